"""Hostile text in every box and in opened files: it never runs, asks for nothing, and is shown and printed as text."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a.filling import (
    DIALOG,
    PYTHON,
    box,
    open_every_fold,
    open_form,
    pdf,
    press,
    switch_everything_on,
)
from tests.browser.annex_a.saving import NO_PICKERS, choose
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.privacy.recorder import Recorder
from tests.hostile.corpus import AS_JSON, CORPUS, STRINGS, WHOLE, hostile_file

# What a word of the corpus would make, were it read as HTML. The page has none of these in a place for typed words.
MADE = "script, img, svg, iframe, object, embed, a, input, style, link, meta, base, video, details, math, form"


@pytest.fixture
def recorder(context: BrowserContext, host: Host) -> Recorder:
    context.add_init_script(
        "window.hit = () => { document.documentElement.dataset.hit = 'yes'; }; window.print = () => {};"
    )
    return Recorder(context, host)


def nothing_ran(recorder: Recorder, page: Page) -> None:
    """No word ran, opened a dialog or asked for anything; nor was any refused, which the console would say."""
    assert page.locator("html[data-hit]").count() == 0
    assert [trace for trace in recorder.traces if trace.where == "dialog" and "leave" not in trace.text.lower()] == []
    assert recorder.console == []
    assert recorder.not_plain == []


def test_the_corpus_is_large_enough() -> None:
    assert len(set(CORPUS["vectors"])) >= 100
    assert len(CORPUS["oddities"]) >= 20


def test_a_helper_s_record_has_it_as_text(recorder: Recorder, page: Page) -> None:
    page.goto(f"{recorder.host.address}helpers/planning-for-safety/")
    python_is_ready(page)
    for _ in range(20):
        if page.locator(".record").is_visible():
            break
        step = page.locator(".step[data-current]")
        here = str(step.get_attribute("data-step"))
        step.locator(".give").last.dispatch_event("click")
        expect(step).not_to_have_attribute("data-step", here)
    wrong = page.evaluate(
        """([all, made]) => {
            const boxes = [...document.querySelectorAll(".helper textarea")];
            const wrong = [];
            const print = document.querySelector(".print-record");
            for (const words of JSON.parse(all)) {
                for (const box of boxes) {
                    box.value = words;
                    box.dispatchEvent(new Event("input", { bubbles: true }));
                }
                print.click();
                const typed = boxes.at(-1).value;
                const printed = document.querySelector(".reason-printed");
                const notes = [...document.querySelectorAll("[data-note-of]")];
                if (typed !== words.replace(/\\r\\n?/g, "\\n")) wrong.push(["not typed", words]);
                if (printed.textContent !== typed) wrong.push(["not printed", words]);
                const has = (note) => note.textContent.endsWith(typed.trim());
                if (!notes.every(has)) wrong.push(["note", words]);
                if ([printed, ...notes].some((place) => place.querySelector(made))) wrong.push(["made", words]);
            }
            return wrong;
        }""",
        [AS_JSON, MADE],
    )
    assert wrong == []
    assert len(pdf(page).pages) > 0
    nothing_ran(recorder, page)


def hostile_form(page: Page, shift: int) -> list[str]:
    """Writes a string of the corpus in every box, beginning with another one each time. Gives what is wrong."""
    wrong: list[str] = page.evaluate(
        """([all, shift, made]) => {
            const words = JSON.parse(all);
            const wrong = [];
            const boxes = [...document.querySelectorAll("[data-annex-a] :is(textarea, input[type=text])[data-field]")];
            boxes.forEach((box, number) => {
                box.value = words[(number + shift) % words.length];
                for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
                const twin = box.nextElementSibling;
                // Line breaks of other programs are line breaks, and what nobody can see is not on paper.
                const shown = box.value
                    .replace(/[\\u000b\\u0085\\u2028\\u2029]/g, "\\n")
                    .replace(/[\\u0000-\\u0008\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]/g, "");
                if (shown && !twin.textContent.startsWith(shown)) wrong.push(["not printed", box.value]);
                if (twin.querySelector(made)) wrong.push(["made", box.value]);
            });
            return wrong;
        }""",
        [AS_JSON, shift, MADE],
    )
    return wrong


@pytest.mark.thorough
def test_annex_a_has_it_as_text_on_the_screen_and_on_paper(recorder: Recorder, page: Page) -> None:
    form = open_form(page, recorder.host.address)
    switch_everything_on(form)
    press(form, "Add a review")
    open_every_fold(form)
    boxes = form.locator("[data-annex-a] :is(textarea, input[type=text])[data-field]").count()
    for shift in range(0, len(STRINGS), boxes):
        assert hostile_form(form, shift) == []
    # The names of children stand in choices and questions, the date of the review in the margin's style.
    for words in (
        "<img src=x onerror=hit()>",
        '";}*{background:url(/hit.png)}x{content:"',
        '" url(/hit.png) "',
    ):
        for place in ("child-1.reference", "child-2.reference", "review"):
            box(form, place).fill(words)
        form.locator("[data-review] [data-field=next]").last.fill(words)
        press(form, "Print or save as PDF")
        expect(form.locator(DIALOG)).to_contain_text(words)
        form.keyboard.press("Escape")
        expect(form.locator("[data-print-what] option").nth(1)).to_contain_text(words)
        form.evaluate("dispatchEvent(new Event('beforeprint'))")
        style = form.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--annex-margin-review')")
        assert re.fullmatch(r'"([^"\\]|\\.)*"', style), style
        assert len(pdf(form).pages) > 0
    with form.expect_download():
        press(form, "Make a Word document")
        form.locator(DIALOG).locator("[data-answer=yes]").click()
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps-title]")).to_be_focused(timeout=PYTHON)
    nothing_ran(recorder, form)


@pytest.mark.thorough
def test_an_opened_file_has_it_as_text(recorder: Recorder, page: Page, tmp_path: Path) -> None:
    page.add_init_script(NO_PICKERS)
    form = open_form(page, recorder.host.address)
    python_is_ready(form)
    path = tmp_path / "<img src=x onerror=hit()>.json"
    for shift in range(0, len(WHOLE), 40):
        sheet = hostile_file(WHOLE, shift)
        path.write_text(json.dumps(sheet), encoding="utf-8")
        choose(form, "Open a saved file", path)
        if shift:
            form.locator(DIALOG).get_by_role("button", name="Open the file").click()
        entries = sheet["entries"]
        assert isinstance(entries, dict)
        expect(form.locator("[data-status]")).to_contain_text(path.name, timeout=PYTHON)
        for place in ("incident.risk", "referrer"):
            expect(box(form, place)).to_have_value(entries[place].replace("\r\n", "\n").replace("\r", "\n"))
        assert form.locator(f".annex-twin :is({MADE})").count() == 0
    box(form, "referrer").fill("<b>changed</b>")
    choose(form, "Compare with a saved file", path)
    expect(form.locator("[data-differences-list]")).to_contain_text("<b>changed</b>", timeout=PYTHON)
    assert form.locator(f"[data-differences-list] :is({MADE}, b)").count() == 0
    assert len(pdf(form).pages) > 0
    nothing_ran(recorder, form)


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name, text in CORPUS["oddities"].items() if text not in WHOLE])
def test_a_file_with_half_a_character_is_refused(recorder: Recorder, page: Page, tmp_path: Path, name: str) -> None:
    page.add_init_script(NO_PICKERS)
    form = open_form(page, recorder.host.address)
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps(hostile_file([CORPUS["oddities"][name]], 0)), encoding="utf-8")
    choose(form, "Open a saved file", path)
    expect(form.locator(DIALOG)).to_contain_text("damaged characters", timeout=PYTHON)
    expect(box(form, "referrer")).to_have_value("")
    nothing_ran(recorder, form)


def test_the_rehearsal_room_has_it_as_text(recorder: Recorder, page: Page) -> None:
    page.goto(f"{recorder.host.address}training/record/")
    expect(page.locator(".completion[data-ready]")).to_be_attached()
    wrong = page.evaluate(
        """([all, made]) => JSON.parse(all).filter((words) =>
            [...document.querySelectorAll(".completion input[type=text]")].some((box) => {
                box.value = words;
                box.dispatchEvent(new Event("input", { bubbles: true }));
                const printed = box.nextElementSibling;
                return printed.textContent !== box.value || printed.querySelector(made);
            }))""",
        [AS_JSON, MADE],
    )
    assert wrong == []
    page.goto(f"{recorder.host.address}training/the-bundle/")
    page.locator(".own-words textarea").first.fill("\n".join(WHOLE))
    page.get_by_role("button", name="Show the options").first.click()
    page.get_by_role("button", name="Back").locator("visible=true").click()
    expect(page.locator(".own-words textarea").first).to_have_value(
        "\n".join(WHOLE).replace("\r\n", "\n").replace("\r", "\n")
    )
    nothing_ran(recorder, page)


def test_search_has_it_as_text(recorder: Recorder, page: Page) -> None:
    page.goto(recorder.host.address)
    search = page.locator(".md-search__input")
    search.click()
    search.press_sequentially("threshold")
    expect(page.locator('.md-search-result__link[href*="09-childrens"]').first).to_be_visible()
    page.evaluate(
        """all => {
            const box = document.querySelector(".md-search__input");
            for (const words of JSON.parse(all)) {
                box.value = words;
                box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
            }
        }""",
        AS_JSON,
    )
    search.fill("")
    search.press_sequentially("rite passage")
    expect(page.locator('.md-search-result__link[href*="04-what-is-it"]').first).to_be_visible()
    nothing_ran(recorder, page)


@pytest.mark.parametrize("start", range(0, 12, 4))
def test_an_address_made_by_somebody_else_runs_nothing(recorder: Recorder, page: Page, start: int) -> None:
    for words in CORPUS["vectors"][start * 10 : start * 10 + 4]:
        page.goto(f"{recorder.host.address}?q={quote(words)}&h={quote(words)}#{quote(words)}")
        expect(page.locator("h1").first).to_be_visible()
        assert page.locator("html[data-hit]").count() == 0
    # Zensical's theme looks the place up as it stands in the address, and says so.
    assert [said for said in recorder.console if "is not a valid selector" not in said] == []
