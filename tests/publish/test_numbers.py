"""A telephone number stands once, in school.toml; wherever our own words need it they ask for it."""

import shutil
from pathlib import Path

import pytest

from tools.pages.helpers.meeting import meeting_html
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.pages.policy.contacts import fill_numbers
from tools.sources.numbers import PAGES, SCHOOL, WORDS, filled_in, number_problems, typed_in
from tools.sources.paths import DOCS, ROOT
from tools.sources.review.snapshot import read_snapshot
from tools.sources.school import School, read_school

CHILDLINE, NSPCC, NEW = "0800 1111", "0808 800 5000", "0800 2222 333"
HELPER = "tools/flowcharts/where-a-child-can-turn.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the school's file and nothing else."""
    (tmp_path / "docs").mkdir()
    shutil.copyfile(DOCS / "school.toml", tmp_path / SCHOOL)
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(project: Path) -> list[str]:
    return [str(problem) for problem in number_problems(read_school(project / SCHOOL), project)]


def change(project: Path, before: str, after: str) -> None:
    path = project / SCHOOL
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        HELPER,
        "tools/duties/duties.md",
        "tools/duties/facts.toml",
        "tools/duties/what-is-it.md",
        "tools/scenarios/a-scenario.md",
        "tools/quiz.toml",
        "tools/glossary.toml",
        "docs/notes/notes.toml",
        "docs/includes/urgent-help.md",
        "docs/index.md",
        "docs/for/parents.md",
    ],
)
@pytest.mark.parametrize("typed", [CHILDLINE, CHILDLINE.replace(" ", "")])
def test_a_number_typed_anywhere_but_in_the_schools_file_is_refused_with_its_line_and_what_to_write(
    project: Path, name: str, typed: str
) -> None:
    write(project, name, f"Two\nlines: ring {typed}, please.\n")
    told = (
        f"{name}:2: “{typed}” is typed here. Write <!-- number: childline -->: the number stands in docs/school.toml."
    )
    assert problems(project) == [told]


def test_a_number_that_the_schools_file_does_not_have_is_sent_there(project: Path) -> None:
    write(project, HELPER, "Ring 01632 960009.\n")
    [told] = problems(project)
    assert told.startswith(f"{HELPER}:1: “01632 960009” is a telephone number that docs/school.toml does not have.")
    assert told.endswith("Give it a contact in docs/school.toml, and write <!-- number: KEY --> here.")


def test_the_policys_exact_words_keep_the_number_that_they_have(project: Path) -> None:
    write(project, HELPER, f'1. **The policy says**: who it is.\n   > "Helpline on {NSPCC} or by emailing"\n')
    write(project, "docs/notes/notes.toml", f'quotes = [{{ section = "3", words = "Helpline on {NSPCC}" }}]\n')
    write(project, "docs/policy/03-our-children.md", f"Helpline on {NSPCC}.\n")
    assert problems(project) == []


def test_dates_and_the_countrys_own_numbers_are_words_like_any_other(project: Path) -> None:
    write(
        project, "docs/index.md", "Ring 999, 101, 111 or 116 123. Reviewed 2026-11-29 and 01.12.2026. Section 03.1.\n"
    )
    assert problems(project) == []


def test_a_marker_that_nothing_can_be_put_in_the_place_of_is_refused_with_its_line(project: Path) -> None:
    write(
        project, HELPER, 'Ring <!-- number: chidline -->.\n   > "on <!-- number: nspcc -->"\nOr <!-- number: dsl -->.\n'
    )
    unknown, quoted, nobody = problems(project)
    assert unknown.startswith(f"{HELPER}:1: docs/school.toml has no contact “chidline”. Use one of: ")
    assert "childline" in unknown
    assert "dsl" not in unknown
    assert quoted == f"{HELPER}:2: A quotation has the policy's exact words. Write the number as the policy prints it."
    assert nobody.startswith(f"{HELPER}:3: “dsl” has no number yet that this sentence can rely on.")


def test_a_number_that_nobody_stands_by_does_not_get_into_a_sentence(project: Path) -> None:
    path = write(project, HELPER, "Ring <!-- number: childrens-advice-and-support -->.\n")
    [told] = problems(project)
    assert "Fill in confirmed_by and confirmed_on for it in docs/school.toml" in told
    assert "0300" not in filled_in(path, path.read_text(encoding="utf-8"))


def test_a_number_changed_in_the_schools_file_is_changed_wherever_our_own_words_have_it(tmp_path: Path) -> None:
    for folder in ("docs", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.py", "*.js", "contributing"))
    change(tmp_path, CHILDLINE, NEW)
    snapshot = read_snapshot(tmp_path, "copy")
    said = repr((snapshot.flows, snapshot.table, snapshot.tick_list, snapshot.scenarios, snapshot.quiz, snapshot.notes))
    assert said.count(NEW) > 5
    assert CHILDLINE not in said
    school = read_school(tmp_path / SCHOOL)
    for page in ("docs/index.md", "docs/includes/urgent-help.md", "docs/for/children.md"):
        shown = fill_numbers((tmp_path / page).read_text(encoding="utf-8"), school)
        assert NEW in shown
        assert CHILDLINE not in shown


def test_a_number_put_in_the_place_of_the_policys_does_not_pass_for_the_policys(project: Path) -> None:
    change(
        project,
        'use_instead = ""\nprinted = [{ section = "3", words',
        'use_instead = "0800 2222 333"\nprinted = [{ section = "3", words',
    )
    change(
        project,
        'note = "Check its hours."\nconfirmed_by = ""\nconfirmed_on = ""',
        'note = ""\nconfirmed_by = "the office"\nconfirmed_on = 2026-12-01',
    )
    path = write(project, HELPER, "NSPCC: <!-- number: nspcc -->.\n")
    assert filled_in(path, path.read_text(encoding="utf-8")) == f"NSPCC: {NEW} (not in this policy).\n"
    assert f"NSPCC Helpline, {NEW} (not in this policy)." in meeting_html(read_school(project / SCHOOL))


def test_filling_in_moves_no_line(project: Path) -> None:
    path = write(project, HELPER, "---\n---\n\nRing <!-- number: childline -->\n\n## A step\n")
    text = path.read_text(encoding="utf-8")
    assert len(filled_in(path, text).splitlines()) == len(text.splitlines())


def test_whatever_number_is_filled_in_rings_when_it_is_tapped(school: School) -> None:
    for contact in school.contacts:
        if contact.number and contact.confirm:
            rings = f'<a href="tel:{contact.number.replace(" ", "")}">{contact.number}</a>'
            assert with_numbers_to_tap(f"Ring {contact.number}. Free.") == f"Ring {rings}. Free."
    assert with_numbers_to_tap("In 2021, £101 and 7.101") == "In 2021, £101 and 7.101"


def test_this_project_types_no_number_in_its_words_or_its_code(school: School) -> None:
    assert number_problems(school) == []
    code = [
        path
        for folder in ("tools", "overrides")
        for kind in ("py", "js", "html")
        for path in (ROOT / folder).rglob(f"*.{kind}")
    ]
    assert code
    for path in code:
        # 01632 960... is nobody's: it shows what a number looks like.
        typed = [told for _, told in typed_in(path.read_text(encoding="utf-8"), school) if "01632 960" not in told]
        assert typed == [], path


def test_every_place_that_is_looked_through_is_there() -> None:
    assert [each for each in (*WORDS, *PAGES) if not [*ROOT.glob(each)]] == []
