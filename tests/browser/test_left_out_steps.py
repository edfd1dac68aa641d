"""Whatever step of the build is left out, unasked or on purpose: the helper is there, and Python answers in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host, hosted
from tests.browser.walking import answer_by_mouse
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.runtime import MANIFEST, PYODIDE, Runtime, library, loader_of, manifest, runtime
from tools.runtime.optional import STEPS
from tools.sources.paths import ROOT

pytestmark = pytest.mark.thorough

ANSWER = """async (answers) => {
  const main = document.querySelector("script[src$='/js/main.js']").src;
  const { ask } = await import(new URL("python/python.js", main).href);
  return (await ask({ do: "walk", flow: JSON.parse(document.querySelector(".helper").dataset.flow), answers })).step;
}"""
RENAMED = {"makeMemorySnapshot": "makeSnapshotOfMemory", '=wasmExports["': '=wasmExports ["'}
"""What the steps for the interpreter and for its memory look for, as another Pyodide might have it."""


def python_answers(page: Page, address: str, flows: list[Flow]) -> None:
    """By Python, and on the page by mouse, to an ending."""
    flow = next(flow for flow in flows if flow.name == "which-route")
    given, ending = next(paths(flow))
    page.goto(f"{address}helpers/{flow.name}/")
    python_is_ready(page)
    assert page.evaluate(ANSWER, [list(pair) for pair in given]) == ending.id
    for pair in given:
        answer_by_mouse(page, flow, pair)
    expect(page.locator(".helper[data-kind=ending]")).to_be_visible()
    expect(page.locator("html[data-disagreement]")).to_have_count(0)


@pytest.fixture(scope="module")
def another_pyodide(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    """Made from a Pyodide whose words have changed, and with a module in the place of one that it needs more of."""
    folder = tmp_path_factory.mktemp("another")
    pyodide = folder / "pyodide"
    shutil.copytree(PYODIDE, pyodide)
    loader = pyodide / loader_of(pyodide)
    words = loader.read_text(encoding="utf-8")
    for ours, theirs in RENAMED.items():
        assert ours in words
        words = words.replace(ours, theirs)
    loader.write_text(words, encoding="utf-8")
    stubs = folder / "stubs" / "pyodide"
    stubs.mkdir(parents=True)
    (stubs / "webloop.py").write_text('"""Has nothing of what is imported from it."""\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("PLAIN", raising=False)
        patched.setattr(library, "STUBS", folder / "stubs")
        return runtime(pyodide, folder / "made")


def test_what_does_not_fit_another_pyodide_is_left_out_with_a_line_for_each(another_pyodide: Runtime) -> None:
    said = another_pyodide.left_out
    assert [line.split(". ")[0] for line in said] == [
        f"Left out: {step}" for step in ("stubs", "interpreter", "memory")
    ]
    for line, step in zip(said, ("stubs", "interpreter", "memory"), strict=True):
        assert STEPS[step] in line
        assert "Why: " in line and "\n" not in line


def test_python_answers_from_what_another_pyodide_leaves(
    page: Page, host: Host, flows: list[Flow], another_pyodide: Runtime
) -> None:
    [told] = host.folder.rglob(f"js/**/{MANIFEST}")
    host.replaced[told.relative_to(host.folder).as_posix()] = manifest(
        another_pyodide, "../../../runtime/another/"
    ).encode()
    for path in another_pyodide.folder.iterdir():
        host.replaced[f"assets/runtime/another/{path.name}"] = path.read_bytes()
    python_answers(page, host.address, flows)
    assert "assets/runtime/another/python.zip" in host.asked


@pytest.mark.parametrize("step", [step for step in STEPS if step not in ("again", "compressed")])
def test_python_answers_on_a_site_that_was_built_without_one_step(
    page: Page, flows: list[Flow], tmp_path: Path, step: str
) -> None:
    # What lies compressed beside the files takes minutes to make, and this host sends none of it.
    plain = {**os.environ, "PLAIN": f"{step},compressed"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"Left out: {step}. {STEPS[step]} Why: PLAIN asks for it." in done.stderr
    with hosted(tmp_path / "site") as host:
        python_answers(page, host.address, flows)
