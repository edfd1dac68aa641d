"""Says what stands on the policy's Annex A: every field, in order, in the policy's own words.

The page, the check for gaps, the print and the Word file all come from this one list, and from the further
parts in `tools.browser.assessment.further`. The words are those of the policy's Annex A as adopted on 15 Nov 2021,
slips included (the missing question mark too): an error in them is noted on the policy's page, never mended
here. `tools.pages.form.page.check_form` compares this list with that page.
"""

from dataclasses import dataclass
from typing import Literal

from tools.browser.assessment.afterwards import AFTERWARDS

Kind = Literal["text", "date", "level", "answer"]
Source = Literal["annex-a", "section-12", "not-in-this-policy"]

LEVELS = ("HIGH", "MEDIUM", "LOW")
ANSWERS = ("YES", "NO")

# What a reader sees beside words that are not Annex A's own. Every row and field carries its source,
# so that further rows can stand beside the policy's without being taken for them.
SOURCE_TAGS: dict[Source, str] = {
    "annex-a": "",
    "section-12": f"from section {AFTERWARDS}",
    "not-in-this-policy": "not in this policy",
}

TITLE = ("ANNEX A", "Risk Assessment/Safety planning guidance")
INFORMATION_HEADING = "Basic information"
CONSIDERATION_COLUMNS = (
    "CONSIDERATIONS",
    "RISK (CONSIDER VICTIM, CHILD ALLEGED TO HAVE CAUSED HARM, OTHER PUPILS AND STAFF)",
    "RISK LEVEL (HIGH, MEDIUM OR LOW)",
    "ACTIONS TO REDUCE RISK",
    "REVISED RISK LEVEL (HIGH, MEDIUM OR LOW)",
)
ACTIONS_HEADING = "Further action taken by the school or college: Please complete for each child involved."
ACTION_COLUMNS = ("Action", "YES/NO", "Date")
# The policy's form has two tables of further action, so a blank one starts with two children.
CHILDREN_ON_THE_FORM = 2


# Whom the second column's heading names: the risk can be set out for each.
PARTIES = (
    ("victim", "Victim"),
    ("alleged", "Child alleged to have caused harm"),
    ("pupils", "Other pupils"),
    ("staff", "Staff"),
)


@dataclass(frozen=True)
class Field:
    """One place to write: `id` never changes once a version of the form is in use.

    `may_name` is true where people are likely to write a child's name: the page asks for initials there.
    """

    id: str
    words: str
    kind: Kind
    source: Source = "annex-a"
    may_name: bool = False


@dataclass(frozen=True)
class Consideration:
    """One row of the considerations table: its questions, each on a line of its own.

    `title` names a row whose words are too long, or are no question, to be its name.
    """

    id: str
    questions: tuple[str, ...]
    source: Source = "annex-a"
    title: str = ""

    @property
    def name(self) -> str:
        """The title, or the first question as short as it can be said: what labels and messages call this row."""
        question, mark, _ = self.questions[0].partition("?")
        return self.title or question + mark

    @property
    def risk(self) -> Field:
        """The risk, as one text."""
        return self._field("risk", CONSIDERATION_COLUMNS[1], "text", may_name=True)

    @property
    def parties(self) -> tuple[Field, ...]:
        """The risk once more, for each of those whom the column's heading names."""
        return tuple(self._field(f"risk-{party}", words, "text", may_name=True) for party, words in PARTIES)

    @property
    def level(self) -> Field:
        """The level before the actions: always a person's choice."""
        return self._field("level", CONSIDERATION_COLUMNS[2], "level")

    @property
    def level_reason(self) -> Field:
        """Why this level. Section 12: "we will record our decision making together with the rationale"."""
        return Field(f"{self.id}.level-reason", "Reason for this level", "text", "section-12")

    @property
    def actions(self) -> Field:
        """What is done to reduce the risk."""
        return self._field("actions", CONSIDERATION_COLUMNS[3], "text", may_name=True)

    @property
    def revised(self) -> Field:
        """The level after the actions: always a person's choice."""
        return self._field("revised", CONSIDERATION_COLUMNS[4], "level")

    @property
    def revised_reason(self) -> Field:
        """Why this revised level."""
        return Field(f"{self.id}.revised-reason", "Reason for the revised level", "text", "section-12")

    @property
    def fields(self) -> tuple[Field, ...]:
        """The row's places to write, in the order of the columns."""
        before = (self.risk, *self.parties, self.level, self.level_reason)
        return (*before, self.actions, self.revised, self.revised_reason)

    def _field(self, part: str, words: str, kind: Kind, *, may_name: bool = False) -> Field:
        return Field(f"{self.id}.{part}", words, kind, self.source, may_name)


