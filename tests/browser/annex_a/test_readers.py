"""Many sheets from one plan: what is printed for one reader has nothing of another child, on paper and in Word."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import DIALOG, box, fill, pdf, press, switch_everything_on, text_of
from tests.browser.conftest import python_is_ready
from tools.browser.assessment.further import OWN_VERSION, PARTS
from tools.browser.assessment.whole import child_field_id, child_fields, entry_fields, review_field_id

CHILDREN = ("P1", "A.B.", "W3", "X4")
READERS = (*CHILDREN, "staff")


def fill_for_all(form: Page) -> None:
    """Four children and, in every box of the form that takes a text, a mark for each reader and one for nobody."""
    python_is_ready(form)
    switch_everything_on(form)
    for _ in range(2):
        press(form, "Add a child")
    fill(form, {child_field_id(number, "reference"): name for number, name in enumerate(CHILDREN, start=1)})
    marks = "\n".join(f"[{name}] Qtied{number}q" for number, name in enumerate(READERS))
    shared = [field.id for field in entry_fields() if field.kind == "text"] + [review_field_id(1, "changed")]
    written = {place: f"Qfree{number}q\n{marks}" for number, place in enumerate(shared)}
    for number in range(1, len(CHILDREN) + 1):
        for field in child_fields():
            if field.kind in ("text", "date") and field.id != "reference":
                written[child_field_id(number, field.id)] = f"Qown{number}q"
            elif field.kind == "answer":
                written[child_field_id(number, field.id)] = "YES"
    fill(form, written | {field.id: "HIGH" for field in entry_fields() if field.kind == "level"})


def choose(form: Page, reader: str) -> None:
    form.get_by_label("What to print").select_option(reader)
    expect(form.locator("[data-extract] h3")).to_be_visible()


def word_of(form: Page, folder: Path) -> str:
    with form.expect_download() as download:
        press(form, "Make a Word document")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    word = Document(str(path))
    everything = [*word.paragraphs, *word.sections[0].header.paragraphs, *word.sections[0].footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in everything) + str(len(word.tables))


@pytest.mark.thorough
@pytest.mark.parametrize("child", [1, 2])
def test_a_family_s_sheet_has_nothing_of_another_child_on_paper_on_the_screen_or_in_word(
    form: Page, tmp_path: Path, child: int
) -> None:
    fill_for_all(form)
    choose(form, f"family-{child}")
    expect(form.locator("[data-extract]")).to_contain_text(f"Qown{child}q")
    shared = len([field for field in entry_fields() if field.kind == "text"]) + 1
    own = {field.id for part in PARTS if part.id == OWN_VERSION for field in part.for_each_child}
    boxes = len([f for f in child_fields() if f.kind in ("text", "date") and f.id not in {*own, "reference"}])
    seen = form.locator("[data-extract]").inner_text()
    for text in (seen, text_of(pdf(form)), word_of(form, tmp_path)):
        assert text.count(f"Qtied{child - 1}q") == shared
        assert text.count(f"Qown{child}q") == boxes
        others = [number for number in range(len(READERS)) if number != child - 1]
        marks = [
            "Qfree",
            "HIGH",
            *(f"Qtied{number}q" for number in others),
            *(f"Qown{number + 1}q" for number in others),
        ]
        assert [mark for mark in marks if mark in text] == []
        assert [name for name in CHILDREN if name in text] == [CHILDREN[child - 1]]
        # A number tells that there are others.
        assert "Child 1" not in text and "Child 2" not in text
    press(form, "Print or save as PDF")
    expect(form.locator("html[data-prints='1']")).to_be_attached()
    expect(form.locator(DIALOG)).to_have_count(0)


@pytest.mark.thorough
def test_staff_get_one_page_and_a_child_its_own_words(form: Page, tmp_path: Path) -> None:
    python_is_ready(form)
    switch_everything_on(form)
    plain = {f"child-1.own-{what}": f"Qplain-{what}" for what in ("who", "day", "way", "worry", "next")}
    fill(form, {"child-1.reference": "P1", "child-2.reference": "P2", "child-2.own-who": "Qother"} | plain)
    fill(form, {"breaks.actions": "Qfree\n[P1, staff] Qstaff", "child-1.key-adult": "Miss K"})
    choose(form, "staff")
    expect(form.locator("[data-extract]")).to_contain_text("Qstaff")
    sheets = pdf(form)
    assert len(sheets.pages) == 1
    assert "Qstaff" in text_of(sheets) and "Miss K" in text_of(sheets)
    assert not any(mark in text_of(sheets) for mark in ("Qfree", "Qplain", "Qother"))
    choose(form, "own-1")
    expect(form.locator("[data-extract] h3")).to_have_text("My plan: P1")
    expect(form.locator("[data-extract]")).to_contain_text("Qplain-next")
    for text in (text_of(pdf(form)), word_of(form, tmp_path)):
        assert [mark for mark in plain.values() if mark not in text] == []
        assert not any(mark in text for mark in ("Qfree", "Qstaff", "Miss K", "Qother", "P2"))
        assert "The grown-ups I can go to" in text
    assert form.locator("[data-extract] .picture").count() == len(plain)
    assert sum(len(sheet.images) for sheet in pdf(form).pages) == 0  # Drawn, as sharp as the words.
    assert len(Document(str(next(tmp_path.glob("*.docx")))).inline_shapes) == len(plain)


def test_what_changes_while_a_sheet_is_chosen_changes_the_sheet_and_never_lets_the_whole_plan_out(form: Page) -> None:
    python_is_ready(form)
    fill(form, {"child-1.reference": "P1", "child-2.reference": "P2", "classes.actions": "[P1] Qone\n[P2] Qtwo"})
    choose(form, "family-1")
    extract = form.locator("[data-extract]")
    expect(extract).to_contain_text("Qone")
    box(form, "classes.actions").fill("[P1] Qnew\n[P2] Qtwo\nQfree")
    expect(extract).to_contain_text("Qnew")
    assert "Qone" not in text_of(pdf(form)) and "Qtwo" not in text_of(pdf(form))
    # Without a reference of its own there is no such sheet, and nothing else is printed in its place.
    box(form, "child-2.reference").fill("P1")
    expect(extract).to_contain_text("has the same initials or reference as another child")
    press(form, "Print or save as PDF")
    expect(form.locator("[data-status]")).to_contain_text("nothing for this reader")
    assert not any(mark in text_of(pdf(form)) for mark in ("Qnew", "Qtwo", "Qfree"))
    form.get_by_label("What to print").select_option("")
    expect(extract).to_be_hidden()
    assert "Qfree" in text_of(pdf(form))


def test_what_a_line_for_one_family_says_of_another_child_is_left_out_and_told(form: Page) -> None:
    python_is_ready(form)
    written = {"child-1.reference": "P1", "child-2.reference": "C.D."}
    fill(form, written | {"classes.actions": "[P1] Not beside c.d.\n[P1] By the door\n[P9] Qnobody"})
    choose(form, "family-1")
    extract = form.locator("[data-extract]")
    expect(extract).to_contain_text("By the door")
    expect(extract).to_contain_text("Left out, because a line there names another child:")
    expect(extract).to_contain_text("begins with a name in square brackets that nobody has")
    text = text_of(pdf(form))
    assert "By the door" in text
    assert not any(words in text for words in ("c.d.", "Qnobody", "Left out"))


def test_the_bar_ties_a_line_and_a_new_reference_takes_its_lines_along(form: Page) -> None:
    python_is_ready(form)
    ties = form.locator("[data-ties]")
    box(form, "breaks.actions").fill("One\nTwo")
    expect(ties).to_be_hidden()
    fill(form, {"child-1.reference": "P1", "child-2.reference": "P2"})
    box(form, "breaks.actions").focus()
    form.keyboard.press("Control+End")
    ties.get_by_role("button", name="P1", exact=True).click()
    ties.get_by_role("button", name="staff").click()
    expect(box(form, "breaks.actions")).to_have_value("One\n[P1, staff] Two")
    expect(box(form, "breaks.actions")).to_be_focused()
    ties.get_by_role("button", name="staff").click()
    form.keyboard.type("!")
    expect(box(form, "breaks.actions")).to_have_value("One\n[P1] Two!")
    box(form, "child-1.reference").click()
    box(form, "child-1.reference").fill("Q7")
    box(form, "referrer").focus()
    expect(box(form, "breaks.actions")).to_have_value("One\n[Q7] Two!")
    expect(form.locator("[data-status]")).to_have_text("What was tied to P1 is now tied to Q7, in 1 box.")
    press(form, "Undo")
    expect(box(form, "breaks.actions")).to_have_value("One\n[P1] Two!")


def test_a_reference_that_another_child_has_takes_no_lines_of_either_along(form: Page) -> None:
    """Else the lines of both would be one child's, and one family would read of the other's child."""
    python_is_ready(form)
    fill(form, {"child-1.reference": "P1", "child-2.reference": "P2", "classes.actions": "[P1] Qone\n[P2] Qtwo"})
    for typed in ("p1", "Q8"):
        box(form, "child-2.reference").click()
        box(form, "child-2.reference").fill(typed)
        box(form, "referrer").focus()
    expect(box(form, "classes.actions")).to_have_value("[P1] Qone\n[Q8] Qtwo")
