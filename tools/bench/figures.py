"""What is measured, as a table: printed, saved with the site's version, and compared with the run before."""

import json
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.sources.paths import CACHE

SAVED = CACHE / "bench"
KEPT = Path(__file__).with_name("kept.json")
"""The run that the project keeps, so that a fresh clone has something to compare with; `--keep` writes it."""
VERSION = re.compile(r'name="site-version" content="(\w+)"')


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    ours: float
    unit: str
    reference: float | None = None
    beside: str = ""
    """What the reference is."""
    most: float | None = None
    """The target: no more than this; of the reference when there is one, else in the figure's own unit."""
    least: float | None = None
    """The target of a figure that should be high, in its own unit."""

    @property
    def ratio(self) -> float | None:
        """Ours as a part of the reference."""
        return self.ours / self.reference if self.reference else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None when there is none."""
        if self.most is not None:
            return (self.ours if self.ratio is None else self.ratio) <= self.most
        return self.ours >= self.least if self.least is not None else None


def median(values: Iterable[float]) -> float:
    """The middle value: one slow run on a shared machine does not move it."""
    return statistics.median(values)


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def printed(figures: Sequence[Figure], before: dict[str, float]) -> str:
    """The table in Markdown. `before` has the same figures of an earlier run, by name."""
    lines = ["| Figure | Ours | Reference | Ratio | Target | Before |", "| --- | --- | --- | --- | --- | --- |"]
    for figure in figures:
        reference = "" if figure.reference is None else f"{_number(figure.reference)} {figure.unit} ({figure.beside})"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        then = _number(before[figure.name]) if figure.name in before else ""
        ours = f"{_number(figure.ours)} {figure.unit}"
        lines.append(f"| {figure.name} | {ours} | {reference} | {ratio} | {_target(figure)} | {then} |")
    return "\n".join(lines)


def version_of(site: Path) -> str:
    """The version that the built site says it has."""
    found = VERSION.search((site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else "unknown"


def save(figures: Sequence[Figure], version: str) -> Path:
    """Keeps a run under the version of the site; a later run of the same version takes its place, figure by figure."""
    SAVED.mkdir(parents=True, exist_ok=True)
    place = SAVED / f"{version}.json"
    kept = {each["name"]: each for each in json.loads(place.read_text("utf-8"))} if place.exists() else {}
    kept |= {figure.name: asdict(figure) for figure in figures}
    place.write_text(json.dumps(list(kept.values()), indent=1), encoding="utf-8")
    return place


def keep(figures: Sequence[Figure], version: str) -> None:
    """Puts a run into the project, figure by figure: those that were not measured now stay as they are."""
    kept = json.loads(KEPT.read_text("utf-8"))["figures"] if KEPT.exists() else {}
    # Enough to compare with, and no more: what differs only by the machine's mood should not fill a review.
    kept |= {figure.name: float(f"{figure.ours:.3g}") for figure in figures}
    words = {"version": version, "figures": kept}
    KEPT.write_text(json.dumps(words, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def latest() -> dict[str, float]:
    """The figures of the runs before, by name: the newest on this machine, else the one that the project keeps."""
    found: dict[str, float] = json.loads(KEPT.read_text("utf-8"))["figures"] if KEPT.exists() else {}
    for run in sorted(SAVED.glob("*.json"), key=lambda path: path.stat().st_mtime):
        found |= {each["name"]: each["ours"] for each in json.loads(run.read_text("utf-8"))}
    return found


def _target(figure: Figure) -> str:
    if figure.reached is None:
        return ""
    wanted = f"at most {_number(figure.most)}" if figure.most is not None else f"at least {_number(figure.least or 0)}"
    return f"{wanted}: {'reached' if figure.reached else 'NOT REACHED'}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
