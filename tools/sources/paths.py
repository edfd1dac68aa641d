"""Where things are: the folders of the project, and the programs that the build runs.

What a school writes (docs, flowcharts, scenarios, lists) lies in a project folder. That is the top of this project, or
the folder that POLICY_PROJECT names: docs/contributing/another-school.md.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Path(os.environ.get("POLICY_PROJECT") or ROOT).resolve()
DOCS = PROJECT / "docs"
POLICY = DOCS / "policy"
FLOWCHARTS = PROJECT / "tools" / "flowcharts"
DUTIES = PROJECT / "tools" / "duties"
SCENARIOS = PROJECT / "tools" / "scenarios"
MOMENTS = PROJECT / "tools" / "moments"
QUIZ = PROJECT / "tools" / "quiz.toml"
GLOSSARY = PROJECT / "tools" / "glossary.toml"
WEIGH = PROJECT / "tools" / "weigh.toml"
# A school without the form, the quiz or the glossary has no page for it, and then there is nothing to check.
FORM_PAGE = DOCS / "annex-a" / "index.md"
GLOSSARY_PAGE = DOCS / "glossary.md"
STATEMENT = DOCS / "about" / "accessibility-tested.toml"
RESULTS = STATEMENT.with_name("accessibility-results.json")
"""How the tests ended that the statement names; `make statement` writes it."""
QUIZ_PAGE = DOCS / "training" / "quiz.md"
POINTS = PROJECT / "tools" / "decision-points.json"
COVERED = PROJECT / "tools" / "coverage.toml"
CACHE = ROOT / ".cache"


def elsewhere(here: Path) -> Path | None:
    """The project that somebody stands in, where it is another one than these commands work on; None where it is not.

    A copied folder still has the commands of the folder that it was copied from.
    """
    found = next((each for each in (here, *here.parents) if (each / "docs" / "policy").is_dir()), None)
    return found if found and found.resolve() != PROJECT and "POLICY_PROJECT" not in os.environ else None


def node() -> str:
    """The Node that comes with the Python environment, else the machine's. Raises FileNotFoundError without one."""
    beside = Path(sys.executable).parent
    found = shutil.which("node", path=str(beside)) or shutil.which("node")
    if not found:
        raise FileNotFoundError("Node is not here. Run 'make install', which brings it with the Python packages.")
    return found
