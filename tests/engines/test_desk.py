"""The keepers' desk in every engine: a name is checked and saved, texts are looked at, a new edition is taken in."""

from pathlib import Path

import pytest

from tests.browser.hosting import Host
from tests.edition.next_year import WEAKER, as_word
from tests.engines.visit import Visit, see, until
from tools.keepers.desk.changes import SCHOOL, unpacked

pytestmark = pytest.mark.thorough

STATE = "() => document.querySelector('[data-desk]')?.dataset.python ?? ''"
LEAVE = "() => document.activeElement.blur()"
CHOOSE = """() => {
    const list = document.querySelector("#desk-name");
    list.value = "FILE";
    list.dispatchEvent(new Event("change"));
}"""
CHOOSE_FILE = """(letters) => {
    const held = new DataTransfer();
    held.items.add(new File([Uint8Array.from(letters)], "policy.docx"));
    const input = document.querySelector("#desk-edition-file");
    input.files = held.files;
    input.dispatchEvent(new Event("change"));
}"""
HELPER, SCENARIO = "tools/flowcharts/the-police.md", "tools/scenarios/the-bundle.md"
LOOKED = "() => document.querySelector('[data-desk-editor]').dataset.looked"
WRITE = "() => document.querySelector('[data-desk-editor]').shadowRoot.querySelector('.cm-content').focus()"


def test_at_the_desk_a_name_is_checked_and_saved_as_a_file_and_a_helper_is_looked_at(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}keepers/")
    until(lambda: visit.run(STATE) == "ready", "Python at the desk")
    visit.write("[data-field='dsl.name']", "A. Name")
    visit.run(LEAVE)
    see(visit, "[id='desk-dsl.name-then']", "A. Name")
    changes = unpacked(visit.save("[data-desk-take=unsigned]").read_bytes())
    assert 'name = "A. Name"' in changes.files[SCHOOL]
    assert "NOT SIGNED." in changes.sheet
    visit.run(CHOOSE.replace("FILE", HELPER))
    until(lambda: visit.run(LOOKED) == "right", "the helper's text")
    visit.run(WRITE)
    visit.key("Enter")
    see(visit, "[data-desk-problems]", "No front matter.")
    visit.run(CHOOSE.replace("FILE", SCENARIO))
    see(visit, "[data-desk-parts]", "The walk goes the same way, and leads to “Ring 999”.")


def test_next_years_policy_is_read_answered_and_saved_as_a_file(visit: Visit, host: Host, tmp_path: Path) -> None:
    visit.open(f"{host.address}keepers/")
    until(lambda: visit.run(STATE) == "ready", "Python at the desk")
    visit.run(CHOOSE_FILE, [*as_word(tmp_path / "policy.docx", settled=True).read_bytes()])
    see(visit, "[data-desk-edition-told]", "“policy.docx” is read, with ")
    visit.run("() => document.querySelectorAll('[data-desk-remarks] input').forEach((each) => each.click())")
    visit.press("[data-desk-sentences]")
    see(visit, "[data-desk-cards]", "Weaker now (1)")
    visit.press(f"input[name='desk-sentence-{WEAKER.number}'][value=change]")
    see(visit, "[data-desk-answered]", "Without an answer: 3.")
    visit.press("[data-desk-result]")
    see(visit, "[data-desk-edition-left]", "The school office", times=4)
    edition = unpacked(visit.save("[data-desk-take-edition]").read_bytes())
    assert (edition.edition or {})["answers"] == {WEAKER.number: "change"}
    assert "docs/policy/05-pictures-made-by-machines.md" in edition.files
    visit.press("[data-desk-lay]")
    see(visit, "[data-desk-over]", "A new edition is laid over this desk", times=4)
    visit.press("[data-desk-state]")
    see(visit, "[data-desk-state-told]", "Left: ", times=4)
    visit.press("[data-desk-off]")
    see(visit, "[data-desk-cards]", "Weaker now (1)", times=4)
