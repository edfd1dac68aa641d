"""Makes the file to take along: names, numbers, dates and texts that were changed, the sheet, and who signs it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tools.browser.flow.model import Problem
from tools.keepers.desk import school
from tools.keepers.desk.changes import RECORD, SCHOOL, Changes, kind_of, state_of
from tools.keepers.desk.differences import Differences, Entry, Section, differences, plain_differences
from tools.keepers.desk.rules import broken
from tools.keepers.desk.scenario import no_longer_fitting
from tools.keepers.desk.sentences import title_of as title_of_file
from tools.keepers.desk.signing import Pair, dated, record_of, signature, with_reviews
from tools.keepers.desk.texts import mark_of, published, right, title_of
from tools.keepers.writing import standing
from tools.sources import load
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted
from tools.sources.review.snapshot import Snapshot

NO_LONGER = "Scenarios that do not fit it any more: mend them too, or nothing is saved"
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


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs from what the desk stands on: school.toml with its boxes, texts, and what each of them changes."""

    text: str
    boxes: Sequence[school.Change]
    texts: Mapping[str, str]
    found: Mapping[str, Differences]

    @property
    def marks(self) -> dict[str, str]:
        """What each is known by."""
        boxes = {"": school.mark(self.text)} if self.boxes else {}
        return {**boxes, **{file: each.mark for file, each in self.found.items()}}

    @property
    def files(self) -> dict[str, str]:
        """The files, as somebody typed them."""
        return {**({SCHOOL: self.text} if self.boxes else {}), **self.texts}


def changed(work: Work) -> Changed:
    """What somebody has changed. Raises SourceError for no box of ours, for mistakes, and for a safety rule broken."""
    text = school.filled(work.values)
    boxes = school.changes_in(text, school.published())
    texts = {file: words for file, words in sorted(work.texts.items()) if words != published(file)}
    found = {file: weighed(file, words, texts) for file, words in texts.items()}
    if wrong := [each for _, rules in found.values() for each in rules]:
        raise SourceError(wrong)
    return Changed(text, boxes, texts, {file: differs for file, (differs, _) in found.items()})


def weighed(file: str, words: str, texts: Mapping[str, str]) -> tuple[Differences, list[Problem]]:
    """What a changed text says and calls for otherwise, and each safety rule that it breaks and that was kept.

    ``texts`` are all that differ at the desk. Raises SourceError for mistakes in it.
    """
    plain = plain_differences(title_of_file(file, words), published(file), words)
    if not kind_of(file):
        return plain, []
    now = right(file, words, texts)
    try:
        before = right(file, published(file))
    except SourceError:
        # A new edition has left mistakes in it, and they are mended now. Its lines can be compared, and nobody can tell
        # which rules it kept.
        return replace(plain, title=title_of(file, now), mark=mark_of(file, now)), []
    found = differences(file, before, now)
    as_here = {**texts, file: words}
    fits_not = [Entry(title, said) for flow in now.flows for title, said in no_longer_fitting(flow.title, as_here)]
    more = (Section(NO_LONGER, tuple(fits_not)),) if fits_not else ()
    return replace(found, sections=(*found.sections, *more)), broken(file, before, now)


def refuse_another(changes: Changed, signer: Signer) -> None:
    """Raises SourceError where what would be signed is not what was shown."""
    by = signer.by.strip()
    if not by.isprintable():
        raise SourceError.saying("Say who has read it, as a role.")
    if by and any(signer.shown.get(name) != mark for name, mark in changes.marks.items()):
        raise SourceError.saying(OTHERS)


def made(work: Work, signer: Signer) -> Changes:
    """The changes to take along. Raises SourceError for what cannot be taken."""
    if wrong := school.problems(school.filled(work.values)):
        raise SourceError(wrong)
    new = changed(work)
    if not new.boxes and not new.texts:
        raise SourceError.saying("Nothing has been changed yet.")
    refuse_another(new, signer)
    by, texts = signer.by.strip(), new.texts
    if by:
        texts = {file: dated(words, signer.on) for file, words in texts.items()}
    pairs = {file: Pair(*_pair(file, words, texts)) for file, words in texts.items()}
    record = with_reviews(read_record(), pairs, by, signer.on) if by and texts else ""
    files = {**({SCHOOL: school.signed_text(new.text, by, signer.on)} if new.boxes else {}), **texts}
    files |= {RECORD: record} if record else {}
    made_from = {file: state_of(published(file)) for file in texts}
    made_from |= {SCHOOL: state_of(school.published())} if new.boxes else {}
    signed = record_of(record) if record else read_record()
    signatures = {file: signature(file, pair, signed) for file, pair in pairs.items()}
    head = f"{school.name_of(new.text)}: changes from the keepers' desk, made on {on_day(signer.on.isoformat())}.\n"
    signatures |= {SCHOOL: school.signature(files[SCHOOL])} if new.boxes else {}
    return Changes(files, "\n".join([head, *told(new, signatures)]), made_from)


def _pair(file: str, words: str, texts: Mapping[str, str]) -> tuple[Snapshot, Snapshot]:
    return right(file, published(file)), right(file, words, texts)


def told(new: Changed, signatures: Mapping[str, str] | None = None) -> Iterator[str]:
    """What changed and who signed it, for anybody to read, print and keep. A new edition is signed as one."""
    by = {file: f"{said}\n" for file, said in (signatures or {}).items()}
    if new.boxes:
        yield f"NAMES, NUMBERS AND DATES ({SCHOOL})\n{by.get(SCHOOL, '')}"
        yield from (f"{each.what}\n  The site said: {each.now}\n  It will say:   {each.then}\n" for each in new.boxes)
    for file, each in new.found.items():
        kind, _, title = each.title.partition(" ")
        yield f"{kind.upper()} {title}".rstrip() + f" ({file})\n{by.get(file, '')}"
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
