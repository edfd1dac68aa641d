"""`policy-tools new helper NAME` begins a helper that breaks no rule, and says at once all that is still to be done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.sources.flowcharts.flows import read_flows
from tools.sources.flowcharts.safety import broken_rules
from tools.sources.paths import ROOT
from tools.sources.policy.text import read_policy

NAME = "after-school-club"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in ("docs", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.py", "contributing"))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "tests" / "guide").mkdir(parents=True)
    shutil.copyfile(ROOT / "tests" / "guide" / "ways.json", folder / "tests" / "guide" / "ways.json")
    return folder


def new(project: Path, name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.cli", "new", "helper", name],
        cwd=ROOT,
        env={**os.environ, "POLICY_PROJECT": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.thorough
def test_a_new_helper_can_be_read_breaks_no_rule_and_says_in_order_all_that_is_still_to_be_done(project: Path) -> None:
    done = new(project, NAME)
    assert (done.returncode, done.stderr) == (0, "")
    written, heading, *lines = done.stdout.splitlines()
    path = f"tools/flowcharts/{NAME}.md"
    assert (written, heading) == (f"Written: {path}.", "Still to be done, in this order:")
    assert [line.partition(". ")[0] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
    places = [re.sub(r"^\d+\. ([^ ]+):? .*", r"\1", line).rstrip(":/") for line in lines]
    assert list(dict.fromkeys(places)) == [
        *(path, "tools/coverage.toml", "tests/guide/ways.json", "tools/scenarios", "tools/reviewed.toml"),
        *("mkdocs.yml", "docs/index.md", "tools/synonyms.toml", "tools/asked.toml"),
    ]
    assert all((project / place).exists() for place in places)
    assert any("“What to do”" in line for line in lines)
    flows = read_flows(project / "tools" / "flowcharts", read_policy(project / "docs" / "policy"))
    [flow] = [flow for flow in flows if flow.name == NAME]
    assert list(broken_rules(flow)) == []


@pytest.mark.thorough
def test_said_again_it_writes_nothing_and_says_what_is_left(project: Path) -> None:
    new(project, NAME)
    path = project / "tools" / "flowcharts" / f"{NAME}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("TO WRITE: ", ""), encoding="utf-8")
    asked = project / "tools" / "asked.toml"
    asked.write_text(asked.read_text(encoding="utf-8") + f'\n"helpers/{NAME}/" = ["at the club"]\n', encoding="utf-8")
    said = new(project, NAME).stdout
    assert "Written" not in said
    assert "tools/asked.toml" not in said
    assert "tools/reviewed.toml" in said


def test_a_name_that_cannot_be_an_address_is_refused_and_nothing_is_written(project: Path) -> None:
    before = sorted(project.rglob("*"))
    done = new(project, "../After School")
    assert done.returncode == 1
    assert "cannot be an address. Use small letters, digits and hyphens" in done.stderr
    assert sorted(project.rglob("*")) == before
