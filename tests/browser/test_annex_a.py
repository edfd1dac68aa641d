"""Annex A in a real browser: filled in, checked, printed, cleared; with mouse, keyboard, phone and no scripts."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect
from pypdf import PdfReader

from tools.assessment.fields import CONSIDERATIONS, Field, child_field_id, child_fields, entry_fields

# The first answer waits for Python to be loaded.
PYTHON = 60_000
Open = Callable[[], Page]


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The page with the form, once its script is at work. Printing is only counted."""
    page.add_init_script("window.prints = 0; window.print = () => { window.prints += 1; };")
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    return page


def box(page: Page, field_id: str) -> Locator:
    return page.locator(f'[id="{field_id}"]')


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def all_fields(children: int) -> list[tuple[str, Field]]:
    """Every place to write, as the id on the page and the field."""
    found = [(field.id, field) for field in entry_fields()]
    for number in range(1, children + 1):
        found += [(child_field_id(number, field.id), field) for field in child_fields()]
    return found


def something_for_each(children: int) -> dict[str, str]:
    """Something of its own for every field, by id."""
    written = {}
    for number, (field_id, field) in enumerate(all_fields(children)):
        match field.kind:
            case "level":
                written[field_id] = ("HIGH", "MEDIUM", "LOW")[number % 3]
            case "answer":
                written[field_id] = ("YES", "NO")[number % 2]
            case _:
                written[field_id] = f"Qz{number:03}x"
    return written


def fill_by_hand(page: Page, children: int) -> dict[str, str]:
    """Write in every field as a person does: click or tab there, then type or choose."""
    written = something_for_each(children)
    for field_id, text in written.items():
        here = box(page, field_id)
        if here.evaluate("box => box.tagName") == "SELECT":
            here.select_option(text)
        else:
            here.click()
            page.keyboard.type(text)
    return written


def fill_everything(page: Page, children: int) -> dict[str, str]:
    """The same in one go, for tests that are about something else."""
    written = something_for_each(children)
    page.evaluate(
        """written => {
            for (const [id, text] of Object.entries(written)) {
                const box = document.getElementById(id);
                box.value = text;
                box.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }""",
        written,
    )
    return written


