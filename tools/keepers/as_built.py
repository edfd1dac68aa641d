"""What the build says of the project as it stands, and what signing all of it would write.

`policy-tools take` asks this in a process of its own: before it put an edition in, Python had read some of the policy's
words that the edition changes.
"""

import datetime
import json
import os
import subprocess
import sys
from dataclasses import astuple, dataclass
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.keepers.paragraphs import difference
from tools.keepers.says_less import says_less
from tools.keepers.signing import to_sign
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT, ROOT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import KINDS
from tools.sources.taken import in_line


@dataclass(frozen=True, slots=True)
class AsBuilt:
    """What stops the build; where it passes, our labels that say less than the policy now, and what is to be read.

    ``signed`` are the files that signing all of it writes, by their path, None where one is taken away.
    """

    left: tuple[Problem, ...]
    less: tuple[str, ...] = ()
    to_read: tuple[str, ...] = ()
    signed: dict[str, str | None] | None = None


def as_built(by: str = "", on: datetime.date | None = None) -> AsBuilt:
    """Reads the project as the build does; with a role and a day also what signing all of it would write."""
    try:
        now = load.load().snapshot
    except SourceError as bad:
        return AsBuilt(tuple(bad.problems))
    units = {unit.key: unit for unit, _ in wanted(now, read_record())}
    to_read = tuple(f"{KINDS[unit.kind]} “{unit.title}”" for unit in units.values())
    signed = None
    if by and on:
        texts = to_sign([], by, on, everything=True, read_today=True).texts
        signed = {path.relative_to(PROJECT).as_posix(): text for path, text in texts.items()}
    return AsBuilt((), labels_that_say_less(now), to_read, signed)


def labels_that_say_less(now: Snapshot) -> tuple[str, ...]:
    """Our labels that are weaker than a sentence which has changed since all was last signed."""
    changes = difference(in_line.in_line(), now.policy).changes
    return tuple(str(each) for each in says_less(changes, now))


def asked_anew(root: Path, by: str = "", on: datetime.date | None = None) -> AsBuilt:
    """The same of the project at ``root``, by a Python that has read nothing yet. Raises SourceError."""
    command = [sys.executable, "-m", "tools.keepers.as_built", by, on.isoformat() if on else ""]
    environment = {**os.environ, "POLICY_PROJECT": str(root)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SourceError.saying(done.stderr.strip())
    told = json.loads(done.stdout)
    left = tuple(Problem(*each) for each in told["left"])
    return AsBuilt(left, tuple(told["less"]), tuple(told["to_read"]), told["signed"])


def _main(by: str, on: str) -> int:
    try:
        found = as_built(by, datetime.date.fromisoformat(on) if on else None)
    except SourceError as bad:
        print(bad, file=sys.stderr)
        return 1
    left = [astuple(each) for each in found.left]
    print(json.dumps({"left": left, "less": found.less, "to_read": found.to_read, "signed": found.signed}))
    return 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
