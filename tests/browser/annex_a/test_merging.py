"""Two people, one plan: their files are put together a box at a time, and a review shows what changed since."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import box, fill, open_form, pdf, press, text_of
from tests.browser.annex_a.saving import NO_PICKERS, choose
from tests.browser.conftest import python_is_ready
from tools.browser.assessment.document import blank, write
from tools.browser.assessment.fields import INFORMATION
from tools.browser.assessment.proof import proof_of


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    python_is_ready(page)
    return page


def file_of(folder: Path, name: str, children: tuple[str, ...], author: str = "", **entries: str) -> Path:
    """A saved plan for these children, each with an answer of its own."""
    sheet: dict[str, Any] = {
        **write(blank()),
        "saved": f"on the day of {name}",
        "author": author,
        "entries": {key.replace("__", "."): text for key, text in entries.items()},
        "children": [{"reference": child, "police.date": f"for {child}"} for child in children],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**sheet, "proof": proof_of(sheet)}), encoding="utf-8")
    return path


def open_file(form: Page, path: Path) -> None:
    choose(form, "Open a saved file", path)
    expect(box(form, "child-1.reference")).to_have_value("V")


def rows(form: Page) -> list[str]:
    return [" ".join(row.split()) for row in form.locator("[data-differences-list] th").all_inner_texts()]


def test_a_child_who_was_taken_out_is_one_difference_and_can_be_added_back(form: Page, tmp_path: Path) -> None:
    open_file(form, file_of(tmp_path, "now", ("V", "P2", "W"), referrer="A2"))
    choose(form, "Compare with a saved file", file_of(tmp_path, "before", ("V", "P1", "P2", "W"), referrer="A"))
    title = form.locator("[data-differences-title]")
    expect(title).to_contain_text("differ in 2 places")
    assert rows(form) == [INFORMATION[0].words, "Only the file has this child: P1"]
    form.get_by_role("button", name="Add this child").click()
    expect(box(form, "child-4.reference")).to_have_value("P1")
    expect(box(form, "child-4.police.date")).to_have_value("for P1")
    expect(title).to_contain_text("differ in 1 place")
    press(form, "Undo")
    expect(title).to_contain_text("differ in 2 places")


def test_two_people_s_files_are_merged_with_the_file_that_both_began_with(form: Page, tmp_path: Path) -> None:
    mine = file_of(tmp_path, "mine", ("V", "P"), referrer="R", contact="mine", place="mine")
    theirs = file_of(tmp_path, "theirs", ("V", "P", "W"), "The deputy", referrer="theirs", contact="C", place="theirs")
    base = file_of(tmp_path, "base", ("V", "P"), referrer="R", contact="C", place="P")
    open_file(form, mine)
    choose(form, "Compare with a saved file", theirs)
    said = form.locator("[data-differences-said]")
    expect(said).to_contain_text("saved on the day of theirs, by The deputy.")
    choose(form, "Choose the file that both began with", base)
    expect(said).to_contain_text("Both began with “base.json”: saved on the day of base.")
    heads = rows(form)
    assert [head.split(" Changed ")[-1] for head in heads if " Changed " in head] == [
        "in the file",
        "on the screen",
        "in both",
    ]
    assert heads[-1] == "Only the file has this child: W Added in the file"
    # Both texts are seen, and one is taken.
    place = form.locator("[data-differences-list] tr").nth(2)
    expect(place.locator("td").nth(0)).to_have_text("theirs")
    expect(place.locator("td").nth(1)).to_have_text("mine")
    press(form, "Take the 1 that only the file changed")
    expect(box(form, "referrer")).to_have_value("theirs")
    expect(box(form, "contact")).to_have_value("mine")
    form.locator("[data-differences-list] tr", has_text="Did incident").get_by_role("button").press("Enter")
    expect(box(form, "place")).to_have_value("theirs")
    press(form, "Undo")
    expect(box(form, "place")).to_have_value("mine")
    press(form, "Undo")
    expect(box(form, "referrer")).to_have_value("R")


def test_a_review_opens_last_time_s_plan_beside_today_s_and_prints_what_changed(form: Page, tmp_path: Path) -> None:
    open_file(form, file_of(tmp_path, "today", ("V", "P", "W"), classes__actions="Now Qnow"))
    fill(form, {"referrer": "Qsame"})
    form.locator("[data-switch-list] summary").click()
    form.locator("#part-reviews").check()
    last = file_of(tmp_path, "last", ("V", "P"), classes__actions="Before Qbefore", referrer="Qsame")
    choose(form, "Open last time’s plan beside today’s", last)
    expect(form.locator("[data-differences-title]")).to_be_focused()
    press(form, "Print what changed")
    expect(form.locator("html[data-prints='1']")).to_be_attached()
    form.evaluate("document.querySelector('[data-annex-a]').dataset.print = 'changes'")
    text = " ".join(text_of(pdf(form)).split())
    assert "What changed since the plan that was saved on the day of last." in text
    assert "Qbefore" in text and "Qnow" in text and "Qsame" not in text
    # A sheet of paper has no screen and no file.
    assert "New since then: child W" in text and "the screen" not in text and "the file" not in text
    assert "do not give it to one child’s family" in text


def test_who_saved_a_file_stands_in_it_and_is_not_taken_for_the_next_who_saves(form: Page, tmp_path: Path) -> None:
    open_file(form, file_of(tmp_path, "theirs", ("V",), "The deputy", referrer="A"))
    expect(form.locator("[data-status]")).to_contain_text("saved on the day of theirs, by The deputy")
    for author, expected in (("", ""), ("The DSL", "The DSL")):
        form.get_by_label("Your name and role").fill(author)
        with form.expect_download() as download:
            press(form, "Save without a passphrase")
            form.get_by_role("button", name="Save so that anybody can read it").click()
        path = tmp_path / "saved.json"
        download.value.save_as(path)
        assert json.loads(path.read_text(encoding="utf-8"))["author"] == expected
