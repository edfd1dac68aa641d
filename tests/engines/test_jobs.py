"""More of what people come for, in Firefox and WebKit: pages that come, undo, passing on, rehearsals, paper."""

import io
import unicodedata
import zipfile
from datetime import date

import pytest

from tests.browser.annex_a.filling import something_for_each
from tests.browser.hosting import Host
from tests.engines.test_core import FILL, VALUES, open_form, python_is_ready
from tests.engines.visit import Visit, see, until
from tools.pages.helpers.record import TOLD

pytestmark = pytest.mark.thorough

# A calendar has what is still to come.
NEXT_YEAR = date.today().year + 1
FOCUSED = "() => document.activeElement?.tagName + ' ' + document.activeElement?.textContent.trim()"
# Gives the last answer of each question, one a call, until an ending is there; then its record can be printed.
TO_THE_RECORD = """() => {
    const helper = document.querySelector(".helper[data-walking]");
    if (!helper) return false;
    if (helper.dataset.kind !== "ending") {
        [...helper.querySelectorAll(".step[data-current] .give")].at(-1).click();
        return false;
    }
    window.print = () => {};
    document.querySelector(".print-record").click();
    return true;
}"""


def test_a_page_that_comes_has_the_focus_on_its_heading(visit: Visit, host: Host) -> None:
    visit.open(host.address)
    until(lambda: "sitemap.xml" in host.asked, "the site map, from which on pages change without a load")
    visit.run("() => { document.documentElement.dataset.stays = ''; }")
    visit.press(".md-content a[href*='helpers/what-is-it']")
    until(lambda: visit.run(FOCUSED) == "H1 What is it, or might it be?", "the focus on the new heading")
    visit.back()
    until(lambda: visit.run(FOCUSED) == "H1 What do you need?", "the focus on the heading again")
    assert visit.run("() => 'stays' in document.documentElement.dataset"), "The page was loaded anew."


def test_annex_a_is_undone_redone_and_passed_on(visit: Visit, host: Host) -> None:
    open_form(visit, host)
    python_is_ready(visit)
    visit.write("#referrer", "Qz first")
    visit.write("#review", f"07/12/{NEXT_YEAR}")
    visit.press('[data-do="undo"]')
    visit.press('[data-do="undo"]')
    assert set(visit.run(VALUES)) == {""}
    assert visit.run("() => document.activeElement.dataset.do") == "undo", "The last Undo has lost the focus."
    visit.press('[data-do="redo"]')
    visit.press('[data-do="redo"]')
    assert {"Qz first", f"07/12/{NEXT_YEAR}"} <= set(visit.run(VALUES))
    document = visit.save('[data-do="word"]')
    with zipfile.ZipFile(io.BytesIO(document.read_bytes())) as parts:
        assert "Qz first" in parts.read("word/document.xml").decode()
    assert f"{NEXT_YEAR}1207" in visit.save('[data-do="calendar"]').read_text(encoding="utf-8")
    visit.run(FILL, {"referrer": "", "review": ""})


def test_a_rehearsal_is_played_to_its_debrief_and_shown_to_a_group(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}training/the-bundle/")
    visit.press("[data-part][data-current] .show-options")
    act = "[data-part][data-current] .act"
    visit.press(f"{act} input[type=radio]")
    visit.press(f"{act} .continue")
    see(visit, f"{act} .what-happens h4")
    visit.press(f"{act} .to-walk")
    step = "[data-part][data-current] [data-step][data-current]"
    visit.press(f"{step} button[type=submit]")
    see(visit, f"{step} .error-summary", "Choose an answer")
    visit.press(f"{step} input[type=radio]")
    visit.press(f"{step} button[type=submit]")
    visit.press(".to-debrief")
    see(visit, "[data-debrief][data-current] h2", "Debrief")
    visit.press(".to-group")
    see(visit, ".exit-button", "Exit this page")
    visit.key("Shift")
    see(visit, "[data-exit-told]", "press 2 more times")
    visit.press(".presenter-bar button:nth-of-type(2)")
    see(visit, ".screen-count", "2 of")
    visit.press(".presenter-bar button:last-of-type")
    see(visit, ".md-header__title")


def test_the_quiz_explains_an_answer(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}training/quiz/")
    visit.press("[data-question][data-current] input[type=radio]")
    visit.press("[data-question][data-current] button[type=submit]")
    see(visit, "[data-answer][data-current] blockquote")
    visit.press("[data-answer][data-current] .next-question")
    until(
        lambda: visit.run("() => document.activeElement.closest('[data-question][data-current]') !== null"),
        "the next question",
    )


def test_each_sheet_of_annex_a_says_to_which_form_it_belongs(visit: Visit, host: Host) -> None:
    ready = f"(written) => document.querySelector('[data-annex-a][data-live]') && (({FILL})(written), true)"
    sheets = visit.sheets(f"{host.address}annex-a/", ready, something_for_each(children=2))
    assert len(sheets) > 2
    for sheet in sheets:
        # Some typefaces print "fi" as one letter.
        words = unicodedata.normalize("NFKC", sheet)
        assert "ANNEX A: Risk Assessment" in words and "DRAFT" in words and "Westfield Community Primary" in words
        assert "What to weigh here" not in words


def test_each_sheet_of_a_walk_says_to_which_record_it_belongs(visit: Visit, host: Host) -> None:
    sheets = visit.sheets(f"{host.address}helpers/is-it-just-banter/", TO_THE_RECORD)
    assert len(sheets) > 1
    for words in sheets:
        assert "Is it “just banter”?" in words and "Policy agreed" in words
    [signed] = [words for words in sheets if "Signature" in words]
    assert TOLD in signed and "Told to" in signed


def test_the_whole_policy_is_printed_in_letters_of_a_readable_size(visit: Visit, host: Host) -> None:
    # Where one table is too wide for the sheet, WebKit prints every sheet smaller, and so more words on it.
    sheets = visit.sheets(f"{host.address}policy/whole-policy/", "() => document.readyState === 'complete'")
    assert max(len(words.split()) for words in sheets) < 700


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(visit: Visit, host: Host) -> None:
    sheets = visit.sheets(f"{host.address}who-to-tell/", "() => document.readyState === 'complete'")
    visit.open(f"{host.address}who-to-tell/")
    headings = visit.run("() => [...document.querySelectorAll('h2, h3, dt')].map((each) => each.textContent.trim())")
    last = [words.strip().splitlines()[-1].strip() for words in sheets]
    assert len(headings) > 10
    assert [line for line in last if any(heading.endswith(line) for heading in headings)] == []
