"""One invented case, from the first report to the review three weeks later, as it is typed in both.

Four children at two schools; the police ask to wait, and one family is not to be told yet. Nobody in it is real.
"""

from dataclasses import dataclass

from tests.compare.case import day
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS


@dataclass(frozen=True)
class Walk:
    """A way through a helper: the answers that nobody can know before, what comes out, what somebody writes."""

    helper: str
    title: str
    ending: str
    answers: dict[str, str]
    """By step. What the page offers from a helper before is kept; a pause is pressed on."""
    reason: str
    notes: dict[str, str]
    """By row of Annex A."""


@dataclass(frozen=True)
class Child:
    """Who is in it, as the case record asks. Words that are chosen there are typed in a word processor."""

    reference: str
    part: str
    school: str
    speaks: str
    home: str
    family: str
    told: str


NOTES = {
    "classes": "P1 and Q2 are not in one class. P1 and R3 are, for every lesson.",
    "breaks": "All four have lunch at noon, and share the yard.",
    "social-media": "S4 has seen messages in a group. Nobody has kept them.",
}
WALKS = (
    Walk(
        "a-report-of-sexual-violence-or-harassment",
        "A report of sexual violence or harassment",
        "Protect, plan and record",
        {
            "danger-now": "no",
            "your-role": "yes",
            "what-cannot-wait": "none-of-these",
            "about-an-adult": "no",
            "an-image-or-message": "no",
            "a-reported-offence": "yes-perhaps-in-the-last-days",
            "the-report-first": "it-has-gone-to-them",
        },
        "P1 told the class teacher after lunch. The DSL rang the police and social care at once.",
        {},
    ),
    Walk(
        "the-police",
        "The police",
        "Work with the police",
        {"danger-now": "no"},
        "The police ask the school to wait: nobody speaks with Q2 or R3 about it before they do.",
        {},
    ),
    Walk(
        "telling-families",
        "Telling families",
        "Telling the victim's family",
        {
            "danger-now": "no",
            "risk-from-telling": "yes-in-another-way",
            "decided-with-the-agencies": "to-tell-one-family-or-both",
            "which-family": "the-victims",
        },
        "Agreed with the police: the family of P1 is told today. The family of Q2 is not to be told yet.",
        {},
    ),
    Walk(
        "planning-for-safety",
        "Planning for safety",
        "Write the plan",
        {"danger-now": "no", "the-plan-so-far": "no"},
        "A plan is needed from tomorrow morning. The police agree to separate places, without a reason given.",
        NOTES,
    ),
)
CHILDREN = (
    Child("P1", "May have been harmed", "", "", "1515", "Told", "The DSL told the mother at school, at three."),
    Child(
        "Q2",
        "May have caused harm",
        "Hillside School",
        "The DSL, once the police agree",
        "1530",
        "Not to be told yet",
        "The police speak with Q2 first, tomorrow.",
    ),
    Child("R3", "May have caused harm", "", "", "1515", "Not told yet", "Waits for the police too."),
    Child("S4", "Saw or heard it", "", "", "1600", "Told", "The class teacher rang the father."),
)
LINES = (
    ("Police, by telephone", "They ask to wait. They ring again before noon tomorrow."),
    ("Social care, by telephone", "Referral taken. They ring the family of P1 this evening."),
)

_INFORMATION = {
    "referrer": "Class teacher, Year 6",
    "contact": "School office, extension 21",
    "victim-school": "This school",
    "place": "Behind the sports hall, after lunch",
    "review": day(21),
}
# The risk, its level, the actions with whom each is for, and the revised level.
_ROWS = {
    "incident": (
        "P1 says that Q2 and R3 touched P1 under the clothes.",
        "HIGH",
        "[P1] Miss K is there for you, all day.\n[staff] Do not ask P1, Q2 or R3 about it.",
        "HIGH",
    ),
    "crime": (
        "It may be one. The police have it.",
        "HIGH",
        "[all families] The police lead. We wait for them.",
        "HIGH",
    ),
    "limit-contact": (
        "Q2 comes here on two afternoons, for sport.",
        "HIGH",
        "[Q2] Sport is at your own school for now.\n[staff] Q2 is not on the site.",
        "LOW",
    ),
    "threat": ("None spoken of.", "MEDIUM", "[staff] Tell the DSL at once if you hear of one.", "LOW"),
    "physical-harm": ("P1 was bruised.", "MEDIUM", "[P1] You can see the nurse at any time.", "LOW"),
    "classes": (NOTES["classes"], "HIGH", "[P1] You sit by the door.\n[R3] You work in the next room.", "MEDIUM"),
    "breaks": (NOTES["breaks"], "HIGH", "[P1, S4] You have first lunch.\n[R3] You have second lunch.", "MEDIUM"),
    "transport": ("They do not share transport.", "LOW", "None needed.", "LOW"),
    "outside-school": ("R3 lives near P1.", "MEDIUM", "[P1] Your mother brings you and fetches you.", "LOW"),
    "how-limited": ("On the way in.", "MEDIUM", "[R3] You come in by the office.", "LOW"),
    "social-media": (NOTES["social-media"], "HIGH", "[S4] Show messages to Miss K, to nobody else.", "MEDIUM"),
}


def _considerations() -> dict[str, str]:
    texts: dict[str, str] = {}
    for row in CONSIDERATIONS:
        risk, level, actions, revised = _ROWS[row.id]
        texts |= {row.risk.id: risk, row.level.id: level, row.actions.id: actions, row.revised.id: revised}
    return texts


def _child(number: int, yes: dict[str, str]) -> dict[str, str]:
    answers = {f"{action.id}.answer": "YES" if action.id in yes else "NO" for action in ACTIONS}
    dates = {f"{name}.date": date for name, date in yes.items()}
    details = {"internal.details": "Time to talk"} if "internal" in yes else {}
    own = {"reference": CHILDREN[number - 1].reference, **answers, **dates, **details}
    return {f"child-{number}.{field}": text for field, text in own.items()}


def _further_action() -> dict[str, str]:
    today = day(0)
    calls_for: tuple[dict[str, str], ...] = (
        {"police": today, "mash": today, "internal": day(1)},
        {"police": today},
        {"police": today},
        {},
    )
    return {field: text for number, yes in enumerate(calls_for, start=1) for field, text in _child(number, yes).items()}


PLAN = {**_INFORMATION, "other-school": "Hillside School", **_considerations(), **_further_action()}
"""Annex A by the ids of our form's fields. In our form the notes, references and one school come from the record."""
FROM_THE_RECORD = {
    "other-school": "Hillside School",
    **{f"{row}.risk": note for row, note in NOTES.items()},
    **{f"child-{number}.reference": child.reference for number, child in enumerate(CHILDREN, start=1)},
}
TASKS = (
    ("Ring the police before noon", "DSL", day(1), "They have spoken with Q2"),
    ("Separate lunches for P1 and R3", "Head of Year 6", day(1), "The review says so"),
    ("Speak with the DSL of Hillside School", "DSL", day(2), "The police agree"),
)
"""What is done, who sees to it, by when, and what must be true to relax it."""

REVIEWED = {
    "review": day(42),
    "limit-contact.level": "MEDIUM",
    "classes.revised": "LOW",
    "breaks.level": "MEDIUM",
    "crime.actions": "[all families] The police have spoken with all. They go on.",
}
"""What is otherwise three weeks later."""
REVIEW = (day(21), "DSL, head of Year 6, mother of P1", "Q2 stays away. P1 is well in class.", day(42))
"""When, who took part, what changed, and the date of the next review."""
