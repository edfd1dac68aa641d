"""What the desk stands on: the site as it is published, or a new edition of the policy laid over it.

Laid over, its files stand in the place of the project's own until the desk begins anew. Python has to be begun again
then, since it has read some of them already.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.sources.paths import PROJECT

KEPT = ".cache/edition.json"


@dataclass(frozen=True, slots=True)
class Laid:
    """A new edition that the desk stands on.

    ``given`` is what it was worked out with; ``files`` are all that it changes, None where one is taken away;
    ``before`` is the state of each before it; ``sheet`` has what its sheet says of sentences and answers.
    """

    given: Mapping[str, Any]
    files: Mapping[str, str | None]
    before: Mapping[str, str]
    sheet: tuple[str, ...]


def lay(edition: Laid, root: Path = PROJECT) -> None:
    """Puts its files in the place of the project's own."""
    for name, text in edition.files.items():
        path = root / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    kept = root / KEPT
    kept.parent.mkdir(exist_ok=True)
    held = {"given": edition.given, "files": edition.files, "before": edition.before, "sheet": edition.sheet}
    kept.write_text(json.dumps(held), encoding="utf-8")


def laid(root: Path = PROJECT) -> Laid | None:
    """The edition that the desk stands on, None where it stands on the site as it is published."""
    kept = root / KEPT
    if not kept.exists():
        return None
    held = json.loads(kept.read_text(encoding="utf-8"))
    return Laid(held["given"], held["files"], held["before"], tuple(held["sheet"]))
