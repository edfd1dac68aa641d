"""The invented case that is written down in both, what changes in it, and the slips. Nobody in it is real."""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS

TODAY = date.today()


def day(days: int) -> str:
    """A date so many days from today, as people in the UK write it: the case is as new as the day it is run."""
    return f"{TODAY + timedelta(days=days):%d/%m/%Y}"


_INFORMATION = {
    "referrer": "Class teacher, Year 5",
    "contact": "School office, extension 21",
    "victim-school": "This school",
    "other-school": "This school",
    "place": "Yes, in the corridor and on the field",
    "review": day(14),
}

# The risk, its level, the actions and the revised level of each row, in the order of Annex A.
_ROWS = (
    ("Child B pushed Child A and took lunch money, three times this month", "HIGH", "Walk with an adult", "MEDIUM"),
    ("It may be a crime, and the police have not been told yet", "MEDIUM", "The DSL will ring the police", "LOW"),
    ("Child A is afraid to be near Child B", "HIGH", "Separate places in class and at lunch", "MEDIUM"),
    ("Child B said that it will happen again", "HIGH", "An adult is near at all times", "MEDIUM"),
    ("Friends of Child A may pay Child B back", "MEDIUM", "Talk to both groups", "LOW"),
    ("Both are in the same class", "MEDIUM", "Child B works in the next room", "LOW"),
    ("Both have lunch at noon", "HIGH", "Two sittings", "LOW"),
    ("They do not share transport", "LOW", "None needed", "LOW"),
    ("Both go to the park after school", "MEDIUM", "Parents will be told", "LOW"),
    ("At breaks, and on the way in", "MEDIUM", "Separate doors", "LOW"),
    ("Others have talked of it in a group chat", "MEDIUM", "Talk to the class about kindness", "LOW"),
)
_REASON = "It has happened three times"

FIRST_CHILD = {
    "reference": "Child A",
    "police.answer": "NO",
    "mash.answer": "NO",
    "external.details": "Victim support",
    "external.answer": "YES",
    "external.date": day(-2),
    "internal.details": "Time to talk",
    "internal.answer": "YES",
    "internal.date": day(-1),
    "camhs.answer": "NO",
    "early-help.answer": "NO",
    "other.answer": "NO",
}
SECOND_CHILD = {
    "reference": "Child B",
    **{f"{action.id}.answer": "NO" for action in ACTIONS},
    "early-help.answer": "YES",
    "early-help.date": day(-1),
}


def _of(number: int, child: dict[str, str]) -> dict[str, str]:
    return {f"child-{number}.{field}": text for field, text in child.items()}


def _considerations() -> dict[str, str]:
    texts: dict[str, str] = {}
    for row, (risk, level, actions, revised) in zip(CONSIDERATIONS, _ROWS, strict=True):
        texts |= {row.risk.id: risk, row.level.id: level, row.actions.id: actions, row.revised.id: revised}
    texts[CONSIDERATIONS[0].level_reason.id] = _REASON
    return texts


FILLED = {**_INFORMATION, **_considerations(), **_of(1, FIRST_CHILD)}
"""The case as it is first written down, by the ids of our form's fields."""
CHANGED = {"review": day(7), "classes.level": "HIGH"}
ADDED = _of(2, SECOND_CHILD)
WHOLE = {**FILLED, **CHANGED, **ADDED}

MISSING = {"classes.level": "", "how-limited.actions": "", "child-2.camhs.answer": ""}
"""What is taken out again, to be found."""


@dataclass(frozen=True)
class Slip:
    """What a tired person does: each place and what is typed there by mistake ("" when it is left or made empty)."""

    what: str
    typed: dict[str, str]


SLIPS = (
    Slip("A date that does not exist: 31/02", {"child-1.internal.date": f"31/02/{TODAY.year}"}),
    Slip("A review date of last year", {"review": f"{day(14)[:6]}{TODAY.year - 1}"}),
    Slip("A level is missing", {"classes.level": ""}),
    Slip("Two levels in one cell", {"threat.level": "HIGH/MEDIUM"}),
    Slip("YES, and the service is not named", {"child-1.external.details": ""}),
    Slip("YES, and no date", {"child-1.external.date": ""}),
    Slip(
        "A consideration is left empty",
        {
            "outside-school.risk": "",
            "outside-school.level": "",
            "outside-school.actions": "",
            "outside-school.revised": "",
        },
    ),
    Slip("HIGH, and no actions to reduce risk", {"breaks.actions": ""}),
    Slip(
        "One child’s answer in the other child’s table",
        {
            "child-1.early-help.answer": "YES",
            "child-1.early-help.date": day(-1),
            "child-2.early-help.answer": "",
            "child-2.early-help.date": "",
        },
    ),
    Slip("A full name where initials should be", {"child-1.reference": "Forename Surname"}),
    Slip("A misspelt word", {"classes.actions": "Child B works in the next roomm"}),
    Slip("The wrong level: LOW, below its revised level", {"threat.level": "LOW"}),
    Slip("The wrong level: LOW, like its revised level", {"breaks.level": "LOW"}),
    Slip("A date that exists, and is the wrong one", {"child-1.external.date": day(-3)}),
)
