"""Runs what is named, or everything, prints the table and saves it: `python -m tools.bench [--quick] [NAME ...]`."""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.bench import building, competitors, growing, lighthouse, phone, searching, sizes, starting, stepping
from tools.bench.figures import Figure, keep, latest, printed, save, version_of
from tools.bench.serving import HOME
from tools.bench.visitor import browser
from tools.sources.paths import ROOT


def main() -> None:
    """Measures, one part after the other: two at a time would disturb each other."""
    wanted = _wanted()
    site = ROOT / "site"
    before, version = latest(), version_of(site)
    figures: list[Figure] = []
    for name, part in PARTS.items():
        if not wanted.parts or name in wanted.parts:
            print(f"Measuring: {name} ...", flush=True)
            found = part(site, 3 if wanted.quick else 7)
            # At once: a later part that cannot run must not cost what was measured before it.
            place = save(found, version)
            print(f"{printed(found, before)}\nSaved: {place.relative_to(ROOT)}", flush=True)
            figures += found
    shutil.rmtree(building.WORK, ignore_errors=True)
    if wanted.keep:
        keep(figures, version)
    print(printed(figures, before))


def _wanted() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    words.add_argument("parts", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(PARTS)}")
    words.add_argument("--quick", action="store_true", help="three runs of each where seven are usual")
    words.add_argument("--keep", action="store_true", help="put the figures into the project, to compare with")
    given = words.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        words.error(f"no such part: {', '.join(sorted(unknown))}. Parts: {', '.join(PARTS)}.")
    return given


def _start(site: Path, pairs: int) -> list[Figure]:
    with browser() as running:
        first = starting.first_answer(running, site, pairs)
        cold = starting.cold(running, site, pairs)
        same = starting.same_visit(running, site, 20)
    return [*first, cold, *same, *starting.later_visit(site, pairs, cold.reference or 0)]


def _slow(site: Path, pairs: int) -> list[Figure]:
    with browser() as running:
        return [starting.cold(running, site, pairs, line=HOME)]


def _phone(site: Path, times: int) -> list[Figure]:
    with browser() as running:
        waits = phone.waits(running, site, times)
    return [*waits, *phone.memory(site, times)]


def _sizes(site: Path, _: int) -> list[Figure]:
    with browser() as running:
        return sizes.sizes(running, site)


def _steps(site: Path, times: int) -> list[Figure]:
    with browser() as running:
        return [stepping.stepping(running, site), stepping.held_up(running, site, times)]


def _search(site: Path, times: int) -> list[Figure]:
    with browser() as running:
        return searching.searching(running, site, times)


def _build(_: Path, times: int) -> list[Figure]:
    return building.builds(times)


def _serve(_: Path, times: int) -> list[Figure]:
    with browser() as running:
        return building.shows(running, times)


def _beside(site: Path, times: int) -> list[Figure]:
    return [*competitors.compared(site, times), *competitors.compared(site, 3, line=HOME)]


def _growth(_: Path, times: int) -> list[Figure]:
    with browser() as running:
        return growing.growing(running, times)


def _lighthouse(site: Path, times: int) -> list[Figure]:
    return lighthouse.lighthouse(site, 3 if times > 3 else 1)


PARTS: dict[str, Callable[[Path, int], list[Figure]]] = {
    "start": _start,
    "sizes": _sizes,
    "steps": _steps,
    "slow": _slow,
    "phone": _phone,
    "search": _search,
    "build": _build,
    "serve": _serve,
    "growth": _growth,
    "lighthouse": _lighthouse,
    "beside": _beside,
}

if __name__ == "__main__":
    main()
