"""Where things are: the folders of the project, and the programs that the build runs."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
POLICY = DOCS / "policy"
FLOWCHARTS = ROOT / "tools" / "flowcharts"
CACHE = ROOT / ".cache"


def node() -> str:
    """The Node that comes with the Python environment, else the machine's. Raises FileNotFoundError without one."""
    beside = Path(sys.executable).parent
    found = shutil.which("node", path=str(beside)) or shutil.which("node")
    if not found:
        raise FileNotFoundError("Node is not here. Run 'make install', which brings it with the Python packages.")
    return found
