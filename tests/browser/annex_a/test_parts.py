"""What can be added to Annex A, taking it back, and a sheet for one child."""

from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import (
    DIALOG,
    PYTHON,
    box,
    pdf,
    press,
    text_of,
)


def test_a_part_with_something_written_is_taken_out_only_after_asking_and_undo_brings_it_back(form: Page) -> None:
    form.locator("[data-switch-list] summary").click()
    form.locator("#part-toilets").check()
    box(form, "toilets.risk").fill("Written")
    form.locator("#part-toilets").click()
    form.locator(DIALOG).get_by_role("button", name="Keep it").click()
    expect(form.locator("#part-toilets")).to_be_checked()
    expect(box(form, "toilets.risk")).to_have_value("Written")
    form.locator("#part-toilets").click()
    form.locator(DIALOG).get_by_role("button", name="Take it out").click()
    expect(box(form, "toilets.risk")).to_be_hidden()
    assert "Written" not in text_of(pdf(form))
    press(form, "Undo")
    expect(box(form, "toilets.risk")).to_have_value("Written")


def test_undo_goes_back_one_change_at_a_time_and_redo_forward(form: Page) -> None:
    expect(form.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    box(form, "referrer").press_sequentially("One")
    box(form, "contact").press_sequentially("Two")
    box(form, "incident.level").select_option("HIGH")
    press(form, "Add a child")
    press(form, "Undo")
    expect(form.locator("[data-child]")).to_have_count(2)
    press(form, "Undo")
    expect(box(form, "incident.level")).to_have_value("")
    press(form, "Undo")
    expect(box(form, "contact")).to_have_value("")
    expect(box(form, "referrer")).to_have_value("One")
    press(form, "Redo")
    expect(box(form, "contact")).to_have_value("Two")
    box(form, "contact").fill("Three")
    expect(form.get_by_role("button", name="Redo", exact=True)).to_be_disabled()


def test_reviews_are_added_written_and_removed(form: Page) -> None:
    form.locator("[data-switch-list] summary").click()
    form.locator("#part-reviews").check()
    box(form, "review-1.changed").fill("First")
    press(form, "Add a review")
    expect(box(form, "review-2.date")).to_be_focused()
    box(form, "review-2.changed").fill("Second")
    box(form, "review-2.next").fill("04/01/2027")
    text = text_of(pdf(form))
    assert "First" in text and "Second" in text and "Review of this plan: 04/01/2027" in text
    form.locator("[data-review]").first.get_by_role("button").click()
    form.locator(DIALOG).get_by_role("button", name="Remove Review 1").click()
    expect(box(form, "review-1.changed")).to_have_value("Second")


def test_a_sheet_about_two_children_warns_before_it_is_printed_and_can_become_the_plan_for_one(form: Page) -> None:
    box(form, "child-1.reference").fill("A.B.")
    press(form, "Print or save as PDF")
    expect(form.locator("html[data-prints='1']")).to_be_attached(timeout=PYTHON)
    # A table tells of a child, with initials or without.
    dialog = form.locator(DIALOG)
    box(form, "child-2.camhs.answer").select_option("YES")
    press(form, "Print or save as PDF")
    expect(dialog.get_by_role("listitem")).to_have_text(["Child 1: A.B.", "Child 2"])
    form.keyboard.press("Escape")
    box(form, "child-2.reference").fill("C.D.")
    press(form, "Print or save as PDF")
    expect(dialog.get_by_role("heading")).to_have_text("This sheet is about 2 children")
    expect(dialog.get_by_role("listitem")).to_have_text(["Child 1: A.B.", "Child 2: C.D."])
    form.keyboard.press("Escape")
    assert form.evaluate("window.prints") == 1
    assert "This sheet is about more than one child" in " ".join(text_of(pdf(form)).split())
    press(form, "Keep only Child 2")
    dialog.get_by_role("button", name="Keep only Child 2").click()
    expect(form.locator("[data-child]")).to_have_count(1)
    expect(box(form, "child-1.reference")).to_have_value("C.D.")
    expect(form.get_by_label("This sheet is")).to_have_value("child")
    assert "the plan for one child" in text_of(pdf(form))
