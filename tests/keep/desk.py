"""The desk's Python over a copy of the project, as the page has it in the memory of its worker.

In a process of its own, since a process has one project. There the desk may put files in the place of the project's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.sources.paths import ROOT

type Ask = Callable[..., dict[str, Any]]

ANSWERS = """
import sys
from tools.keepers.desk.api import handle

for line in sys.stdin:
    print(handle(line), flush=True)
"""


@contextmanager
def desk_over(project: Path) -> Iterator[Ask]:
    """Asks it, question by question: each is one line of JSON, and so is each answer."""
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", ANSWERS],
        cwd=ROOT,
        env={**os.environ, "POLICY_PROJECT": str(project)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout
        questions, answers = process.stdin, process.stdout

        def ask(do: str, **more: Any) -> dict[str, Any]:
            print(json.dumps({"do": do, **more}), file=questions, flush=True)
            reply: dict[str, Any] = json.loads(answers.readline())
            return reply

        yield ask
        # It ends with the last question: leaving closes its input.
