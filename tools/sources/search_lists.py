"""Holds what the lists of the search name of policy and helpers to what is there, before anything is built."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.browser.flow.model import Flow, Problem
from tools.sources.errors import SourceError
from tools.sources.people import read_asked, read_asking
from tools.sources.policy.text import Policy
from tools.sources.synonyms import read_synonyms


class _Places:
    """The policy's places and the helpers', before anything is built; every other is taken to be there."""

    def __init__(self, places: Iterable[str]) -> None:
        self._known = set(places)

    def __contains__(self, place: object) -> bool:
        made = str(place).startswith(("policy/", "helpers/")) and place not in ("policy/whole-policy/", "helpers/")
        return not made or place in self._known or str(place).startswith("helpers/what-is-it/")

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class _Anything(_Places):
    """Every word may stand on the site while it is not built."""

    def __contains__(self, place: object) -> bool:
        return True


def list_problems(project: Path, policy: Policy, flows: Sequence[Flow]) -> list[Problem]:
    """What the lists in tools/ name of policy and helpers, and is not there: told before anything is built."""
    steps = [f"helpers/{flow.name}/{f'#{step.id}' if step else ''}" for flow in flows for step in (None, *flow.steps)]
    places, lists = _Places([*steps, *_of_policy(policy)]), project / "tools"
    problems: list[Problem] = []
    for read in (
        lambda: read_synonyms(lists / "synonyms.toml", places, _Anything([]), "tools/synonyms.toml"),
        lambda: read_asking(lists / "asking.toml", places, "tools/asking.toml"),
        lambda: read_asked(lists / "asked.toml", places, "tools/asked.toml"),
    ):
        try:
            read()
        except SourceError as bad:
            problems += bad.problems
    return problems


def _of_policy(policy: Policy) -> Iterator[str]:
    for section in policy.sections:
        page = "policy/" if section.path.stem == "index" else f"policy/{section.path.stem}/"
        yield page
        yield from (f"{page}#{paragraph.anchor}" for paragraph in section.paragraphs)
