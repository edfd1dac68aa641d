"""What to weigh at rows of Annex A that the policy leaves bare, and a check that its quotations stand in the policy."""

from dataclasses import dataclass

from tools.browser.flow.model import Problem
from tools.sources.policy.text import Policy


@dataclass(frozen=True, slots=True)
class Weigh:
    """Words beside a row: ``ours`` say what the policy does not, from ``source``; ``quote`` are its own, or ""."""

    row: str
    ours: str
    source: str
    quote: str = ""


FURTHER_ACTION = "further-action"
"""Stands above the tables of further action, and beside no row of the considerations."""
_SITE = "advice of this site"
_NATIONAL = (
    "[Keeping children safe in "
    "education](https://www.gov.uk/government/publications/keeping-children-safe-in-education--2), Part five, 2021 "
    "edition. Check the current edition before relying on this"
)
_APART = (
    "Not in this policy: national guidance of 2021 said that, while the police investigate a reported rape, assault by"
    " penetration or sexual assault, the alleged perpetrator should be removed from classes shared with the victim, "
    "and that the school should consider how best to keep the two a reasonable distance apart, also on transport. It "
    "judges nobody."
)
WEIGH = (
    Weigh(
        "crime",
        "Not in this policy: you do not decide whether it is a crime. Ask the police on 101, also where a child is "
        "under 10 and cannot be charged. Pictures: nobody looks to find out.",
        _SITE,
        "where there is a report of a rape, assault by penetration or sexual assault, the starting point is that this "
        "should be passed to the police who will advise and log according to their own guidelines",
    ),
    Weigh("limit-contact", _APART, _NATIONAL),
    Weigh(
        "threat",
        "Not in this policy: a threat that is felt counts, also where you see none. Think of threats by others, to "
        "either child, and of messages at night. Ask each child what worries them about being here. Where the police "
        "or children’s social care are involved, ask them first what you may ask.",
        _SITE,
        "treat all children involved as being at potential risk - while the child allegedly responsible for the abuse "
        "may pose a significant risk of harm to other children, s/he may also have considerable unmet needs and be at "
        "risk of harm themselves",
    ),
    Weigh(
        "physical-harm",
        "Not in this policy: think of brothers, sisters, cousins and friends on either side, and of whoever told. Who "
        "is near, in the corridor, at the gate, on the way home? Think too of a child who may hurt themself.",
        _SITE,
        "We will do all that we can to ensure both the victim and alleged perpetrator, and any witnesses, are not "
        "being bullied or harassed following this.",
    ),
    Weigh("classes", _APART, _NATIONAL, "do the victim and alleged perpetrator share classes"),
    Weigh(
        "breaks",
        "Not in this policy: think of the dinner queue, toilets, wet breaks, clubs and corners out of sight, and of "
        "who is on duty and knows. If one child has to give something up, look again: it should not be the victim.",
        _SITE,
        "what measures need to be put in place for unstructured time (break and lunchtimes)",
    ),
    Weigh(
        "transport",
        "Not in this policy: think of a bus, a shared taxi, lifts from another family, the walk, and the wait at the "
        "gate. Who arranges the transport, and can change it? Whoever drives or goes along needs to know what to do, "
        "and not what happened. National guidance of 2021 spoke of keeping the two a reasonable distance apart on "
        "transport too, after a report of rape, assault by penetration or sexual assault.",
        f"{_SITE}, and {_NATIONAL}",
        "do the victim and alleged perpetrator travel to and from school using the same form of transport",
    ),
    Weigh(
        "outside-school",
        "Not in this policy: think of a shared street, family friends, clubs, places of worship, parties and holidays."
        " The school cannot order what happens there. It can be agreed with parents or carers, each family apart, once"
        " you know that the family may be told.",
        _SITE,
        "we will ask the police if we have any questions about the progress of the matter for example, are there any "
        "bail conditions in place or has there been a charging decision",
    ),
    Weigh(
        "how-limited",
        "Not in this policy: for each place and time, say where each child sits, goes and waits, which adult sees to "
        "it, and who stands in. Look at each measure from both sides. If one child has to give something up, look "
        "again: it should not be the victim. Say what must be true before it is relaxed.",
        _SITE,
        "the importance in ensuring that the victim can continue in their normal routine, including continuing to "
        "receive a suitable education",
    ),
    Weigh(
        "social-media",
        "Not in this policy: who knows already, and what is going round? Think of the groups of parents too. Agree "
        "what staff say when somebody asks. A picture: nobody looks at it, copies it or sends it on.",
        _SITE,
        "Social media is likely to play a part in the fall out from any incident and friends from either side could "
        "well harass the victim or alleged perpetrator online as well as face to face.",
    ),
    Weigh(
        FURTHER_ACTION,
        "Not in this policy: the form has no row for children’s social care. Write a referral to them under “Other”. "
        "Look at each child by itself, also at one who saw it. Beside a YES, write whom you spoke to and their "
        "reference. A NO is a decision too: write why, in “Decisions and rationale”. Did the police or children’s "
        "social care ask you to wait? Write who said so, and until when.",
        _SITE,
        "In making this decision, we must consider whether a child is at risk of harm or is in immediate danger.",
    ),
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
