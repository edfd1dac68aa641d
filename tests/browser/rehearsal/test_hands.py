"""Hands that are counted in groups: saved in the trainer's own file, several opened together, what to take next."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.rehearsal.rehearsing import open_scenario, pdf
from tests.browser.rehearsal.test_presenter import go_to, present
from tools.sources.scenarios.moments import Moment
from tools.sources.scenarios.scenario import Scenario

PATH = "training/what-our-groups-find-hard/"
VOTE = "The bundle, part 1: They are lining up."


def hands(page: Page, first: Sequence[int], second: Sequence[int] = ()) -> None:
    """Goes to the next vote and types what was counted, option by option."""
    go_to(page, "vote")
    fields = page.locator(".ballot input")
    for at, many in enumerate(first):
        fields.nth(2 * at).fill(str(many))
    for at, many in enumerate(second):
        fields.nth(2 * at + 1).fill(str(many))


def save(page: Page, button: str, path: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert re.fullmatch(r"hands-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    download.value.save_as(path)
    return path


def row(page: Page, table: str, words: str) -> Locator:
    return page.locator(f'[data-rows="{table}"] tr').filter(has_text=words)


@pytest.fixture
def term(page: Page, address: str, tmp_path: Path) -> list[Path]:
    """A term in two files: two groups with The bundle in one, another day one group with The walk home."""
    page.set_viewport_size({"width": 1280, "height": 720})
    open_scenario(page, address, "the-bundle")
    present(page)
    hands(page, (2, 3, 6, 1), (0, 10, 1, 1))
    page.get_by_role("button", name="New group").click()
    hands(page, (0, 4, 4, 0))
    page.keyboard.press("PageDown")
    # Three hands tell what one person answered: they are in no file.
    hands(page, (1, 2))
    page.keyboard.press("Escape")
    one = save(page, "Save the counts", tmp_path / "autumn-1.json")
    page.reload()
    open_scenario(page, address, "the-walk-home")
    present(page)
    hands(page, (9, 9, 9))
    page.keyboard.press("Escape")
    return [one, save(page, "Save the counts", tmp_path / "autumn-2.json")]


@pytest.mark.thorough
def test_a_terms_files_opened_together_show_what_was_left_out_and_suggest_what_meets_it(
    page: Page, address: str, term: list[Path], scenarios: Sequence[Scenario], moments: Sequence[Moment]
) -> None:
    kept = json.loads(term[0].read_text(encoding="utf-8"))["groups"]
    assert [[vote["id"] for vote in group["votes"]] for group in kept] == [
        ["the-bundle/new-ones-go-underneath/act"]
    ] * 2
    assert not re.search(r"group's|name|lining|leave", term[0].read_text(encoding="utf-8"))
    page.goto(f"{address}{PATH}")
    expect(page.get_by_text("Nothing is open")).to_be_visible()
    page.get_by_label("Open saved counts").set_input_files([*term, term[0]])
    expect(page.locator(".hands-told")).to_contain_text("Files opened: 3 of 3.")
    # The second option is the one to do; the file that was chosen twice counts once.
    asked = row(page, "questions", VOTE)
    expect(asked.locator("td")).to_have_text(["7 of 20", "10 of 12"])
    widths = asked.locator(".hands-bar").evaluate_all("bars => bars.map((bar) => bar.style.inlineSize)")
    assert widths == ["35%", f"{1000 / 12:.4f}%"]
    # Who leaves it plays it down: six and four at first, one after talking.
    played_down = next(d for d in page.locator('[data-rows="duties"] tr').all() if "10 of 20" in d.inner_text())
    expect(played_down.locator("td")).to_have_text(["10 of 20", "1 of 12"])
    expect(page.locator('[data-rows="groups"] tr')).to_have_count(3)
    suggested = page.locator('[data-next="scenarios"] a').evaluate_all("all => all.map((link) => link.pathname)")
    assert 1 <= len(suggested) <= 3
    most = page.locator("[data-why] a").first.evaluate("link => link.hash.slice(1)")
    names = [path.split("/")[-2] for path in suggested]
    assert not {"the-bundle", "the-walk-home"} & set(names)
    for name in names:
        [found] = [each for each in scenarios if each.name == name]
        met = {d for part in found.parts if part.act for option in part.act.options for d in option.duties}
        left_out = page.locator('[data-rows="duties"] th a').evaluate_all("all => all.map((a) => a.hash.slice(1))")
        assert met & set(left_out[:5])
    meeting = [each.name for each in moments if any(most in option.duties for option in each.act.options)]
    if meeting:
        expect(page.locator('[data-next="moments"] a').first).to_be_visible()


@pytest.mark.thorough
def test_what_is_no_file_of_counts_is_named_all_at_once_and_nothing_is_lost(
    page: Page, address: str, term: list[Path], tmp_path: Path
) -> None:
    page.goto(f"{address}{PATH}")
    files = page.get_by_label("Open saved counts")
    # A file that is chosen before the page's script has come would be lost; a reader sees no box until then.
    expect(files).to_be_visible()
    files.set_input_files(term[0])
    expect(row(page, "questions", VOTE)).to_be_visible()
    bad = {
        "cut.json": term[0].read_bytes()[:-30],
        "foreign.json": b'{"document": "annex-a"}',
        "newer.json": b'{"document": "hands", "version": 9}',
        "huge.json": b" " * 1_100_000,
        "picture.json": bytes(range(256)),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    files.set_input_files([*(tmp_path / name for name in bad), term[1]])
    told = page.locator(".hands-told")
    expect(told).to_contain_text("Files opened: 1 of 6. What was on this page has not changed. Not opened:")
    expect(told.locator("li")).to_have_text([
        re.compile("^cut.json: It is damaged"), re.compile("^foreign.json: This site did not save it"),
        re.compile("^newer.json: A newer version"), re.compile("^huge.json: It is far larger"),
        re.compile("^picture.json: It is damaged"),
    ])  # fmt: skip
    expect(page.locator('[data-rows="groups"] tr')).to_have_count(3)
    expect(row(page, "questions", VOTE).locator("td").first).to_have_text("7 of 20")
    whole = save(page, "Save all of it in one file", tmp_path / "term.json")
    assert len(json.loads(whole.read_text(encoding="utf-8"))["groups"]) == 3
    # Leaving a group out takes its hands away, and the focus is not lost.
    row(page, "groups", "The walk home").get_by_role("button", name="Leave out").click()
    expect(page.locator('[data-rows="groups"] tr')).to_have_count(2)
    expect(told).to_be_focused()
    paper = " ".join(" ".join(pdf(page)).split())
    assert "7 of 20" in paper and "Leave out" not in paper and "Open saved counts" not in paper
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_hands_of_this_visit_go_along_and_a_link_out_asks_until_they_are_saved(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_with_instant_navigation(page, f"{address}training/the-bundle/")
    expect(page.locator(".hands-counted")).to_be_hidden()
    present(page)
    hands(page, (0, 5, 0, 0))
    page.keyboard.press("Escape")
    page.locator(".hands-counted a").click()
    expect(row(page, "questions", VOTE).locator("td")).to_have_text(["5 of 5", "not counted"])
    expect(row(page, "groups", "The bundle")).to_contain_text("this visit, not saved")
    expect(page.locator("[data-why]")).to_have_text("In these hands nothing was left out.")
    page.get_by_role("link", name="Earlier versions").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("The hands that you counted are not saved.")
    question.get_by_role("button", name="Stay here").click()
    save(page, "Save all of it in one file", tmp_path / "hands.json")
    page.get_by_role("button", name="Leave out").click()
    expect(page.get_by_text("Nothing is open")).to_be_visible()
