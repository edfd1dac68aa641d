"""What to weigh at rows of Annex A that the policy leaves bare, and a check that its quotations stand in the policy."""

from dataclasses import dataclass

from tools.sources.policy.text import Policy, find_in_section


@dataclass(frozen=True, slots=True)
class Weigh:
    """Words beside a row: ``ours`` say what the policy does not, ``quote`` are its own from ``section``, or ""."""

    row: str
    ours: str
    quote: str = ""
    section: str = ""


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
        "8",
    ),
    Weigh("limit-contact", _APART),
    Weigh("classes", _APART),
)


def weigh_problems(policy: Policy, beside: tuple[Weigh, ...] = WEIGH) -> list[str]:
    """Quotations beside the form's rows that do not stand in the policy."""
    here = "tools/sources/weigh.py:1"
    return [
        f"{here}: “{each.quote}” does not stand in section {each.section}. Quote it word for word."
        for each in beside
        if each.quote and find_in_section(policy, each.section, each.quote) is None
    ]
