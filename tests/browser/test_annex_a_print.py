"""Annex A on paper: whatever is typed is there whole, a blank copy has none of it, a draft says that it is one."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a_form import (
    PYTHON,
    all_fields,
    box,
    fill_by_hand,
    fill_everything,
    open_every_fold,
    open_form,
    pdf,
    press,
    text_of,
)
from tools.assessment.fields import CONSIDERATIONS
from tools.publish.school import School


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The page with the form, once its script is at work."""
    return open_form(page, address)


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


def test_where_a_style_sheet_cannot_open_a_fold_it_is_opened_for_the_printer_alone(page: Page, address: str) -> None:
    page.add_init_script("CSS.supports = () => false")
    form = open_form(page, address)
    opened = form.locator(".annex-parties[open]")
    expect(opened).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened).to_have_count(form.locator(".annex-parties").count())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened).to_have_count(0)


def test_the_sheet_is_a4_landscape_with_heads_and_numbers_on_each_page(form: Page, school: School) -> None:
    fill_everything(form, children=2)
    box(form, "review").fill("07/12/2026")
    reader = pdf(form)
    total = len(reader.pages)
    for number, sheet in enumerate(reader.pages, start=1):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
        text = " ".join(sheet.extract_text().split())
        assert f"Page {number} of {total}" in text
        assert "ANNEX A: Risk Assessment/Safety planning guidance" in text
        assert f"agreed {short(school.agreed)}, due for review {short(school.due)}" in text
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


def test_print_marks_a_sheet_with_gaps_as_a_draft_and_lists_them(form: Page) -> None:
    box(form, "referrer").fill("Written")
    press(form, "Print or save as PDF")
    expect(form.locator("[data-paper-gaps-list] li").first).to_be_attached(timeout=PYTHON)
    text = " ".join(text_of(pdf(form)).split())
    assert re.search(r"DRAFT: \d+ things to look at, listed at the end", text)
    assert "Nothing is written for “Name of school(s) for victim(s)”, which Annex A asks for." in text
    expect(box(form, "referrer")).to_have_value("Written")


def test_a_sheet_without_gaps_has_no_draft_mark(form: Page) -> None:
    open_every_fold(form)
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


def short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
