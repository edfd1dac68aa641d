"""The texts that the desk changes, of whatever kind: as published, what is wrong in one, what of it is signed."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from tools.browser.flow.model import Problem, Table
from tools.browser.flow.walk import Given
from tools.keepers.desk import duties, helper, scenario
from tools.keepers.desk.base import laid
from tools.keepers.desk.changes import DUTIES, HELPER, SCENARIO, SCHOOL, is_words, kind_of
from tools.sources.errors import SourceError
from tools.sources.numbers import wrong_in
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.text import read_policy
from tools.sources.policy.typed import mislinked_in
from tools.sources.review.content_lines import ContentLine, fingerprint
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import ReviewUnit, reviewable
from tools.sources.school import read_school

REVIEWED = re.compile(r"(?m)\A(---\n(?:.*\n)*?reviewed: )[^\n]*$")
"""The line with the day of the review, in the head of a text."""
NAMES = {HELPER: "Helper", SCENARIO: "Scenario", DUTIES: "Duties"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What is wrong in a text, and for the page: the list of its steps, its walk, its parts. ``alone`` is it, read."""

    problems: tuple[Problem, ...]
    alone: Snapshot
    steps: tuple[dict[str, Any], ...] = ()
    walk: dict[str, Any] | None = None
    parts: tuple[dict[str, Any], ...] = ()


def published(file: str) -> str:
    """The text as the desk stands on it, "" for a scenario that is not there yet. Raises SourceError.

    Texts of no kind are changed with a new edition only: what they say of the policy is theirs to mend.
    """
    if (PROJECT / file).is_file() and (kind_of(file) or (is_words(file) and laid())):
        return (PROJECT / file).read_text(encoding="utf-8")
    if kind_of(file) == SCENARIO:
        return ""
    raise SourceError.saying(f"The desk has no text “{file}”.")


def look(file: str, text: str, given: list[Given] | None = None, texts: Mapping[str, str] | None = None) -> Looked:
    """All that is wrong in the text by itself, in the build's own words and by the build's own checks.

    ``given`` are answers to walk a helper with. ``texts`` are all that differ at the desk: a scenario is walked so.
    """
    published(file)
    looked = _of_its_kind(file, text, given or [], texts or {})
    policy = read_policy(POLICY)
    # On a page there is room to say how to find somebody who has no number yet.
    is_page = file.startswith("docs/") and not kind_of(file)
    found = [*looked.problems, *wrong_in(file, text, read_school(PROJECT / SCHOOL), alone=not is_page)]
    # A quotation whose link leads nowhere is told of once.
    found += mislinked_in(file, text, policy) if not found else ()
    return replace(looked, problems=tuple(sorted(found, key=attrgetter("line"))))


def _of_its_kind(file: str, text: str, given: list[Given], texts: Mapping[str, str]) -> Looked:
    match kind_of(file):
        case "helper":
            found = helper.look(file, text)
            if not found.walkable:
                return Looked(found.problems, _only())
            flow = found.flows[0]
            return Looked(found.problems, _only(flows=found.flows), (*helper.steps(flow),), helper.walked(flow, given))
        case "scenario":
            seen = scenario.look(file, text, texts)
            there = (seen.scenario,) if seen.scenario else ()
            return Looked(seen.problems, _only(scenarios=there), parts=(*scenario.parts(seen),))
        case "duties":
            table, problems = duties.look(text)
            return Looked(problems, _only(table=table), (*duties.steps(table),))
        case _:
            return Looked((*_unreadable(file, text),), _only())


def _unreadable(file: str, text: str) -> Iterator[Problem]:
    """Why a list cannot be read. What else is wrong in it shows beside all other files: the list of what is left."""
    try:
        if file.endswith(".toml"):
            tomllib.loads(text)
        elif file.endswith(".json"):
            json.loads(text)
    except ValueError as wrong:
        at = re.search(r"line (\d+)", str(wrong))
        yield Problem(file, int(at[1]) if at else 1, f"This list cannot be read: {wrong}.", "Mend what stands there.")


def _only(**own: Any) -> Snapshot:
    """A snapshot with this text and nothing else: what else people write is not changed with it."""
    nothing = Snapshot("", read_policy(POLICY), (), (), (), (), (), (), (), Table(), form=False)
    return replace(nothing, **own)


def alone(file: str, text: str) -> Snapshot:
    """The text read, as far as it can be: what has to be right in it is asked elsewhere."""
    return look(file, text).alone if text else _only()


def right(file: str, text: str, texts: Mapping[str, str] | None = None) -> Snapshot:
    """The text as something to compare and to sign. Raises SourceError with all that is wrong in it; "" is nothing."""
    if not text:
        return _only()
    looked = look(file, text, texts=texts)
    if looked.problems:
        raise SourceError(looked.problems)
    return looked.alone


def units_of(file: str, alone: Snapshot) -> list[ReviewUnit]:
    """What of a text is signed by itself: a helper, a scenario, each duty."""
    return [unit for unit in reviewable(alone) if unit.path == file]


def title_of(file: str, alone: Snapshot) -> str:
    """What a text is called: its kind, and its own title where it is not the only one of its kind."""
    titles = [*(each.title for each in alone.flows), *(each.title for each in alone.scenarios)]
    return " ".join([NAMES[kind_of(file)], *(f"“{title}”" for title in titles)])


def mark_of(file: str, alone: Snapshot) -> str:
    """The fingerprint of the words as they are: whoever signs has been shown this. The order of duties is in it."""
    units = units_of(file, alone)
    if len(units) == 1:
        return units[0].fingerprint
    return fingerprint(ContentLine(each.key, each.fingerprint) for each in units)
