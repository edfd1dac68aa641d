"""What people come for, in Firefox and in WebKit (an iPad's engine). Everything else is tested in Chromium."""

from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from tests.browser.annex_a.filling import something_for_each
from tests.browser.hosting import Host, hosted
from tests.engines.visit import Visit, see, until
from tools.browser.assessment.opening import open_text
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given, paths

PASSPHRASE = "four words do not rhyme"
STATUS = "[data-file-status]"
EXIT = "https://www.bbc.co.uk/weather"
VALUES = "() => [...document.querySelectorAll('[data-field]')].map((box) => box.value)"
FILL = """(written) => {
    for (const [id, text] of Object.entries(written)) {
        const box = document.getElementById(id);
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""

# A press counts once a step has stood.
STOOD = ".helper:not([data-just-come])"


def test_a_helper_leads_to_its_ending_and_back_and_an_answer_can_be_changed(
    visit: Visit, host: Host, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    way, ending = max(paths(flow), key=lambda path: len(path[0]))
    visit.open(f"{host.address}helpers/{flow.name}/")
    python_is_ready(visit)
    see(visit, ".left", "At most")
    for given in way:
        answer(visit, flow, given)
    see(visit, f'.step[data-current][data-step="{ending.id}"]')
    assert visit.run("() => document.activeElement.id") == ending.id
    assert visit.run("() => document.querySelectorAll('.so-far ol li').length") == len(way)
    see(visit, ".record")
    see(visit, STOOD)
    visit.press(".back")
    see(visit, f'.step[data-current][data-step="{way[-1][0]}"]')
    see(visit, STOOD)
    visit.press(".so-far ol li:first-child .change")
    see(visit, f'.step[data-current][data-step="{way[0][0]}"]')
    first = flow.steps[0]
    answer(visit, flow, (first.id, first.answers[0].id))
    see(visit, f'.step[data-current][data-step="{first.answers[0].to}"] h2', "999")
    see(visit, ".dropped", "no longer applies")
    see(visit, ".turns summary", "What would have changed this")
    assert visit.run("() => document.documentElement.dataset.disagreement") is None


def test_annex_a_with_two_children_is_filled_checked_saved_and_opened_again(visit: Visit, host: Host) -> None:
    open_form(visit, host)
    python_is_ready(visit)
    visit.write("#referrer", "Midday supervisor, “Hall”")
    visit.press('[data-do="check"]')
    see(visit, "[data-gaps-title]")
    assert visit.run("() => document.activeElement.matches('[data-gaps-title]')")
    assert visit.run("() => document.querySelector('[data-go-to=\"referrer\"]')") is None
    see(visit, '[data-go-to="incident.risk"]')
    visit.run(FILL, something_for_each(children=2))
    before = visit.run(VALUES)
    assert len(before) > 100

    visit.press('[data-do="save-locked"]')
    see(visit, "dialog[open]", "Choose a passphrase")
    visit.write('[data-secret="one"]', PASSPHRASE)
    visit.write('[data-secret="two"]', PASSPHRASE)
    saved = visit.save('dialog[open] [data-answer="yes"]')
    assert saved.suffix == ".age"
    assert open_text(pyrage.passphrase.decrypt(saved.read_bytes(), PASSPHRASE).decode()).entries["referrer"] == "Qz000x"
    see(visit, STATUS, "It is not checked yet")
    visit.choose('[data-do="prove"]', "[data-file]", saved)
    see(visit, STATUS, "it holds what you saved")

    open_form(visit, host)
    python_is_ready(visit)
    assert set(visit.run(VALUES)) == {""}
    visit.choose('[data-do="open"]', "[data-file]", saved)
    see(visit, "dialog[open]", "The passphrase of this file")
    visit.write('[data-secret="one"]', PASSPHRASE)
    visit.key("Enter")
    see(visit, "[data-status]", "is open, saved")
    assert visit.run(VALUES) == before


@pytest.mark.thorough
def test_annex_a_is_printed_with_all_that_was_typed(visit: Visit, host: Host) -> None:
    written = something_for_each(children=2)
    ready = f"(written) => document.querySelector('[data-annex-a][data-live]') && (({FILL})(written), true)"
    paper = visit.printed(f"{host.address}annex-a/", ready, written)
    assert [words for words in written.values() if words.startswith("Qz") and words not in paper] == []
    assert "DRAFT: not checked for gaps." in paper
    assert "Exit this page" not in paper and "Save with a passphrase" not in paper


@pytest.mark.thorough
def test_the_policy_s_own_annex_a_is_printed_with_its_last_column(visit: Visit, host: Host) -> None:
    paper = visit.printed(f"{host.address}policy/annex-a/", "() => true")
    words = " ".join(paper.upper().split())
    heads = words.count("RISK (CONSIDER VICTIM")
    assert heads and words.count("REVISED RISK LEVEL") == heads


def test_the_search_finds_a_page_by_people_s_words(visit: Visit, host: Host) -> None:
    visit.open(host.address)
    visit.press(".md-search__input")
    visit.write(".md-search__input", "rude pictre")
    see(visit, ".md-search-result__link", "An image has been shared")
    visit.press(".md-search-result__link")
    see(visit, "h1", "An image has been shared")


def test_with_its_host_gone_the_site_still_leads_through_a_helper(visit: Visit, site: Path, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "is-it-just-banter")
    way, ending = next(iter(paths(flow)))
    with hosted(site) as host:
        visit.open(host.address)
        see(visit, "[data-offline-told]", "Ready for use without a network.")
    visit.open(f"{host.address}helpers/{flow.name}/")
    python_is_ready(visit)
    for given in way:
        answer(visit, flow, given)
    see(visit, f'.step[data-current][data-step="{ending.id}"]')


def test_exit_this_page_leaves_and_back_brings_nothing_typed(visit: Visit, host: Host, site: Path) -> None:
    with hosted(site) as elsewhere:
        # As if this were where the school has it lead: a page leaves for no place that was not in it when it was built.
        leads_there = (site / "annex-a" / "index.html").read_text(encoding="utf-8").replace(EXIT, elsewhere.address)
        host.replaced["annex-a/"] = leads_there.encode()
        host.types["annex-a/"] = "text/html"
        open_form(visit, host)
        visit.run(FILL, {"referrer": "Qz typed"})
        for _ in range(3):
            visit.key("Shift")
        until(lambda: visit.address() == elsewhere.address, "the other site")
    visit.open(f"{host.address}annex-a/")
    assert "Qz typed" not in visit.run(VALUES)


def open_form(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}annex-a/")
    see(visit, "[data-annex-a][data-live]")


def python_is_ready(visit: Visit) -> None:
    see(visit, "html[data-python=ready]")


def answer(visit: Visit, flow: Flow, given: Given) -> None:
    step_id, chosen = given
    step = flow.step(step_id)
    assert step is not None
    shown = f'.step[data-current][data-step="{step_id}"]'
    see(visit, shown)
    see(visit, STOOD)
    visit.press(f'{shown} .give[value="{chosen}"]')
