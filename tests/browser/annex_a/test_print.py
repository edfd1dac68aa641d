"""Annex A on paper: whatever is typed is there whole, a blank copy has none of it, a draft says that it is one."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import (
    PYTHON,
    all_fields,
    box,
    fill,
    fill_by_hand,
    fill_everything,
    name_of,
    open_form,
    pdf,
    press,
    text_of,
)
from tools.browser.assessment.fields import ACTIONS, CONSIDERATION_COLUMNS, CONSIDERATIONS
from tools.sources.school import School


def test_where_a_style_sheet_cannot_open_a_fold_it_is_opened_for_the_printer_alone(page: Page, address: str) -> None:
    page.add_init_script("CSS.supports = () => false")
    form = open_form(page, address)
    opened = form.locator(".annex-parties[open]")
    expect(opened).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened).to_have_count(form.locator(".annex-parties").count())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened).to_have_count(0)


@pytest.mark.thorough
def test_everything_typed_by_hand_is_on_a4_landscape_sheets_with_heads_and_numbers(form: Page, school: School) -> None:
    written = fill_by_hand(form, children=2) | {"review": "07/12/2026"}
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
    assert all(CONSIDERATION_COLUMNS[3] in sheet.extract_text() for sheet in with_rows)
    text = text_of(reader)
    markers = [words for words in written.values() if words.startswith("Qz")]
    assert len(markers) > 100
    assert [words for words in markers if text.count(words) != 1] == []
    assert " ".join(CONSIDERATIONS[1].questions) in " ".join(text.split())
    # Levels and answers are words, in their rows.
    laid_out = " ".join(sheet.extract_text(extraction_mode="layout") for sheet in reader.pages)
    at, end = (laid_out.index(" ".join(name_of(row).split()[:4])) for row in ("classes", "breaks"))
    row = laid_out[at:end]
    assert [part for part in ("risk", "level", "actions", "revised") if written[f"classes.{part}"] not in row] == []
    assert re.search(rf"{ACTIONS[1].words} +{written['child-1.mash.answer']}", laid_out)


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


def test_a_row_that_is_longer_than_a_page_says_its_question_and_its_level_on_each(form: Page) -> None:
    words = [f"w{number:04}" for number in range(3000)]
    box(form, "breaks.risk").fill(" ".join(words))
    box(form, "breaks.level").select_option("MEDIUM")
    pages = [sheet.extract_text() for sheet in pdf(form).pages]
    holding = [text for text in pages if re.search(r"w\d{4}", text)]
    assert len(holding) > 5
    assert [text for text in holding if name_of("breaks") not in text or "MEDIUM" not in text] == []
    assert re.findall(r"w\d{4}", "".join(holding)) == words
    # What is cut for paper is whole in the box, and once in the file for Word.
    expect(box(form, "breaks.risk")).to_have_value(" ".join(words))


def test_what_nobody_can_see_is_not_printed_and_a_text_runs_in_its_own_direction(form: Page) -> None:
    box(form, "classes.risk").evaluate(
        "box => { box.value = 'Qa\\u000bQb\\u001fQc'; box.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    assert form.locator("[id='classes.risk'] + .annex-twin").text_content() == "Qa\nQbQc"
    box(form, "classes.actions").fill("שלום עולם")
    assert box(form, "classes.actions").evaluate("box => getComputedStyle(box).direction") == "rtl"
    assert box(form, "classes.risk").evaluate("box => getComputedStyle(box).direction") == "ltr"


@pytest.mark.thorough
def test_twelve_children_and_thirty_thousand_characters_print_whole(form: Page) -> None:
    for _ in range(10):
        press(form, "Add a child")
    words = [f"w{number:05}" for number in range(4300)]
    assert len(" ".join(words)) > 30_000
    unbroken = "".join(f"{number:04}" for number in range(300))
    box(form, "incident.risk").fill(" ".join(words))
    box(form, "crime.actions").fill(unbroken)
    for number in range(1, 13):
        box(form, f"child-{number}.reference").fill(f"Qr{number:02}")
    text = text_of(pdf(form))
    assert [word for word in words if word not in text] == []
    assert [number for number in range(1, 13) if f"Qr{number:02}" not in text] == []
    assert unbroken in "".join(text.split())


@pytest.mark.thorough
def test_a_blank_copy_has_every_question_room_for_reasons_and_nothing_typed(form: Page) -> None:
    untouched = " ".join(text_of(pdf(form)).split())
    assert "DRAFT" not in untouched
    assert untouched.count("Reason for this level") == len(CONSIDERATIONS)
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
    assert flat.count("Reason for this level") == len(CONSIDERATIONS)
    # The paper has been and gone: the next print has what was typed.
    assert "Qz000x" in text_of(pdf(form))


@pytest.mark.thorough
def test_a_sheet_with_gaps_is_a_draft_that_lists_them_and_one_without_is_none(form: Page) -> None:
    box(form, "referrer").fill("Written")
    press(form, "Print or save as PDF")
    expect(form.locator("[data-paper-gaps-list] li").first).to_be_attached(timeout=PYTHON)
    text = " ".join(text_of(pdf(form)).split())
    assert re.search(r"DRAFT: \d+ things to look at, listed at the end", text)
    assert "Nothing is written for “Name of school(s) for victim(s)”, which Annex A asks for." in text
    expect(box(form, "referrer")).to_have_value("Written")
    today = form.evaluate("new Date().toLocaleDateString('en-GB')")
    choice = {"level": "LOW", "answer": "NO", "text": "Written", "date": ""}
    fill(form, {name: choice[field.kind] for name, field in all_fields(children=2)} | {"review": today})
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps-title]")).to_have_text("The check found nothing missing")
    assert "DRAFT" not in text_of(pdf(form))


def short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
