"""Annex A in a real browser: filled in, checked, cleared; by mouse, keyboard, phone; without Python or scripts."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.annex_a.filling import (
    DIALOG,
    PYTHON,
    all_fields,
    box,
    fill_everything,
    open_form,
    pdf,
    press,
    scrolls_sideways,
    text_of,
    values,
)
from tests.browser.annex_a.saving import NO_PICKERS, choose, save
from tests.browser.conftest import open_with_instant_navigation
from tools.browser.assessment.fields import CONSIDERATIONS

OUTSIDE = "boxes => boxes.filter((box) => box.getBoundingClientRect().right > innerWidth).length"


def test_the_gaps_lead_to_their_fields_and_go_when_mended_and_no_level_is_ever_filled_in(form: Page) -> None:
    requests: list[str] = []
    form.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    title = form.title()
    for row in CONSIDERATIONS:
        box(form, f"{row.id}.risk").fill("Qz certain danger, very high risk")
    box(form, "child-2.police.answer").select_option("YES")
    press(form, "Check what is missing")
    links = form.locator("[data-gaps] a")
    expect(links.first).to_be_visible(timeout=PYTHON)
    expect(form.locator("[data-gaps-title]")).to_be_focused()
    assert {level.input_value() for level in form.locator(".annex-level select").all()} == {""}
    targets: list[str] = links.evaluate_all("links => links.map((link) => link.dataset.goTo)")
    order = [field_id for field_id, _ in all_fields(children=2)]
    in_form = [order.index(target) for target in targets if target != "part-rationale"]
    assert in_form == sorted(in_form)
    assert {"referrer", "incident.level", "incident.revised", "child-2.police.date"} <= set(targets)
    here = form.url
    for target in ("incident.level", "child-2.police.date"):
        form.locator(f'[data-go-to="{target}"]').click()
        expect(box(form, target)).to_be_focused()
    assert (form.url, form.title()) == (here, title)
    box(form, "referrer").fill("Qz written")
    expect(form.get_by_role("status").filter(has_text="has changed since this check")).to_be_visible()
    press(form, "Check what is missing")
    expect(form.locator('[data-go-to="referrer"]')).to_have_count(0)
    kept = form.evaluate(
        "JSON.stringify([localStorage, sessionStorage, history.state, location.href, document.cookie])"
    )
    assert "Qz" not in kept + "".join(requests)


def test_clear_everything_asks_first_and_undo_brings_it_back(form: Page) -> None:
    fill_everything(form, children=2)
    before = values(form)
    press(form, "Clear everything")
    dialog = form.locator(".annex-dialog[open]")
    expect(dialog.get_by_role("button", name="Keep what I typed")).to_be_focused()
    form.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert values(form) == before
    press(form, "Clear everything")
    dialog.get_by_role("button", name="Clear everything").click()
    expect(box(form, "referrer")).to_have_value("")
    assert set(values(form)) == {""}
    assert "Qz000x" not in form.content()
    press(form, "Undo")
    assert values(form) == before


def test_a_child_with_something_typed_is_removed_only_after_asking(form: Page) -> None:
    press(form, "Add a child")
    expect(form.get_by_role("heading", name="Child 3")).to_be_focused()
    box(form, "child-1.reference").fill("First")
    box(form, "child-3.reference").fill("Third")
    press(form, "Remove Child 2")
    expect(form.locator(".annex-dialog[open]")).to_be_hidden()
    expect(box(form, "child-2.reference")).to_have_value("Third")
    press(form, "Remove Child 1")
    form.locator(".annex-dialog[open]").get_by_role("button", name="Keep what I typed").click()
    expect(box(form, "child-1.reference")).to_have_value("First")
    press(form, "Remove Child 1")
    form.locator(".annex-dialog[open]").get_by_role("button", name="Remove Child 1").click()
    expect(box(form, "child-1.reference")).to_have_value("Third")
    expect(form.locator("[data-child]")).to_have_count(1)
    expect(form.get_by_role("button", name="Remove Child 1")).to_be_hidden()
    press(form, "Undo")
    expect(box(form, "child-1.reference")).to_have_value("First")


def test_what_is_typed_survives_moving_round_the_site(form: Page, address: str) -> None:
    open_with_instant_navigation(form, f"{address}annex-a/")
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    press(form, "Add a child")
    fill_everything(form, children=3)
    before = values(form)
    form.evaluate("window.stayed = true")
    form.get_by_text("What this form keeps and follows").click()
    form.locator(".md-content a[href*='policy/annex-a']").first.click()
    expect(form.locator("[data-annex-a]")).to_have_count(0)
    assert "Qz000x" not in form.content()
    form.go_back()
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(box(form, "referrer")).to_have_value("Qz000x")
    assert values(form) == before
    assert form.evaluate("window.stayed") is True


def test_the_form_can_be_filled_and_checked_by_keyboard_alone(form: Page) -> None:
    box(form, "referrer").focus()
    # The four boxes for setting out the risk for each are folded away: the fold itself is on the way.
    in_sight = [field_id for field_id, _ in all_fields(children=2) if ".risk-" not in field_id]
    for field_id in in_sight[:10]:
        expect(box(form, field_id)).to_be_focused()
        # n, p, s and f are the theme's shortcuts: here they are only letters.
        form.keyboard.type("HIGH" if field_id.endswith(".level") else "nps f,.")
        form.keyboard.press("Tab")
        if field_id == "review":
            for link in form.locator("[data-jumps] a").all():
                expect(link).to_be_focused()
                form.keyboard.press("Tab")
        if field_id == "incident.risk":
            expect(form.locator("[data-row=incident] summary")).to_be_focused()
            form.keyboard.press("Tab")
    expect(box(form, "contact")).to_have_value("nps f,.")
    expect(box(form, "incident.level")).to_have_value("HIGH")
    form.get_by_role("button", name="Check what is missing").focus()
    form.keyboard.press("s")
    expect(form.get_by_role("button", name="Check what is missing")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator("[data-gaps-title]")).to_be_focused(timeout=PYTHON)
    form.keyboard.press("Tab")
    target = form.evaluate("document.activeElement.dataset.goTo")
    form.keyboard.press("Enter")
    expect(box(form, target)).to_be_focused()


def test_on_a_wide_and_on_a_narrow_screen_everything_is_in_sight_and_boxes_grow(form: Page) -> None:
    risk = box(form, "incident.risk")
    risk.fill("A line\n" * 40 + "x" * 400)
    assert risk.evaluate("box => box.scrollHeight <= box.clientHeight + 2")
    # The twin that makes it grow is not there for a screen reader, nor for the eye.
    expect(form.get_by_label("RISK (CONSIDER").first).to_have_value(re.compile("^A line"))
    twins = form.locator(".annex-twin")
    expect(twins.filter(visible=True)).to_have_count(0)
    assert set(twins.evaluate_all("twins => twins.map((twin) => twin.getAttribute('aria-hidden'))")) == {"true"}
    bar = form.locator(".annex-bar")
    for width in (1280, 390):
        form.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(form)
        assert form.locator("[data-field]").evaluate_all(OUTSIDE) == 0
        box(form, "referrer").focus()
        expect(bar).to_be_in_viewport(ratio=1)
    label = form.locator('label[for="incident.actions"]').bounding_box()
    assert label is not None and label["height"] > 10
    expect(form.locator(".annex-considerations thead").first).to_be_hidden()
    expect(bar).to_contain_text("Not saved")
    bar.get_by_role("link", name="Save").click()
    expect(form.get_by_role("heading", name="Save, open and pass on")).to_be_focused()
    # Where a page is looked at four times as large, the bar would hide what is written.
    form.set_viewport_size({"width": 320, "height": 256})
    expect(bar).to_have_css("position", "static")


def test_without_python_the_form_fills_in_prints_and_saves_and_says_what_does_not_work(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.route("**/runtime/**", lambda route: route.abort())
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    box(page, "referrer").fill("Qz typed")
    press(page, "Check what is missing")
    expect(page.get_by_role("status").filter(has_text="The check for gaps is not available")).to_be_visible(
        timeout=PYTHON
    )
    press(page, "Print or save as PDF")
    expect(page.locator("[data-mark]")).to_have_text("DRAFT: not checked for gaps.")
    text = text_of(pdf(page))
    assert "Qz typed" in text
    assert "DRAFT: not checked for gaps." in text
    choose(page, "Open a saved file", save(page, tmp_path, locked=False))
    expect(page.locator(DIALOG)).to_contain_text("Opening needs Python", timeout=PYTHON)


def test_without_scripts_the_form_can_be_typed_in_and_printed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}annex-a/")
    expect(page.get_by_text("The buttons of this form need scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Check what is missing")).to_be_hidden()
    expect(page.locator("[data-child]")).to_have_count(2)
    box(page, "referrer").fill("Qz referrer")
    box(page, "incident.risk").fill("Qz risk " + "and more " * 60 + "Qz end")
    box(page, "child-2.camhs.answer").select_option("YES")
    text = text_of(pdf(page))
    for words in ("Qz referrer", "Qz risk", "Qz end", "YES", "Child 2"):
        assert words in text
    assert "The buttons of this form" not in text
    context.close()
