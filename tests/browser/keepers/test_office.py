"""The school office keeps its site, in a browser only: one visit from a number confirmed to the built site, counted."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keepers.test_desk import READY
from tests.browser.keepers.test_helper import FILE, looked, strength, text_of
from tests.copy_to_build import copy_to_build
from tools.keepers.desk.changes import RECORD, SCHOOL
from tools.sources.paths import ROOT
from tools.sources.review.record import read_record

pytestmark = pytest.mark.thorough

GUIDE = ROOT / "docs" / "contributing" / "from-the-desk.md"
EXAMPLE, NEW = "tools/scenarios/the-bundle.md", "tools/scenarios/the-lost-key.md"
DSL = "the Designated Safeguarding Lead"


class Office:
    """Whoever sits at the desk: each press counted, each stretch of it timed."""

    def __init__(self, page: Page) -> None:
        """Nothing is pressed yet."""
        self.page = page
        self.clicks = 0
        self.rows: list[str] = []

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """A stretch: how often something was pressed in it, and how long the desk took."""
        self.clicks, began = 0, time.monotonic()
        yield
        self.rows.append(f"| {what} | {self.clicks} |")
        print(f"{self.rows[-1]} {time.monotonic() - began:.0f} s |")

    def click(self, place: Locator, x: int = 0) -> None:
        """One press; with ``x`` near the beginning of a line."""
        self.clicks += 1
        place.click(position={"x": x, "y": 8} if x else None)

    def write(self, place: Locator, words: str) -> None:
        """Into a box, which is pressed first and left at the end."""
        self.click(place)
        self.page.keyboard.type(words)
        place.blur()

    def choose(self, file: str) -> None:
        """Out of the list of texts: one press opens it, one chooses."""
        self.clicks += 2
        self.page.locator("#desk-name").select_option(file)
        looked(self.page, "right")

    def box(self, field: str) -> Locator:
        """Where a value of school.toml is put in."""
        return self.page.locator(f"[data-field='{field}']")


def _mend_a_helper(office: Office) -> None:
    page = office.page
    office.choose(FILE)
    office.click(page.get_by_text("All that stands in it"))
    office.click(page.get_by_role("button", name="The police starting point"))
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Control+Delete")
    page.keyboard.type("This helper does")
    # Where it begins: a line is folded to the width of the editor, and Home goes to the beginning of what is folded.
    office.click(page.locator(".cm-line", has_text="**Should**: start from"), x=20)
    strength(page, "Must")
    looked(page, "wrong")
    expect(page.locator("[data-desk-problems] li")).to_have_text(
        "Line 90 'Must' is stronger than the words quoted, which bear 'Should'. "
        "Use the policy's own strength, or quote more of it."
    )
    expect(page.locator("[data-desk-text-changes]")).to_contain_text("Put right what is marked")
    office.click(page.get_by_role("button", name="Line 90", exact=True))
    strength(page, "Should")
    looked(page, "right")
    expect(page.locator("[data-desk-text-changes] li li")).to_have_count(2)


def _add_a_scenario(office: Office) -> None:
    page = office.page
    office.choose(EXAMPLE)
    expect(page.locator("[data-desk-parts] h4")).to_have_count(3)
    office.write(page.locator("#desk-begin"), "The lost key")
    office.click(page.get_by_role("button", name="Begin it"))
    looked(page, "right")
    expect(page.locator("#desk-name")).to_have_value(NEW)
    office.click(page.locator(".cm-line", has_text="# The lost key"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.type("It is the last day of term. ")
    looked(page, "right")
    expect(page.locator("[data-desk-text-changes]")).to_contain_text("scenario “The lost key” is new: read it whole")


def test_the_office_keeps_its_site_in_a_browser_only(
    page: Page, address: str, complaints: list[str], tmp_path: Path
) -> None:
    office = Office(page)
    with office.doing("The desk opens, with Python in it"):
        page.goto(f"{address}keepers/")
        expect(page.locator(READY)).to_be_attached()
    with office.doing("A number is confirmed: by whom, and on which day"):
        office.write(office.box("nspcc.confirmed_by"), "the school office")
        office.write(office.box("nspcc.confirmed_on"), "1/12/2026")
        expect(page.locator("[data-desk-changes] li")).to_have_count(2)
    with office.doing("The DSL’s name is put in"):
        office.write(office.box("dsl.name"), "A. Name")
        expect(page.locator("[data-desk-changes] li")).to_have_count(3)
    with office.doing("A sentence of a helper is mended, refused for a strength too high, and mended again"):
        _mend_a_helper(office)
    with office.doing("A scenario is added, and a sentence of it written"):
        _add_a_scenario(office)
    with office.doing("All of it is signed, read as the build reads it, and saved as one file"):
        office.write(page.locator("#desk-by"), DSL)
        with page.expect_download() as download:
            office.click(page.get_by_role("button", name="Sign and save the file"))
        download.value.save_as(path := tmp_path / "changes.zip")
        expect(page.locator("[data-desk-sheet]")).to_contain_text(f"SCENARIO “The lost key” ({NEW})\nSigned by {DSL}")
    with office.doing("On another day the file is opened at the desk again"):
        page.reload()
        expect(page.locator(READY)).to_be_attached()
        office.clicks += 2
        page.locator("#desk-file").set_input_files(path)
        expect(page.locator("[data-desk-opened]")).to_contain_text(f"Scenario “The lost key”: Signed by {DSL}")
        looked(page, "right")
        expect(page.locator("#desk-name")).to_have_value(FILE)
        page.locator("#desk-name").select_option(NEW)
        expect(page.locator("[data-desk-parts] h4")).to_have_count(3)
    assert complaints == []
    _taken_and_built(path, tmp_path)
    guide = GUIDE.read_text(encoding="utf-8")
    assert [row for row in office.rows if row not in guide] == [], "The guide counts otherwise: write these into it."


def _taken_and_built(path: Path, tmp_path: Path) -> None:
    """What whoever keeps the project does with the file: two commands."""
    root = copy_to_build(tmp_path / "project")
    taken = _run(root, "tools.cli", "take", str(path))
    assert f"Put in: {SCHOOL}, {FILE}, {RECORD}, {NEW}." in taken
    signed = read_record(root / RECORD)
    assert {signed["helper/the-police"].by, signed["scenario/the-lost-key"].by} == {DSL}
    _run(root, "mkdocs", "build", "--strict", "-q")
    site = root / "site"
    assert "This helper does not decide." in (site / "helpers/the-police/index.html").read_text(encoding="utf-8")
    assert "It is the last day of term." in (site / "training/the-lost-key/index.html").read_text(encoding="utf-8")
    assert "A. Name" in (site / "who-to-tell/index.html").read_text(encoding="utf-8")


def _run(root: Path, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "POLICY_PROJECT"}
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=root, env={**environment, "PLAIN": "1"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout
