"""Another school, with its own policy and helpers, is published by the same code: nothing in it knows the first one."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_helper import duties_in_sight
from tests.browser.hosting import hosted
from tests.browser.walking import all_paths, answer_by_mouse, current, has_stood
from tools.browser.flow.duties import due_on
from tools.browser.flow.model import Flow
from tools.pages.policy.reach import DOUBT
from tools.sources.flowcharts.read import read_flow
from tools.sources.flowcharts.table import read_table
from tools.sources.paths import ROOT
from tools.sources.school import read_school

SCHOOL = ROOT / "tests" / "second_school"
FIRST_SCHOOL = re.compile(r"westfield|staffordshire|peer[ -]on[ -]peer|0300 1313 126", re.I)


def run(*command: str, school: Path | None = SCHOOL) -> subprocess.CompletedProcess[str]:
    others = {name: value for name, value in os.environ.items() if name != "POLICY_PROJECT"}
    project = {"POLICY_PROJECT": str(school)} if school else {}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env={**others, **project}, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second") / "site"
    built = run("mkdocs", "build", "--strict", "-q", "-f", str(SCHOOL / "mkdocs.yml"), "-d", str(folder))
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def second_address(second: Path) -> Iterator[str]:
    with hosted(second) as host:
        yield host.address


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_no_page_or_search_entry_has_a_word_of_the_first_school(second: Path, site: Path) -> None:
    assert any(FIRST_SCHOOL.search(text) for text in pages(site).values())
    found = pages(second)
    assert len(found) > 10
    assert [name for name, text in found.items() if FIRST_SCHOOL.search(text)] == []
    index = (second / "search" / "list.json").read_text(encoding="utf-8")
    assert "Hollow Lane School" in index
    assert not FIRST_SCHOOL.search(index)


def test_its_pages_have_its_own_name_dates_contacts_and_colours(second: Path) -> None:
    found = pages(second)
    assert "Policy agreed 14 September 2026" in found["policy/index.html"]
    assert "01632 960001" in found["who-to-tell/index.html"]
    assert "Note on the text, not part of the policy" in found["policy/02-what-staff-do/index.html"]
    assert re.search(r'href="[^"]*assets/colours[^"]*\.css"', found["index.html"])


def test_every_link_between_its_pages_leads_somewhere(second: Path) -> None:
    found = pages(second)
    gone = []
    many = 0
    for name, text in found.items():
        if name == "404.html":
            continue  # The theme gives it addresses from the top of the site.
        for href in re.findall(r'href="([^"]+)"', text):
            target, anchor = urldefrag(urljoin(f"/{name}", href.replace("&amp;", "&")))
            if not target.startswith("/"):
                continue
            many += 1
            path = second / unquote(target.lstrip("/"))
            path = path / "index.html" if path.is_dir() or target.endswith("/") else path
            if not path.exists() or (anchor and f'id="{anchor}"' not in path.read_text(encoding="utf-8")):
                gone.append((name, href))
    assert many > 100
    assert gone == []


def its_helpers() -> list[Flow]:
    table, problems = read_table(SCHOOL / "tools" / "duties")
    assert problems == []
    flows = []
    for path in sorted((SCHOOL / "tools" / "flowcharts").glob("*.md")):
        flow, problems = read_flow(path.stem, path.name, path.read_text(encoding="utf-8"))
        assert flow, problems
        flows.append(replace(flow, table=table))
    return flows


@pytest.mark.thorough
def test_every_way_through_its_helpers_is_walked_with_python_and_shows_its_own_duties(
    second_address: str, page: Page, complaints: list[str]
) -> None:
    met = set()
    for flow in its_helpers():
        for answers, ending in all_paths(flow):
            page.goto(f"{second_address}helpers/{flow.name}/")
            python_is_ready(page)
            for given in answers:
                answer_by_mouse(page, flow, given)
            current(page, ending)
            expect(page.locator("[data-when=ending]").first).to_be_visible()
            expect(page.locator(".turns")).to_be_visible()
            due = due_on(flow, answers)
            assert duties_in_sight(page) == due
            met |= set(due)
    assert met == {duty.id for flow in its_helpers() for duty in flow.table.duties}
    assert complaints == []


@pytest.mark.thorough
def test_who_is_named_in_its_school_toml_stands_in_an_ending_to_be_rung(second_address: str, page: Page) -> None:
    school = read_school(SCHOOL / "docs" / "school.toml")
    dsl, social_care = school.contact("dsl"), school.contact("social-care")
    assert dsl and dsl.name and dsl.number and social_care and social_care.doubted
    page.goto(f"{second_address}helpers/a-child-has-told-me/")
    python_is_ready(page)
    for given in (("danger-now", "no"), ("an-image", "not-sure")):
        has_stood(page)
        page.locator(f'[id="{"--".join(given)}"]').click()
    reach = page.locator('.step[data-current] [data-duty="tell-the-dsl"] .reach')
    expect(reach).to_be_visible()
    expect(reach).to_contain_text(dsl.name)
    expect(reach.get_by_role("link")).to_have_text(dsl.number)
    expect(reach.get_by_role("link")).to_have_attribute("href", f"tel:{dsl.number.replace(' ', '')}")
    # A number that nobody stands by is said, with its doubt, and rings nobody when it is tapped.
    page.goto(f"{second_address}helpers/after-a-concern/#support-each-child")
    doubted = page.locator('.step[data-step="support-each-child"] [data-duty="decide-on-social-care"] .reach')
    expect(doubted).to_contain_text(social_care.number)
    expect(doubted).to_contain_text(DOUBT)
    expect(doubted.locator('a[href^="tel:"]')).to_have_count(0)


@pytest.mark.thorough
def test_one_schools_pages_are_never_built_with_anothers_helpers(tmp_path: Path) -> None:
    mixed = run("mkdocs", "build", "-q", "-f", str(SCHOOL / "mkdocs.yml"), "-d", str(tmp_path / "site"), school=None)
    assert mixed.returncode != 0
    assert f"Set POLICY_PROJECT={SCHOOL}" in mixed.stderr
    assert not (tmp_path / "site" / "index.html").exists()


@pytest.mark.thorough
def test_its_next_edition_is_taken_in_beside_its_own_pages(tmp_path: Path) -> None:
    text = tmp_path / "policy.md"
    names = ("index", "01-what-we-mean", "02-what-staff-do", "03-afterwards")
    whole = "\n".join((SCHOOL / "docs" / "policy" / f"{name}.md").read_text(encoding="utf-8") for name in names)
    text.write_text(whole, encoding="utf-8")
    told = run("tools.cli", "import", str(text))
    assert told.returncode == 0, told.stderr
    assert "No longer matches" not in told.stdout
    assert f"Pages that differ in {SCHOOL / 'docs' / 'policy'}: none." in told.stdout
    text.write_text(whole.replace("**must** be told", "**should** be told"), encoding="utf-8")
    told = run("tools.cli", "import", str(text))
    assert "No longer matches: Helpers" in told.stdout
    assert "Pages that differ in" in told.stdout
    assert "02-what-staff-do.md.\n" in told.stdout


def test_a_change_of_its_words_is_compared_with_its_own_files(tmp_path: Path) -> None:
    copy = tmp_path / "school"
    shutil.copytree(SCHOOL, copy, ignore=shutil.ignore_patterns("site"))
    page = copy / "docs" / "policy" / "02-what-staff-do.md"
    page.write_text(page.read_text(encoding="utf-8").replace("**must** be told", "**should** be told"), "utf-8")
    told = run("tools.cli", "diff", str(SCHOOL), school=copy)
    assert told.returncode == 0, told.stderr
    assert "2.1 changed." in told.stdout
    assert "duty “Tell the DSL” (tools/duties/duties.md) quotes words that are gone" in told.stdout
    assert not FIRST_SCHOOL.search(told.stdout)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("check",), "2 flowcharts"),
        (("coverage",), "2.1: a-child-has-told-me#tell-the-dsl"),
        (
            ("ready",),
            "Exampleshire children's social care: what stands in docs/school.toml is an example that nobody can have.",
        ),
    ],
)
def test_the_commands_speak_of_its_own_files(command: tuple[str, ...], says: str) -> None:
    told = run("tools.cli", *command)
    assert told.returncode == 0, told.stderr
    assert says in " ".join(told.stdout.split())
    assert not FIRST_SCHOOL.search(told.stdout)
