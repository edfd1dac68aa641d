"""Puts a file from the keepers' desk into the project: all of it, or nothing where the build would refuse it."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from tools.keepers.desk.changes import RECORD, SCHOOL, kind_of, refuse_older, unpacked
from tools.keepers.desk.school import signature as school_signature
from tools.keepers.desk.signing import Pair, merged, record_of, signature
from tools.keepers.desk.texts import alone
from tools.keepers.taking_edition import for_project, take_edition
from tools.keepers.writing import or_put_back
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that were put in, and the sheet that says what changed; it begins with who signed."""

    paths: tuple[str, ...]
    sheet: str


def take(file: Path, root: Path = PROJECT) -> Taken:
    """Puts it in. Raises SourceError with why nothing was: it is another file, of an older state, or has mistakes.

    Files are written before they are checked, because the build reads files. Where they are refused they are put back.
    """
    try:
        changes = unpacked(file.read_bytes())
    except OSError as error:
        raise SourceError.saying(f"{file}: {error.strerror}. Nothing was changed.") from None
    if changes.edition is not None:
        changes = for_project(changes, root)
    refuse_older(changes, {name: _text(root / name) for name in changes.made_from})
    if changes.edition is not None:
        # What is left of a new edition may be mended in the project: the build cannot be right before.
        paths, left = take_edition(changes, root, datetime.date.today())
        return Taken(paths, f"{changes.sheet}\n{left}")
    texts = [name for name in changes.files if kind_of(name)]
    pairs = {name: Pair(alone(name, _text(root / name)), alone(name, changes.files[name])) for name in texts}
    files = dict(changes.files)
    if brought := files.pop(RECORD, ""):
        # Others may have signed something else meanwhile, and nobody's review comes in with another's text.
        files[RECORD] = merged(read_record(root / RECORD), record_of(brought), pairs)
    with or_put_back({root / name: text for name, text in files.items()}, root):
        try:
            now = load.load()
        except SourceError as bad:
            told = f"The build refuses these changes. Nothing was changed. What is wrong:\n{in_groups(bad.problems)}"
            raise SourceError.saying(told) from None
        record = read_record(root / RECORD)
        signed = [signature(name, pair, record) for name, pair in pairs.items()]
    to_read = [str(problem) for _, problem in wanted(now.snapshot, read_record())]
    if SCHOOL in files:
        signed.append(school_signature(files[SCHOOL]))
    # The sheet came with the file: what it says of signatures need not be so.
    missing = [said for said in signed if said not in changes.sheet]
    return Taken(tuple(sorted(files)), "\n".join([*missing, changes.sheet, *to_read]))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