def pdf(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def values(page: Page) -> list[str]:
    """What stands in every box of the form now."""
    found: list[str] = page.locator("[data-field]").evaluate_all("boxes => boxes.map((box) => box.value)")
    return found


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_everything_typed_is_on_the_printed_sheet_with_a_third_child(form: Page) -> None:
    press(form, "Add a child")
    written = fill_by_hand(form, children=3)
    reader = pdf(form)
    text = text_of(reader)
    markers = [words for words in written.values() if words.startswith("Qz")]
    assert len(markers) > 50
    assert [words for words in markers if words not in text] == []
    for child in ("Child 1", "Child 2", "Child 3"):
        assert child in text
    heads = " ".join(CONSIDERATIONS[1].questions)
    assert heads in " ".join(text.split())


def test_levels_and_answers_print_as_words_in_their_rows(form: Page) -> None:
    box(form, "classes.risk").fill("Row of classes")
    box(form, "classes.level").select_option("MEDIUM")
    box(form, "classes.revised").select_option("LOW")
    box(form, "child-1.mash.answer").select_option("YES")
    text = " ".join(sheet.extract_text(extraction_mode="layout") for sheet in pdf(form).pages)
    row = text[text.index("Do they share any") : text.index("Do they share break")]
    assert [words for words in ("Row of classes", "MEDIUM", "LOW") if words not in row] == []
    assert re.search(r"Referral to MASH +YES", text)


def test_the_sheet_is_a4_landscape_with_heads_and_numbers_on_each_page(form: Page) -> None:
    fill_everything(form, children=2)
    box(form, "review").fill("07/12/2026")
    reader = pdf(form)
    total = len(reader.pages)
    for number, sheet in enumerate(reader.pages, start=1):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
        text = " ".join(sheet.extract_text().split())
        assert f"Page {number} of {total}" in text
        assert "ANNEX A: Risk Assessment/Safety planning guidance" in text
        assert "agreed 15 Nov 2021, due for review 15 Nov 2022" in text
        assert "Review of this plan: 07/12/2026" in text
        assert "DRAFT" in text
    with_rows = [sheet for sheet in reader.pages if any(row.name in sheet.extract_text() for row in CONSIDERATIONS)]
    assert len(with_rows) > 1
    assert all("ACTIONS TO REDUCE RISK" in sheet.extract_text() for sheet in with_rows)


def test_a_row_that_fits_a_page_stands_on_one_page(form: Page) -> None:
    for number, row in enumerate(CONSIDERATIONS):
        box(form, f"{row.id}.risk").fill(
            f"Qs{number:02}s " + "words in between " * (20 + 6 * number) + f"Qe{number:02}e"
        )
    pages = [sheet.extract_text() for sheet in pdf(form).pages]
    for number in range(len(CONSIDERATIONS)):
        starts = [index for index, text in enumerate(pages) if f"Qs{number:02}s" in text]
        ends = [index for index, text in enumerate(pages) if f"Qe{number:02}e" in text]
        assert len(starts) == 1
        assert starts == ends
    assert len(pages) > 4


def test_a_very_long_text_prints_whole(form: Page) -> None:
    words = [f"w{number:04}" for number in range(2500)]
    box(form, "incident.actions").fill(" ".join(words))
    text = text_of(pdf(form))
    assert [word for word in words if word not in text] == []


def test_a_text_without_a_space_is_not_cut_at_the_edge(form: Page) -> None:
    unbroken = "".join(f"{number:04}" for number in range(300))
    box(form, "incident.risk").fill(unbroken)
    assert unbroken in "".join(text_of(pdf(form)).split())


def test_a_blank_copy_has_every_question_and_nothing_typed(form: Page) -> None:
    press(form, "Add a child")
    written = fill_everything(form, children=3)
    press(form, "Print a blank copy")
    assert form.evaluate("window.prints") == 1
    text = text_of(pdf(form))
    assert [words for words in written.values() if words.startswith("Qz") and words in text] == []
    assert "Child 2" in text
    assert "Child 3" not in text
    flat = " ".join(text.split())
    assert [row.name for row in CONSIDERATIONS if " ".join(row.questions) not in flat] == []
    # The paper has been and gone: the next print has what was typed.
    assert "Qz000x" in text_of(pdf(form))


def test_an_untouched_form_prints_as_a_blank_copy_without_a_draft_mark(form: Page) -> None:
    assert "DRAFT" not in text_of(pdf(form))


def test_the_gaps_are_listed_in_form_order_and_lead_to_their_fields(form: Page) -> None:
    box(form, "incident.risk").fill("Written")
    box(form, "incident.level").select_option("HIGH")
    box(form, "child-2.police.answer").select_option("YES")
    press(form, "Check what is missing")
    links = form.locator("[data-gaps] a")
    expect(links.first).to_be_visible(timeout=PYTHON)
    expect(form.locator("[data-gaps-title]")).to_be_focused()
    targets = [str(link.get_attribute("data-go-to")) for link in links.all()]
    order = [field_id for field_id, _ in all_fields(children=2)]
    assert [order.index(target) for target in targets] == sorted(order.index(target) for target in targets)
    assert {"referrer", "incident.actions", "incident.revised", "child-2.police.date"} <= set(targets)
    here = form.url
    for target in ("incident.actions", "child-2.police.date"):
        form.locator(f'[data-go-to="{target}"]').click()
        expect(box(form, target)).to_be_focused()
    assert form.url == here


def test_a_mended_gap_goes_from_the_list_when_it_is_checked_again(form: Page) -> None:
    press(form, "Check what is missing")
    gap = form.locator('[data-go-to="referrer"]')
    expect(gap).to_be_visible(timeout=PYTHON)
    box(form, "referrer").fill("Written")
    expect(form.get_by_role("status").filter(has_text="has changed since this check")).to_be_visible()
    press(form, "Check what is missing")
    expect(gap).to_have_count(0)


def test_print_marks_a_sheet_with_gaps_as_a_draft_and_lists_them(form: Page) -> None:
    box(form, "referrer").fill("Written")
    press(form, "Print or save as PDF")
    expect(form.locator("[data-paper-gaps-list] li").first).to_be_attached(timeout=PYTHON)
    text = " ".join(text_of(pdf(form)).split())
    assert re.search(r"DRAFT: \d+ things to look at, listed at the end", text)
    assert "Nothing is written for “Name of school(s) for victim(s)”, which Annex A asks for." in text
    expect(box(form, "referrer")).to_have_value("Written")


def test_a_sheet_without_gaps_has_no_draft_mark(form: Page) -> None:
    for field_id, field in all_fields(children=2):
        if field.kind == "level":
            box(form, field_id).select_option("LOW")
        elif field.kind == "answer":
            box(form, field_id).select_option("NO")
        elif field_id == "review":
            box(form, field_id).fill(str(form.evaluate("new Date().toLocaleDateString('en-GB')")))
        elif field.kind == "text":
            box(form, field_id).fill("Written")
    press(form, "Check what is missing")
    title = form.locator("[data-gaps-title]")
    expect(title).to_have_text("The check found nothing missing", timeout=PYTHON)
    assert "DRAFT" not in text_of(pdf(form))


def test_a_level_is_never_filled_in_by_the_page(form: Page) -> None:
    for row in CONSIDERATIONS:
        box(form, f"{row.id}.risk").fill("Certain danger, very high risk")
        box(form, f"{row.id}.actions").fill("Everything")
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps] a").first).to_be_visible(timeout=PYTHON)
    assert {level.input_value() for level in form.locator(".annex-level select").all()} == {""}


def test_clear_everything_asks_first_and_then_clears(form: Page) -> None:
    fill_everything(form, children=2)
    before = values(form)
    press(form, "Clear everything")
    dialog = form.locator(".annex-dialog")
    expect(dialog.get_by_role("button", name="Keep what I typed")).to_be_focused()
    form.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert values(form) == before
    press(form, "Clear everything")
    dialog.get_by_role("button", name="Clear everything").click()
    expect(box(form, "referrer")).to_have_value("")
    assert set(values(form)) == {""}
    assert "Qz000x" not in form.content()


