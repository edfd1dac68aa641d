"""A step that only makes the site lighter never stops a build: it says one line, and leaves all as it was."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from tools.release.minify import minify
from tools.release.theme_css import drop_slow_rules
from tools.runtime.library import run_node
from tools.runtime.optional import STEPS, DoesNotFitError, attempt, unwanted

PAGE = '<link rel="stylesheet" href="assets/{}">\n<link rel="stylesheet" href="assets/{}">\n<p class="md-typeset">'
THEME, OURS = "stylesheets/main.1234abcd.min.css", "css/page/site.css"


@pytest.fixture(autouse=True)
def nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a plain `make test`; with PLAIN=1 these steps would be left out before they are tried."""
    monkeypatch.delenv("PLAIN", raising=False)


def refuse() -> None:
    raise DoesNotFitError("its words\nhave changed")


def test_a_step_that_does_not_fit_says_in_one_line_what_it_is_what_it_costs_and_why() -> None:
    said = attempt("memory", refuse)
    assert said == f"Left out: memory. {STEPS['memory']} Why: its words have changed"
    assert "\n" not in said


def test_a_fault_that_is_no_misfit_stops_the_build() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt("memory", lambda: print(1 / 0))


@pytest.mark.parametrize(
    ("asked", "left"), [("", 0), ("0", 0), ("1", len(STEPS)), ("all", len(STEPS)), ("memory,stubs", 2)]
)
def test_plain_leaves_out_all_steps_or_those_it_names(monkeypatch: pytest.MonkeyPatch, asked: str, left: int) -> None:
    monkeypatch.setenv("PLAIN", asked)
    assert len(unwanted()) == left


def test_a_step_that_plain_names_is_not_taken_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN", "memory")
    taken: list[str] = []
    assert "PLAIN asks for it." in attempt("memory", lambda: taken.append("memory"))
    assert attempt("stubs", lambda: taken.append("stubs")) == ""
    assert taken == ["stubs"]


def test_a_name_that_no_step_has_is_told_of_with_those_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN", "memroy")
    with pytest.raises(ValueError, match=r"no step is called memroy\. .*\bmemory\b"):
        unwanted()


@pytest.mark.lighter
def test_the_rules_fit_the_theme_that_is_installed() -> None:
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/stylesheets")))
    [sheet] = folder.glob("main.*.css")
    drop_slow_rules(sheet.read_text(encoding="utf-8"))


def test_a_theme_that_has_changed_keeps_its_style_sheet_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAIN", "comments")
    for name, words in ((THEME, ".md-typeset{a:b}"), (OURS, "p{c:d}")):
        (tmp_path / "assets" / name).parent.mkdir(parents=True)
        (tmp_path / "assets" / name).write_text(words, encoding="utf-8")
    pages = {"index.html": PAGE.format(THEME, OURS), "other.html": PAGE.format(OURS, THEME)}
    for name, words in pages.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    said = [line for line in minify(tmp_path) if line]
    assert [line.split(". ")[0] for line in said] == [
        "Left out: restyling",
        "Left out: one-sheet",
        "Left out: comments",
    ]
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in pages} == pages
    assert (tmp_path / "assets" / THEME).read_text(encoding="utf-8") == ".md-typeset{a:b}"
    assert (tmp_path / "assets" / OURS).read_text(encoding="utf-8") == "p{c:d}"


def test_a_theme_without_the_sheet_that_is_trimmed_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN", "comments,one-sheet")
    (tmp_path / "assets").mkdir()
    said = minify(tmp_path)
    assert "0 files are called stylesheets/main.*.css" in said[0]
    assert "0 files are called stylesheets/main.*.css" in said[1]


def test_why_a_script_failed_is_told_however_long_the_line_is_that_node_repeats(tmp_path: Path) -> None:
    script = tmp_path / "fails.mjs"
    script.write_text(f'throw new TypeError("It does not fit."); // {"x" * 2_000_000}', encoding="utf-8")
    with pytest.raises(DoesNotFitError, match=r"TypeError: It does not fit\.$"):
        run_node(str(script))