@dataclass(frozen=True)
class Action:
    """One row of the further action table, which is filled in once for each child.

    `details` is the label of the row's box for saying which service or what action;
    a row without such a box has none.
    """

    id: str
    words: str
    details: str = ""
    details_source: Source = "annex-a"
    source: Source = "annex-a"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The row's places to write, in the order in which they are met."""
        _, answer, date = ACTION_COLUMNS
        details = (Field(f"{self.id}.details", self.details, "text", self.details_source),)
        return (
            *(details if self.details else ()),
            Field(f"{self.id}.answer", answer, "answer", self.source),
            Field(f"{self.id}.date", date, "date", self.source),
        )


INFORMATION = (
    Field("referrer", "Referrer Name and role", "text"),
    Field("contact", "Referrer Contact details (email address and phone number)", "text"),
    Field("victim-school", "Name of school(s) for victim(s)", "text"),
    Field("other-school", "Name of school(s) for child/ren alleged to have caused harm", "text"),
    Field("place", "Did incident occur on school premises? If not, where did the incident occur?", "text"),
    Field("review", "Date for risk assessment/safety plan review", "date"),
)

CONSIDERATIONS = (
    Consideration("incident", ("What is the incident?", "Who was involved?", "Where did it happen")),
    Consideration(
        "crime",
        (
            "Does this incident constitute a crime? Assault, sexual assault, rape, sharing of indecent images "
            "of children, etc. etc. As such has this been referred to the police?",
        ),
    ),
    Consideration(
        "limit-contact",
        (
            "Is it necessary to limit contact between the children involved? Refer to KCSiE and DFE guidance "
            "on sexual harassment and sexual violence in schools and colleges.",
        ),
    ),
    Consideration(
        "threat",
        (
            "Is there an actual or perceived threat from the child alleged to have caused harm to the victim "
            "and/or others?",
        ),
    ),
    Consideration(
        "physical-harm",
        (
            "Is either the victim or the child alleged to have caused harm at risk of physical harm because of "
            "this incident (for example, bullying or 'retribution' by peers)?",
        ),
    ),
    Consideration("classes", ("Do they share any classes/lessons?",)),
    Consideration("breaks", ("Do they share break times?", "Do they share peer/friendship groups?")),
    Consideration("transport", ("Do they share transport to/from school?",)),
    Consideration(
        "outside-school",
        (
            "Are they likely to meet each other (or anyone else involved in/with knowledge of the incident) "
            "outside of school?",
        ),
    ),
    Consideration("how-limited", ("How can this contact be limited?",)),
    Consideration("social-media", ("Is there a risk of harm from social media and gossip?",)),
)

# The policy's form names no child, so that two tables cannot be told apart: this field is ours.
REFERENCE = Field("reference", "Initials or a reference", "text", "not-in-this-policy", may_name=True)

# The policy's first table has no "(specify)"; its second has. Every child gets the second's words.
ACTIONS = (
    Action("police", "Police informed"),
    Action("mash", "Referral to MASH"),
    Action("external", "Referral to external support services (specify)", "Specify"),
    Action("internal", "Referral to internal support services (specify)", "Specify"),
    Action("camhs", "Referral to CAMHS"),
    Action("early-help", "Referral to early help"),
    Action("other", "Other", "Say what", "not-in-this-policy"),
)