def test_a_child_with_something_typed_is_removed_only_after_asking(form: Page) -> None:
    press(form, "Add a child")
    expect(form.get_by_role("heading", name="Child 3")).to_be_focused()
    box(form, "child-1.reference").fill("First")
    box(form, "child-3.reference").fill("Third")
    press(form, "Remove Child 2")
    expect(form.locator(".annex-dialog")).to_be_hidden()
    expect(box(form, "child-2.reference")).to_have_value("Third")
    press(form, "Remove Child 1")
    form.locator(".annex-dialog").get_by_role("button", name="Keep what I typed").click()
    expect(box(form, "child-1.reference")).to_have_value("First")
    press(form, "Remove Child 1")
    form.locator(".annex-dialog").get_by_role("button", name="Remove Child 1").click()
    expect(box(form, "child-1.reference")).to_have_value("Third")
    expect(form.locator("[data-child]")).to_have_count(1)
    expect(form.get_by_role("button", name="Remove Child 1")).to_be_hidden()


def with_instant_navigation(page: Page, address: str) -> None:
    """The theme moves without reloading only to addresses in the site map, which has the published port."""

    def here(route: Route) -> None:
        there = route.fetch()
        route.fulfill(response=there, body=re.sub(r"https?://[^/<]+/", address, there.text()))

    page.route("**/sitemap.xml", here)
    page.reload()
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    page.wait_for_load_state("networkidle")


def test_what_is_typed_survives_moving_round_the_site(form: Page, address: str) -> None:
    with_instant_navigation(form, address)
    press(form, "Add a child")
    fill_everything(form, children=3)
    before = values(form)
    form.evaluate("window.stayed = true")
    form.locator(".md-content a[href*='policy/annex-a']").first.click()
    expect(form.locator("[data-annex-a]")).to_have_count(0)
    assert "Qz000x" not in form.content()
    form.go_back()
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(box(form, "referrer")).to_have_value("Qz000x")
    assert values(form) == before
    assert form.evaluate("window.stayed") is True


def test_leaving_asks_first_only_while_something_is_typed(form: Page, address: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    form.on("dialog", stay)
    form.reload()
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    assert asked == []
    box(form, "referrer").press_sequentially("Typed")
    form.reload()
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    assert asked == ["beforeunload"]
    assert set(values(form)) == {""}


def test_nothing_typed_is_in_the_title_the_address_or_any_storage(form: Page) -> None:
    requests: list[str] = []
    form.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    title = form.title()
    fill_everything(form, children=2)
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps]")).to_be_visible(timeout=PYTHON)
    assert form.title() == title
    kept = form.evaluate(
        "JSON.stringify([localStorage, sessionStorage, history.state, location.href, document.cookie])"
    )
    assert "Qz" not in kept
    assert "Qz" not in "".join(requests)


def test_the_form_can_be_filled_and_checked_by_keyboard_alone(form: Page) -> None:
    box(form, "referrer").focus()
    for field_id, field in all_fields(children=2)[:10]:
        expect(box(form, field_id)).to_be_focused()
        # n, p, s and f are the theme's shortcuts: here they are only letters.
        form.keyboard.type("HIGH" if field.kind == "level" else "nps f,.")
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


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    fill_everything(form, children=2)
    box(form, "incident.risk").fill("x" * 400)
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps]")).to_be_visible(timeout=PYTHON)
    assert not scrolls_sideways(form)
    assert (
        form.locator("[data-field]").evaluate_all(
            "boxes => boxes.filter((box) => box.getBoundingClientRect().right > innerWidth).length"
        )
        == 0
    )


def test_on_a_telephone_each_box_shows_its_label(form: Page) -> None:
    form.set_viewport_size({"width": 390, "height": 800})
    label = form.locator('label[for="incident.actions"]')
    tall = label.bounding_box()
    assert tall is not None and tall["height"] > 10
    expect(form.locator(".annex-considerations thead")).to_be_hidden()


def test_a_long_text_makes_its_box_grow(form: Page) -> None:
    risk = box(form, "incident.risk")
    risk.fill("A line\n" * 40)
    assert risk.evaluate("box => box.scrollHeight <= box.clientHeight + 2")


def test_the_twin_is_out_of_the_way_of_screen_readers(form: Page) -> None:
    box(form, "referrer").fill("Qz once")
    expect(form.get_by_label("Referrer Name and role")).to_have_value("Qz once")
    twins = form.locator(".annex-twin")
    expect(twins.filter(visible=True)).to_have_count(0)
    assert set(twins.evaluate_all("twins => twins.map((twin) => twin.getAttribute('aria-hidden'))")) == {"true"}


def test_without_python_the_form_fills_in_and_prints_and_says_what_does_not_work(page: Page, address: str) -> None:
    page.add_init_script("window.prints = 0; window.print = () => { window.prints += 1; };")
    page.route("**/runtime/**", lambda route: route.abort())
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
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
