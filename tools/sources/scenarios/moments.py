"""Reads and checks the two-minute moments: a situation and one act each, in a file of its own in `tools/moments/`.

One file each, as with scenarios: each is signed by itself, and two people can write at the same time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from tools.browser.flow.model import Problem, Table
from tools.sources.errors import SourceError
from tools.sources.flowcharts.lines import split_front_matter
from tools.sources.flowcharts.read import check_review_date, titled
from tools.sources.numbers import filled_in
from tools.sources.paths import PROJECT
from tools.sources.scenarios.act import Act, is_of_act, read_act
from tools.sources.scenarios.check_act import check_act, for_staff, words_in
from tools.sources.scenarios.facts import HARM, ROLES, check_facts, listed
from tools.sources.scenarios.names import name_problems
from tools.sources.scenarios.read import NEITHER, own_blocks

FIELDS = ("for", "harm", "owner", "reviewed")
MOST_OF_SITUATION = 60
MOST_TO_CHOICE = 150
"""Words of a moment, from its title to the end of its last option."""
ALOUD = 130
"""Words a minute, read aloud to a room."""
TO_CHOOSE = 20
"""Seconds to choose, or to count hands."""
MOST_SECONDS = 90
LEADERS = ("the DSL and deputies", "the headteacher and governors")
"""Whose moments are not the week's for the whole staff."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: for whom, which harm, the situation and the act."""

    name: str
    path: str
    title: str
    audience: tuple[str, ...]
    harm: tuple[str, ...]
    owner: str
    reviewed: str
    situation: tuple[str, ...]
    act: Act
    lines: tuple[int, ...]
    """Where each paragraph of the situation begins."""

    @property
    def words(self) -> int:
        """How many are read before somebody chooses."""
        texts = (self.title, *self.situation, self.act.ask, *(option.words for option in self.act.options))
        return sum(words_in(text) for text in texts)

    @property
    def seconds(self) -> int:
        """How long it takes a room to have heard it and to have chosen."""
        return round(self.words * 60 / ALOUD) + TO_CHOOSE

    @property
    def for_everybody(self) -> bool:
        """Whether it can be the week's for the whole staff."""
        return not set(self.audience) <= set(LEADERS)


def read_moments(folder: Path, table: Table, only: str = "") -> tuple[Moment, ...]:
    """The moments of a folder, in the order of their file names, or the one named. Raises SourceError."""
    moments: list[Moment] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"{only or '*'}.md")):
        shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
        moment, found = read_moment(path.stem, shown, filled_in(path, path.read_text(encoding="utf-8")))
        if moment is not None:
            found = list(check_moment(moment, table))
            moments.append(moment)
        problems += found
    if problems:
        raise SourceError(sorted(problems, key=attrgetter("path", "line")))
    return tuple(moments)


def read_moment(name: str, path: str, text: str) -> tuple[Moment | None, list[Problem]]:
    """The moment that a file's text says, and what is wrong with the text; None when there is any problem."""
    problems: list[Problem] = []
    facts, lines = split_front_matter(text, path, FIELDS, problems)
    check_review_date(facts, path, problems)
    check_facts(facts, path, problems)
    headings = [line for line in lines if line.text.startswith("#")]
    title, _, parts = titled(lines, path, (NEITHER[0], "A moment has its title and no other heading."), problems)
    problems += [Problem(path, heading.number, "A moment has no parts.", "Write one act.") for heading, _ in parts]
    if not title:
        problems.append(Problem(path, 1, "No title.", "Write '# ' and the moment's name above the situation."))
    body = own_blocks([line for line in lines if line not in headings])
    situation = [block for block in body if not is_of_act(block)]
    of_act = [block for block in body if is_of_act(block)]
    for block in situation:
        if block.quoted or re.match(r"[>*+|<!`]|\d+\. ", block.text):
            problems.append(Problem(path, block.number, "A line that a moment does not know.", "Write a paragraph."))
        elif of_act and block.number > of_act[0].number:
            problems.append(
                Problem(path, block.number, "A paragraph stands after 'Act:'.", "Tell the situation before.")
            )
    if title and not situation:
        problems.append(Problem(path, 1, "No situation.", "Tell in a few sentences what somebody sees or hears."))
    if not of_act:
        problems.append(Problem(path, 1, "No act.", "Write 'Act: ' and a question, then the options."))
    act = read_act(of_act, path, problems)
    if problems or act is None:
        return None, problems
    texts = tuple(block.text for block in situation)
    audience, harm = listed(facts["for"]), listed(facts["harm"])
    at = tuple(block.number for block in situation)
    return Moment(name, path, title, audience, harm, facts["owner"], facts["reviewed"], texts, act, at), []


def told_in(act: Act) -> Iterator[tuple[int, str]]:
    """Every text of an act, with its line."""
    yield from ((act.line, text) for text in (act.ask, act.prompt, act.record))
    yield from ((each.line, text) for each in act.options for text in (each.words, each.then, each.say))


def check_moment(moment: Moment, table: Table) -> Iterator[Problem]:
    """Everything in which a moment disagrees with the duties, the limits or the house's rules on words."""
    path, act = moment.path, moment.act
    yield from check_act(path, act, table)
    words = sum(words_in(text) for text in moment.situation)
    if words > MOST_OF_SITUATION:
        yield Problem(path, 1, f"The situation has {words} words.", f"Tell it in at most {MOST_OF_SITUATION}.")
    if moment.words > MOST_TO_CHOICE or moment.seconds > MOST_SECONDS:
        what = f"It has {moment.words} words up to the last option, about {moment.seconds} seconds."
        yield Problem(path, 1, what, f"Keep to {MOST_TO_CHOICE} words and {MOST_SECONDS} seconds.")
    told = [(1, moment.title), *zip(moment.lines, moment.situation, strict=True), *told_in(act)]
    yield from name_problems(path, told)


def not_covered(moments: Sequence[Moment], table: Table) -> dict[str, list[str]]:
    """The forms of harm, the roles and the duties of staff that no moment has."""
    forms = {form for moment in moments for form in moment.harm}
    roles = {role for moment in moments for role in moment.audience}
    duties = {duty for moment in moments for option in moment.act.options for duty in option.duties}
    return {
        "harm": [form for form, name in HARM.items() if name and form not in forms],
        "for": [role for role in ROLES if role not in roles],
        "duties": [duty.id for duty in table.duties if for_staff(duty) and duty.id not in duties],
    }
