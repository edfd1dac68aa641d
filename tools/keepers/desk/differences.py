"""What a changed text says and calls for otherwise than the published one, in words that somebody can sign."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from tools.browser.flow.duties import Due, due_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.keepers.desk.duties import moved
from tools.keepers.desk.texts import mark_of, title_of
from tools.keepers.matching import match
from tools.keepers.report_text import MOST_WAYS, counted, line_in_words, reworded_name, route_in_words, way_in_words
from tools.keepers.routes import changed_routes
from tools.keepers.wording import Reworded, rewordings
from tools.sources.digest import CACHED, digest
from tools.sources.review.content_lines import ContentLine
from tools.sources.review.snapshot import Snapshot

ROUTES = "Answers that now lead to another ending, or call for less"
ENDINGS = "Duties that came or went on some way to an ending"
DUTIES = "Duties, and the endings that gain or lose their line"
WORDS = "Words"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that differs, with what there is to say of it; ``less`` says that it calls for less than before."""

    said: str
    more: tuple[str, ...] = ()
    less: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What differs in one way."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs. ``mark`` is the fingerprint of the words as they are now."""

    title: str
    mark: str
    sections: tuple[Section, ...]

    def as_data(self) -> dict[str, object]:
        """For the page."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """For the sheet."""
        for section in self.sections:
            yield section.heading.upper()
            for each in section.entries:
                yield f"- {'LESS THAN BEFORE. ' if each.less else ''}{each.said}"
                yield from (f"    {line}" for line in each.more)
            yield from [] if section.entries else ["None."]


def differences(file: str, old: Snapshot, new: Snapshot) -> Differences:
    """Compares two states of one text, both of which the build takes."""
    found = []
    for before, now in zip(old.flows, new.flows, strict=True):
        found += [Section(ROUTES, (*_routes(before, now),)), Section(ENDINGS, (*_endings(before, now),))]
    if new.table.duties:
        entries = (Entry(each.title, each.said, each.less) for each in moved(old.table, new.table))
        found.append(Section(DUTIES, tuple(entries)))
    found.append(Section(WORDS, (*_words(file, old, new),)))
    return Differences(title_of(file, new), mark_of(file, new), tuple(found))


def plain_differences(title: str, old: str, new: str) -> Differences:
    """Compares two states of a text that has no ways and no duties, line by line."""
    matched = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    entries = tuple(
        Entry(f"Line {begin + 1}", (*_lines_of("It said", old, at, to), *_lines_of("It says", new, begin, end)))
        for fate, at, to, begin, end in matched.get_opcodes()
        if fate != "equal"
    )
    return Differences(f"Words “{title}”", digest(new.encode(), digits=CACHED), (Section(WORDS, entries),))


def _lines_of(what: str, text: str, begin: int, end: int) -> Iterator[str]:
    yield from (f"{what}: {line.strip()}" for line in text.splitlines()[begin:end] if line.strip())


def _routes(old: Flow, new: Flow) -> Iterator[Entry]:
    for each in changed_routes(old, new):
        ways = [way_in_words(way) for way in each.ways[:MOST_WAYS]]
        if (more := len(each.ways) - MOST_WAYS) > 0:
            ways.append(f"and {counted(more, 'way')} more")
        yield Entry(route_in_words(each), tuple(ways), each.less_urgent)


def _endings(old: Flow, new: Flow) -> Iterator[Entry]:
    """What ways call for that still lead to one ending. Where they lead elsewhere, a route says what they lose."""
    same = match(old, new)
    before = {tuple(same.answer(pair) or pair for pair in given): (given, end) for given, end in paths(old)}
    found: dict[str, tuple[set[str], ...]] = {}
    for given, end in paths(new):
        given_before, end_before = before.get(given, ((), end))
        if given_before and same.step(end_before.id) == end.id:
            was, is_now = due_on(old, given_before), due_on(new, given)
            so_far = found.get(end.title, (set(), set(), set(), set()))
            found[end.title] = tuple(one | more for one, more in zip(so_far, _changed(was, is_now), strict=True))
    for title, changed in found.items():
        if any(changed):
            told = ([duty.title for duty in new.table.duties if duty.id in each] for each in changed)
            yield Entry(f"“{title}”", tuple(_in_sentences(*told)))


def _changed(before: Due, now: Due) -> tuple[set[str], ...]:
    unsure = {duty for duty, sure in now.items() if not sure and before.get(duty)}
    sure = {duty for duty, sure in now.items() if sure and before.get(duty) is False}
    return before.keys() - now.keys(), now.keys() - before.keys(), unsure, sure


def _in_sentences(went: list[str], came: list[str], unsure: list[str], sure: list[str]) -> Iterator[str]:
    """What changed at an ending, a sentence for each way in which a duty can change."""
    told = {
        "No longer called for": went,
        "Called for now, and was not": came,
        "Was sure, and now begins with an “if”": unsure,
        "Began with an “if”, and is sure now": sure,
    }
    return (f"{what}: {'; '.join(duties)}." for what, duties in told.items() if duties)


def _words(file: str, old: Snapshot, new: Snapshot) -> Iterator[Entry]:
    for each in rewordings(old, new):
        if each.unit.path == file:
            said = [line.strip() for pair in _lines(each) for line in line_in_words(*pair).split("\n")]
            warning = [each.warning] if each.warning else []
            yield Entry(reworded_name(each), (*warning, *said), bool(each.warning))


def _lines(each: Reworded) -> Iterable[tuple[ContentLine | None, ContentLine | None]]:
    """What differs; of a scenario or a duty that is new or gone every line: whoever signs it reads all of it."""
    every = [line for place in each.unit.places for line in place.lines]
    return each.lines or [(None, line) if each.fate == "new" else (line, None) for line in every]
