"""Says what can be switched on beside the policy's Annex A: parts from section 12, and parts not in this policy.

Section 12 asks for more than Annex A has room for. A part from there quotes it word for word, which
`tools.pages.form.page.check_form` holds to the policy. A part that is good practice elsewhere says that it is not in
this policy. All are off until a person switches them on, and all stand after the policy's own rows.
"""

from dataclasses import dataclass

from tools.browser.assessment.afterwards import (
    ALLEGED_PERPETRATORS_EDUCATION,
    ARRIVAL,
    AT_THE_HEART,
    MOVEMENT,
    MOVING_SCHOOL,
    POLICE_CONTACT,
    POLICE_PROGRESS,
    RECORD_THE_RATIONALE,
    REGULAR_REVIEWS,
    STAFF_TOLD,
    UNDER_REVIEW,
    VICTIMS_EDUCATION,
)
from tools.browser.assessment.earlier import EARLIER, RETIRED
from tools.browser.assessment.fields import Consideration, Field, Source


@dataclass(frozen=True)
class Part:
    """What one switch brings on: rows of considerations, boxes that stand once, boxes for each child, or the log.

    `section_12` has the sentences of that section that speak of it, word for word, when its rows do not.
    """

    id: str
    words: str
    source: Source
    rows: tuple[Consideration, ...] = ()
    entries: tuple[Field, ...] = ()
    for_each_child: tuple[Field, ...] = ()
    section_12: tuple[str, ...] = ()


def _row(row_id: str, title: str, *words: str) -> Consideration:
    return Consideration(row_id, words, "section-12", title)


def _our_row(row_id: str, words: str) -> Consideration:
    return Consideration(row_id, (words,), "not-in-this-policy", words)


_OURS: Source = "not-in-this-policy"


def _plain(field_id: str, words: str) -> Field:
    return Field(field_id, words, "text", "not-in-this-policy", may_name=True)


REVIEWS = "reviews"
TASKS = "tasks"
OWN_VERSION = "own-version"
RATIONALE = Field("rationale", "Decisions, and the rationale behind them", "text", "section-12", may_name=True)

PARTS = (
    Part(
        "movement",
        "Movement between lessons",
        "section-12",
        rows=(_row("movement", "Movement between lessons", MOVEMENT),),
    ),
    Part(
        "arrival",
        "Arrival and leaving",
        "section-12",
        rows=(_row("arrival", "Arrival and leaving", ARRIVAL),),
    ),
    Part(
        "education",
        "Both children’s education",
        "section-12",
        rows=(
            _row("victim-education", "The victim’s education", VICTIMS_EDUCATION),
            _row("alleged-education", "The alleged perpetrator’s education", ALLEGED_PERPETRATORS_EDUCATION),
        ),
    ),
    Part(
        "staff-told",
        "Which staff are told, and what",
        "section-12",
        rows=(_row("staff-told", "Which staff are told, and what", STAFF_TOLD),),
    ),
    Part(
        "police-contact",
        "Police contact, bail and charging",
        "section-12",
        rows=(_row("police-contact", "Police contact, bail and charging", POLICE_PROGRESS, POLICE_CONTACT),),
    ),
    Part(
        "moving-school",
        "Moving to another school",
        "section-12",
        rows=(_row("moving-school", "Moving to another school", MOVING_SCHOOL),),
    ),
    Part(
        "rationale",
        "Decisions and rationale",
        "section-12",
        entries=(RATIONALE,),
        section_12=(RECORD_THE_RATIONALE,),
    ),
    Part(REVIEWS, "A log of reviews", "section-12", section_12=(UNDER_REVIEW, REGULAR_REVIEWS)),
    Part("toilets", "Toilets", "not-in-this-policy", rows=(_our_row("toilets", "Toilets"),)),
    Part(
        "changing",
        "Changing for PE or swimming",
        "not-in-this-policy",
        rows=(_our_row("changing", "Changing for PE or swimming"),),
    ),
    Part(
        "clubs-trips",
        "Clubs, visits and trips",
        "not-in-this-policy",
        rows=(_our_row("clubs-trips", "Clubs, visits and trips"),),
    ),
    Part(
        "place-changes",
        "What we change about the place",
        "not-in-this-policy",
        rows=(_our_row("place-changes", "What we change about the place, and not about a child"),),
    ),
    Part(TASKS, "A list of actions: who, by when, done, and what lets us relax it", "not-in-this-policy"),
    Part(
        "about-child",
        "Each child’s part, age, how they communicate, and what protects them",
        "not-in-this-policy",
        for_each_child=(
            Field("part", "Part: may have been harmed, may have caused harm, saw it, other", "text", _OURS),
            Field("age", "Age and class", "text", _OURS),
            Field("communicates", "How the child communicates, and what helps (language, SEND)", "text", _OURS),
            Field("protects", "What protects the child: people, places, strengths", "text", _OURS, may_name=True),
        ),
    ),
    Part(
        "agreed",
        "Who was there, who agreed or disagreed, and who has a copy",
        "not-in-this-policy",
        entries=(
            Field("agreed.there", "Who was at the meeting (name and role)", "text", _OURS),
            Field("agreed.yes", "Who agreed", "text", _OURS),
            Field("agreed.no", "Who disagreed, and about what", "text", _OURS, may_name=True),
            Field("agreed.copies", "Who has a copy, or was told of it, and since when", "text", _OURS),
        ),
    ),
    Part(
        "key-adults",
        "A key adult for each child, and who stands in",
        "not-in-this-policy",
        for_each_child=(
            Field("key-adult", "Key adult", "text", "not-in-this-policy"),
            Field("stand-in", "Who stands in when the key adult is away", "text", "not-in-this-policy"),
        ),
    ),
    Part(
        "views",
        "The views of each child and of parents or carers",
        "not-in-this-policy",
        for_each_child=(
            Field("child-views", "The child’s own views and wishes", "text", "not-in-this-policy", may_name=True),
            Field("family-views", "The views of parents or carers", "text", "not-in-this-policy", may_name=True),
        ),
        section_12=(AT_THE_HEART,),
    ),
    Part(
        OWN_VERSION,
        "A version for each child, in plain words and pictures",
        "not-in-this-policy",
        for_each_child=(
            _plain("own-who", "The grown-ups I can go to"),
            _plain("own-day", "What happens at lessons, at break and at lunch"),
            _plain("own-way", "How I come to school and go home"),
            _plain("own-worry", "What I can do when I am worried, or when something happens"),
            _plain("own-next", "When we talk about this again"),
        ),
    ),
    *([Part(EARLIER.id, "What an earlier form had", "not-in-this-policy", entries=(EARLIER,))] if RETIRED else []),
    Part(
        "sign-off",
        "Sign-off",
        "not-in-this-policy",
        entries=(
            Field("sign-off.by", "Completed by (name and role)", "text", "not-in-this-policy"),
            Field("sign-off.by-date", "Date completed", "date", "not-in-this-policy"),
            Field("sign-off.agreed", "Agreed by (name and role)", "text", "not-in-this-policy"),
            Field("sign-off.agreed-date", "Date agreed", "date", "not-in-this-policy"),
        ),
    ),
)
