"""The policy of 2021 as pages: one edition among the fixtures, whatever the project's own says by now."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.policy.adopted import DIFFERENCES_OF_2021, OF_2021
from tools.keepers.policy_import import command, taking_in
from tools.keepers.policy_import.taking_in import imported_policy
from tools.sources.paths import POLICY


@lru_cache
def pages_of_2021() -> Mapping[str, str]:
    """Its words on the project's pages, with their ids: what the project's pages are while its edition is this one."""
    lines = OF_2021.read_text(encoding="utf-8").splitlines()
    for first, second in DIFFERENCES_OF_2021.joined.items():
        lines[first - 1] += f" {lines[second - 1]}"
        lines[second - 1] = ""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "policy.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        return imported_policy(file).pages


def write_2021(folder: Path) -> Path:
    """Writes the pages, and what joins them."""
    for name, text in pages_of_2021().items():
        (folder / name).write_text(text, encoding="utf-8")
    joined = taking_in.joined_in_order((POLICY / "whole-policy.md").read_text(encoding="utf-8"), [*pages_of_2021()])
    (folder / "whole-policy.md").write_text(joined, encoding="utf-8")
    return folder


def stand_in_2021(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """An import finds these pages in the place of the project's own."""
    write_2021(folder)
    for module in (taking_in, command):
        patch.setattr(module, "POLICY", folder)
