"""The list of actions on the page, and the history of levels in the log."""

from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import DIALOG, box, fill, pdf, press, text_of
from tests.browser.conftest import python_is_ready


def switch(form: Page, *parts: str) -> None:
    form.locator("[data-switch-list]").evaluate("fold => { fold.open = true; }")
    for part in parts:
        form.locator(f"#part-{part}").check()


def test_actions_are_added_written_printed_and_removed(form: Page) -> None:
    switch(form, "tasks")
    expect(form.locator("#annex-tasks")).to_contain_text("not in this policy")
    fill(form, {"task-1.what": "Qfirst", "task-1.owner": "Miss K", "task-1.relax": "Two quiet weeks"})
    press(form, "Add an action")
    expect(box(form, "task-2.what")).to_be_focused()
    form.keyboard.type("Qsecond")
    text = text_of(pdf(form))
    assert [words for words in ("Qfirst", "Miss K", "Two quiet weeks", "Qsecond") if words not in text] == []
    assert "not in this policy" in text
    form.locator("[data-task]").first.get_by_role("button", name="Remove").click()
    form.locator(DIALOG).get_by_role("button", name="Remove Action 1").click()
    expect(box(form, "task-1.what")).to_have_value("Qsecond")
    press(form, "Undo")
    expect(box(form, "task-2.what")).to_have_value("Qsecond")


def test_a_line_for_a_child_goes_to_its_family_from_the_list_too(form: Page) -> None:
    python_is_ready(form)
    switch(form, "tasks")
    fill(form, {"child-1.reference": "P1", "child-2.reference": "P2"})
    fill(form, {"task-1.what": "[P1] Qone\n[P2] Qtwo", "task-1.owner": "Qowner"})
    form.get_by_label("What to print").select_option("family-1")
    expect(form.locator("[data-extract]")).to_contain_text("Qone")
    text = text_of(pdf(form))
    assert "Qone" in text and "Qtwo" not in text and "Qowner" not in text


def test_a_new_review_keeps_the_levels_as_they_were_before_it(form: Page) -> None:
    fill(form, {"classes.level": "HIGH", "classes.revised": "MEDIUM"})
    switch(form, "reviews")
    levels = "Do they share any classes/lessons? HIGH, then MEDIUM"
    expect(box(form, "review-1.levels")).to_have_value(levels)
    fill(form, {"classes.revised": "LOW"})
    press(form, "Add a review")
    expect(box(form, "review-2.levels")).to_have_value(levels.replace("MEDIUM", "LOW"))
    expect(box(form, "review-1.levels")).to_have_value(levels)
    # No level is chosen by the page.
    expect(box(form, "breaks.level")).to_have_value("")
