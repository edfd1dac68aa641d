"""Makes the file to take along: names, numbers, dates and helpers that were changed, the sheet, and who signs it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tools.keepers.desk import school
from tools.keepers.desk.changes import RECORD, SCHOOL, Changes, state_of
from tools.keepers.desk.differences import Differences, differences
from tools.keepers.desk.helper import as_published, published, right
from tools.keepers.desk.signing import dated, record_of, signature, with_reviews
from tools.sources import load
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted

OTHERS = "What you signed is not what stands here now. Read it again, then sign it."


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody has changed: boxes by their id, helpers' texts by their name."""

    values: Mapping[str, str] = field(default_factory=dict)
    helpers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as a role, "" for nobody; the day; the mark of each helper as it was shown, of the boxes under ""."""

    by: str
    on: datetime.date
    shown: Mapping[str, str] = field(default_factory=dict)


def made(work: Work, signer: Signer) -> Changes:
    """The changes to take along. Raises SourceError for what cannot be taken."""
    text = school.filled(work.values)
    if wrong := school.problems(text):
        raise SourceError(wrong)
    boxes = school.changes_in(text, school.published())
    changed = {name: words for name, words in sorted(work.helpers.items()) if words != published(name)}
    found = {name: differences(as_published(name), right(name, words)) for name, words in changed.items()}
    if not boxes and not changed:
        raise SourceError.saying("Nothing has been changed yet.")
    marks = {**({"": school.mark(text)} if boxes else {}), **{name: each.mark for name, each in found.items()}}
    by = signer.by.strip()
    if not by.isprintable():
        raise SourceError.saying("Say who has read it, as a role.")
    if by and any(signer.shown.get(name) != mark for name, mark in marks.items()):
        raise SourceError.saying(OTHERS)
    files: dict[str, str] = {}
    if boxes:
        files[SCHOOL] = school.signed_text(text, by, signer.on)
    if by:
        changed = {name: dated(words, signer.on) for name, words in changed.items()}
    files |= {_file(name): words for name, words in changed.items()}
    if by and changed:
        files[RECORD] = with_reviews(read_record(), changed, by, signer.on)
    made_from = {_file(name): state_of(published(name)) for name in changed}
    made_from |= {SCHOOL: state_of(school.published())} if boxes else {}
    return Changes(files, "\n".join(_sheet(text, boxes, found, files, signer.on)), made_from)


def _file(name: str) -> str:
    return f"tools/flowcharts/{name}.md"


def _sheet(
    text: str,
    boxes: Sequence[school.Change],
    found: Mapping[str, Differences],
    files: Mapping[str, str],
    on: datetime.date,
) -> Iterator[str]:
    """What changed and who signed, for anybody to read, print and keep."""
    yield f"{school.name_of(text)}: changes from the keepers' desk, made on {on_day(on.isoformat())}.\n"
    if boxes:
        yield f"NAMES, NUMBERS AND DATES ({SCHOOL})\n{school.signature(files[SCHOOL])}\n"
        yield from (f"{each.what}\n  The site said: {each.now}\n  It will say:   {each.then}\n" for each in boxes)
    record = record_of(files[RECORD]) if RECORD in files else read_record()
    for name, each in found.items():
        yield f"HELPER “{each.title}” ({_file(name)})\n{signature(name, files[_file(name)], record)}\n"
        yield from (*each.lines(), "")


def build_problems(files: Mapping[str, str]) -> list[str]:
    """What would stop the site from being built and published with these files: everything is read, as the build does.

    That a helper among them is not signed is said on the sheet and by the build, and does not keep it from being taken.
    """
    with standing(files):
        try:
            read = load.load()
        except SourceError as bad:
            return [str(problem) for problem in bad.problems]
        found = wanted(read.snapshot, read_record())
        return [str(problem) for unit, problem in found if unit.path not in files]


@contextmanager
def standing(files: Mapping[str, str]) -> Iterator[None]:
    """The project with these files in the place of its own. In the browser that is a copy, in the worker's memory."""
    before = {name: (PROJECT / name).read_bytes() for name in files}
    try:
        for name, text in files.items():
            (PROJECT / name).write_text(text, encoding="utf-8")
        yield
    finally:
        for name, content in before.items():
            (PROJECT / name).write_bytes(content)
