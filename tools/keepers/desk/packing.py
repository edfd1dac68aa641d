"""Makes the file to take along: names, numbers, dates and texts that were changed, the sheet, and who signs it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.keepers.desk import school
from tools.keepers.desk.changes import RECORD, SCHOOL, Changes, state_of
from tools.keepers.desk.differences import Differences, differences
from tools.keepers.desk.signing import Pair, dated, record_of, signature, with_reviews
from tools.keepers.desk.texts import published, right
from tools.keepers.writing import standing
from tools.sources import load
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted
from tools.sources.review.snapshot import Snapshot

OTHERS = "What you signed is not what stands here now. Read it again, then sign it."


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody has changed: boxes by their id, texts by their file."""

    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as a role, "" for nobody; the day; the mark of each text as it was shown, of the boxes under ""."""

    by: str
    on: datetime.date
    shown: Mapping[str, str] = field(default_factory=dict)


def made(work: Work, signer: Signer) -> Changes:
    """The changes to take along. Raises SourceError for what cannot be taken."""
    text = school.filled(work.values)
    if wrong := school.problems(text):
        raise SourceError(wrong)
    boxes = school.changes_in(text, school.published())
    texts = {file: words for file, words in sorted(work.texts.items()) if words != published(file)}
    if not boxes and not texts:
        raise SourceError.saying("Nothing has been changed yet.")
    found = {file: differences(file, *_pair(file, words, texts)) for file, words in texts.items()}
    marks = {**({"": school.mark(text)} if boxes else {}), **{file: each.mark for file, each in found.items()}}
    by = signer.by.strip()
    if not by.isprintable():
        raise SourceError.saying("Say who has read it, as a role.")
    if by and any(signer.shown.get(name) != mark for name, mark in marks.items()):
        raise SourceError.saying(OTHERS)
    if by:
        texts = {file: dated(words, signer.on) for file, words in texts.items()}
    pairs = {file: Pair(*_pair(file, words, texts)) for file, words in texts.items()}
    record = with_reviews(read_record(), pairs, by, signer.on) if by and texts else ""
    files = {**({SCHOOL: school.signed_text(text, by, signer.on)} if boxes else {}), **texts}
    files |= {RECORD: record} if record else {}
    made_from = {file: state_of(published(file)) for file in texts}
    made_from |= {SCHOOL: state_of(school.published())} if boxes else {}
    signed = record_of(record) if record else read_record()
    signatures = {file: signature(file, pair, signed) for file, pair in pairs.items()}
    return Changes(files, "\n".join(_sheet(files, text, boxes, found, signatures, signer.on)), made_from)


def _pair(file: str, words: str, texts: Mapping[str, str]) -> tuple[Snapshot, Snapshot]:
    return right(file, published(file)), right(file, words, texts)


def _sheet(
    files: Mapping[str, str],
    text: str,
    boxes: Sequence[school.Change],
    found: Mapping[str, Differences],
    signatures: Mapping[str, str],
    on: datetime.date,
) -> Iterator[str]:
    """What changed and who signed, for anybody to read, print and keep."""
    yield f"{school.name_of(text)}: changes from the keepers' desk, made on {on_day(on.isoformat())}.\n"
    if boxes:
        yield f"NAMES, NUMBERS AND DATES ({SCHOOL})\n{school.signature(files[SCHOOL])}\n"
        yield from (f"{each.what}\n  The site said: {each.now}\n  It will say:   {each.then}\n" for each in boxes)
    for file, each in found.items():
        kind, _, title = each.title.partition(" ")
        yield f"{kind.upper()} {title}".rstrip() + f" ({file})\n{signatures[file]}\n"
        yield from (*each.lines(), "")


def build_problems(files: Mapping[str, str]) -> list[str]:
    """What would stop the site from being built and published with these files: everything is read, as the build does.

    That a text among them is not signed is said on the sheet and by the build, and does not keep it from being taken.
    """
    with standing({PROJECT / name: text for name, text in files.items()}):
        try:
            read = load.load()
        except SourceError as bad:
            return [str(problem) for problem in bad.problems]
        found = wanted(read.snapshot, read_record())
        return [str(problem) for unit, problem in found if unit.path not in files]
