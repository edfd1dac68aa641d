"""One case in Firefox and in WebKit: its record is kept and opened again, a family's sheet, two people's plans."""

from pathlib import Path

import pytest

from tests.browser.annex_a.test_merging import file_of
from tests.browser.hosting import Host
from tests.engines.test_core import FILL, PASSPHRASE, answer, open_form, python_is_ready
from tests.engines.visit import Visit, see, until
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths

pytestmark = pytest.mark.thorough

RECORD = '.md-nav--primary a[href$="annex-a/record/"]'
FOLLOW = "(selector) => document.querySelector(selector).click()"
VALUE = "(selector) => document.querySelector(selector).value"
# A browser may lay its own clock over a box for a time: the value is put there whole, as its clock does.
PUT = """(selector, value) => {
    const box = document.querySelector(selector);
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
}"""
TAKE = """() => [...document.querySelectorAll("[data-differences] button")]
    .find((each) => each.textContent.startsWith("Take the 1 ")).click()"""
TIED = {"child-1.reference": "P1", "child-2.reference": "P2", "classes.actions": "[P1] Qone\n[P2] Qtwo\nQfree"}
# The form, then Python, then the sheet come: each call sees how far it is, and the last one gives true.
FOR_ONE_FAMILY = f"""(written) => {{
    if (document.documentElement.dataset.python !== "ready") return false;
    const choice = document.getElementById("annex-print-what");
    const sheet = document.querySelector("[data-extract] h3");
    if (!choice || sheet) return Boolean(sheet);
    if (!document.getElementById("classes.actions").value) ({FILL})(written);
    if (choice.value !== "family-1") ({PUT})("#annex-print-what", "family-1");
    return false;
}}"""


def test_a_walk_goes_into_the_case_record_which_is_saved_locked_and_opened_again(
    visit: Visit, host: Host, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    visit.open(f"{host.address}helpers/{flow.name}/")
    python_is_ready(visit)
    until(lambda: "sitemap.xml" in host.asked, "the site map, from which on pages change without a load")
    for given in min((given for given, _ in paths(flow)), key=len):
        answer(visit, flow, given)
    see(visit, ".helper[data-kind=ending] .step[data-current]")
    visit.run(FOLLOW, RECORD)
    see(visit, ".case-entry h3", "Which route?")
    visit.press('[data-do="add-child"]')
    see(visit, ".case-child")
    visit.write('.case-child [data-of="reference"]', "P1")
    visit.run(PUT, '.case-child [data-of="home"]', "15:15")
    see(visit, "[data-going-home]", "Before they go home: P1 at 15:15.")

    visit.press('[data-case-record] [data-do="save"]')
    see(visit, "dialog[open]", "Choose a passphrase")
    visit.write('[data-secret="one"]', PASSPHRASE)
    visit.write('[data-secret="two"]', PASSPHRASE)
    saved = visit.save('dialog[open] [data-answer="yes"]')
    assert saved.read_bytes().startswith(b"age-encryption.org")

    visit.open(f"{host.address}annex-a/record/")
    see(visit, "[data-nothing]")
    visit.choose('[data-case-record] [data-do="open"]', "[data-file]", saved)
    see(visit, "dialog[open]", "The passphrase of this file")
    visit.write('[data-secret="one"]', PASSPHRASE)
    visit.key("Enter")
    see(visit, ".case-entry h3", "Which route?")
    assert visit.run(VALUE, '.case-child [data-of="reference"]') == "P1"


def test_a_family_s_sheet_is_printed_with_nothing_of_another_child(visit: Visit, host: Host) -> None:
    paper = visit.printed(f"{host.address}annex-a/", FOR_ONE_FAMILY, TIED)
    assert "Qone" in paper
    assert [words for words in ("Qtwo", "Qfree", "P2") if words in paper] == []


def test_two_people_s_plans_are_merged_with_the_file_that_both_began_with(
    visit: Visit, host: Host, tmp_path: Path
) -> None:
    mine = file_of(tmp_path, "mine", ("V", "P"), referrer="R", contact="mine")
    theirs = file_of(tmp_path, "theirs", ("V", "P"), "The deputy", referrer="theirs", contact="C")
    base = file_of(tmp_path, "base", ("V", "P"), referrer="R", contact="C")
    open_form(visit, host)
    python_is_ready(visit)
    visit.choose('[data-do="open"]', "[data-file]", mine)
    until(lambda: visit.run(VALUE, "#contact") == "mine", "the plan of one")
    visit.choose('[data-files] [data-do="compare"]', "[data-file]", theirs)
    see(visit, "[data-differences-title]", "differ in 2 places")
    visit.choose('[data-do="base"]', "[data-file]", base)
    see(visit, "[data-differences-said]", "Both began with “base.json”")
    see(visit, "[data-differences] button", "Take the 1 that only the file changed")
    visit.run(TAKE)
    until(lambda: visit.run(VALUE, "#referrer") == "theirs", "what the deputy changed")
    assert visit.run(VALUE, "#contact") == "mine"
