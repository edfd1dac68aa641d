"""What to weigh at rows of Annex A that the policy leaves bare, and a check that its quotations stand in the policy."""

from dataclasses import dataclass

from tools.browser.flow.model import Problem
from tools.sources.policy.text import Policy


@dataclass(frozen=True, slots=True)
class Weigh:
    """Words beside a row: ``ours`` say what the policy does not, ``quote`` are its own, or ""."""

    row: str
    ours: str
    quote: str = ""


_APART = (
    "Not in this policy: national guidance of 2021 (Keeping children safe in education, Part five) said that, while "
    "the police investigate a reported rape, assault by penetration or sexual assault, the alleged perpetrator should "
    "be removed from classes shared with the victim, and that the school should consider how best to keep the two a "
    "reasonable distance apart, also on transport. It judges nobody. Check the current edition before relying on this."
)
WEIGH = (
    Weigh(
        "crime",
        "Not in this policy: you do not decide whether it is a crime. Ask the police on 101, also where a child is "
        "under 10 and cannot be charged. Pictures: nobody looks to find out.",
        "where there is a report of a rape, assault by penetration or sexual assault, the starting point is that this "
        "should be passed to the police who will advise and log according to their own guidelines",
    ),
    Weigh("limit-contact", _APART),
    Weigh("classes", _APART),
)


def weigh_problems(policy: Policy, beside: tuple[Weigh, ...] = WEIGH) -> list[Problem]:
    """Quotations beside the form's rows that do not stand in the policy."""
    here = "tools/sources/weigh.py"
    return [
        Problem(here, 1, f"“{each.quote}” does not stand in the policy.", "Quote it word for word.")
        for each in beside
        if each.quote and standing(policy, each.quote) is None
    ]


def standing(policy: Policy, words: str) -> tuple[str, str, str] | None:
    """The section that has the words, its page, and the id of what they stand under."""
    return next(
        (
            (section.key, section.path.name, each.heading_anchor)
            for section in policy.sections
            for each in section.paragraphs
            if words in each.text
        ),
        None,
    )
