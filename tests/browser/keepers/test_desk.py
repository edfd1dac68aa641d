"""The keepers' desk in a browser: a name put in, mended, signed, saved, opened again, and taken into a project."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.conftest import site_map_is_read
from tests.keep.conftest import copied
from tools.keepers import taking
from tools.keepers.desk.changes import MADE_FROM, SCHOOL, SHEET, unpacked
from tools.keepers.taking import take
from tools.sources import load

pytestmark = pytest.mark.thorough

READY = "[data-desk][data-python=ready]"


def asked_before_reload(page: Page) -> list[str]:
    """Loads the page anew and says yes to whatever asks; gives what did."""
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.reload()
    return asked


def open_desk(page: Page, address: str) -> Page:
    page.goto(f"{address}keepers/")
    expect(page.locator(READY)).to_be_attached()
    return page


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A desk whose Python has started, for all tests that leave its boxes as they were."""
    page = still_page(browser, python=True)
    page.add_init_script("window.print = () => document.documentElement.setAttribute('data-printed', '');")
    yield open_desk(page, address)
    page.context.close()


def put_in(page: Page, field: str, words: str) -> None:
    box = page.locator(f"[data-field='{field}']")
    box.fill(words)
    box.blur()


def wrong_at(page: Page, field: str) -> str:
    place = page.locator(f"[id='desk-{field}-wrong']")
    expect(place).to_be_visible()
    return place.text_content() or ""


def test_a_name_is_put_in_refused_mended_signed_saved_opened_again_and_taken_into_a_project(
    page: Page, address: str, complaints: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk(page, address)
    put_in(page, "dsl.name", "A. Name")
    put_in(page, "dsl.number", "01785 123456")
    put_in(page, "dsl.confirmed_by", "the school office")
    put_in(page, "dsl.confirmed_on", "30/2/2026")
    assert wrong_at(page, "dsl.confirmed_on") == (
        "the contact “dsl”: “30/2/2026” is not a date. Write it like 2026-12-01."
    )
    put_in(page, "dsl.confirmed_on", "1/12/2026")
    expect(page.locator("[data-desk-changes] li")).to_have_count(4)
    expect(page.locator("[id='desk-dsl.name-then']")).to_have_text("The site will say: A. Name")
    page.get_by_role("button", name="Sign and save the file").click()
    expect(page.locator("#desk-by")).to_be_focused()
    page.locator("#desk-by").fill("the headteacher")
    with page.expect_download() as download:
        page.get_by_role("button", name="Sign and save the file").click()
    assert re.fullmatch(r"changes-signed-\d{4}-\d\d-\d\d\.zip", download.value.suggested_filename)
    path = tmp_path / "changes.zip"
    download.value.save_as(path)
    assert unpacked(path.read_bytes()).sheet == page.locator("[data-desk-sheet]").text_content()

    page.reload()
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("[data-field='dsl.name']")).to_have_value("")
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("[data-desk-opened]")).to_contain_text("is open. Signed by the headteacher on")
    expect(page.locator("[data-field='dsl.name']")).to_have_value("A. Name")

    root = copied(tmp_path / "project")
    monkeypatch.setattr(load, "load", lambda: type("Site", (), {"snapshot": None})())
    monkeypatch.setattr(taking, "wanted", lambda *_: [])
    assert take(path, root).paths == (SCHOOL,)
    assert 'name = "A. Name"' in (root / SCHOOL).read_text(encoding="utf-8")
    assert {SHEET, MADE_FROM}.isdisjoint(each.name for each in root.rglob("*"))
    assert complaints == []


def test_what_was_put_in_is_there_again_after_another_page_and_is_asked_about_before_it_is_lost(
    page: Page, address: str
) -> None:
    open_desk(page, address)
    site_map_is_read(page)
    put_in(page, "deputies.name", "B. Name")
    page.get_by_role("link", name="Helpers", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("The keepers’ desk")
    page.go_back()
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("[data-field='deputies.name']")).to_have_value("B. Name")
    expect(page.locator("[data-desk-changes] li")).to_have_count(1)
    assert asked_before_reload(page) == ["beforeunload"]
    expect(page.locator("[data-field='deputies.name']")).to_have_value("")


def test_once_it_is_ready_nothing_more_is_fetched_and_nothing_is_kept(page: Page, address: str) -> None:
    open_desk(page, address)
    fetched: list[Request] = []
    page.on("request", lambda request: fetched.append(request))
    page.locator("#desk-name").select_option("tools/flowcharts/the-police.md")
    expect(page.locator("[data-desk-editor][data-looked=right]")).to_be_attached()
    put_in(page, "dsl.name", "A very secret name")
    expect(page.locator("[data-desk-changes] li")).to_have_count(1)
    with page.expect_download():
        page.get_by_role("button", name="Save it without a signature").click()
    expect(page.locator("[data-desk-sheet]")).to_contain_text("NOT SIGNED.")
    assert [each.url for each in fetched if not each.url.startswith("blob:")] == []
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])")
    assert "secret" not in kept


def test_what_is_left_comes_by_who_settles_it_ten_at_a_time_and_done_stays_done(opened: Page) -> None:
    opened.get_by_role("button", name="List what is left").click()
    expect(opened.locator("[data-desk-groups] section").first).to_be_visible()
    heads = opened.locator("[data-desk-groups] h3").all_text_contents()
    assert heads[0].startswith("The headteacher")
    assert heads[1] == "The school office"
    dsl = opened.locator("[data-desk-groups] section").filter(
        has=opened.get_by_role("heading", name="The DSL", exact=True)
    )
    assert dsl.locator("li:visible").count() == 10
    dsl.get_by_role("button", name="more of").click()
    assert dsl.locator("li:visible").count() == 20
    expect(dsl.locator("li").nth(10).locator("input")).to_be_focused()
    dsl.locator("li input").first.check()
    opened.get_by_role("button", name="List what is left").click()
    expect(dsl.locator("li input").first).to_be_checked()
    opened.locator("[data-desk-groups] button", has_text="Put it in").nth(1).click()
    expect(opened.locator("[data-field='dsl.name']")).to_be_focused()
    opened.get_by_role("button", name="Print the list").click()
    expect(opened.locator("html[data-printed]")).to_be_attached()


def test_on_paper_the_list_stands_alone_and_whole_with_a_line_to_sign(opened: Page) -> None:
    opened.get_by_role("button", name="List what is left").click()
    expect(opened.locator("[data-desk-groups] li").first).to_be_visible()
    opened.emulate_media(media="print")
    try:
        every = opened.locator("[data-desk-groups] li")
        assert opened.locator("[data-desk-groups] li:visible").count() == every.count()
        expect(every.last.locator(".desk-sign-line")).to_have_text("Settled by, on, signature:")
        expect(opened.locator("[data-desk-form]")).not_to_be_visible()
        # The headteacher's own sheet: in print nothing can be pressed, so as a script presses it.
        opened.get_by_text("Print these alone").first.dispatch_event("click")
        assert opened.locator("[data-desk-groups] h3:visible").count() == 1
        opened.evaluate("dispatchEvent(new Event('afterprint'))")
        assert opened.locator("[data-desk-groups] h3:visible").count() > 5
    finally:
        opened.emulate_media(media="screen")


def test_it_is_accessible_with_and_without_a_mistake_in_every_look(opened: Page) -> None:
    put_in(opened, "agreed", "soon")
    wrong_at(opened, "agreed")
    assert faults_in_every_look(opened, ".md-content") == []
    put_in(opened, "agreed", opened.locator("[data-field=agreed]").get_attribute("value") or "")


def test_at_400_percent_nothing_stands_beside_the_screen(opened: Page) -> None:
    size = opened.viewport_size
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    assert size
    opened.set_viewport_size(size)


def test_by_keyboard_alone_a_box_is_reached_filled_in_and_checked(opened: Page) -> None:
    opened.locator("[data-field='dsl.name']").focus()
    opened.keyboard.type("A. Name")
    opened.keyboard.press("Tab")
    expect(opened.locator("[data-field='dsl.number']")).to_be_focused()
    expect(opened.locator("[id='desk-dsl.name-then']")).to_have_text("The site will say: A. Name")
    put_in(opened, "dsl.name", "")
    expect(opened.locator("[data-desk-changes] li")).to_have_count(0)


def test_a_file_that_is_none_of_the_desk_is_not_opened(opened: Page, tmp_path: Path) -> None:
    (path := tmp_path / "other.zip").write_bytes(b"no zip")
    opened.locator("#desk-file").set_input_files(path)
    expect(opened.locator("[data-desk-older]")).to_have_text(
        "This is not a file from the keepers' desk. Nothing was changed."
    )


def test_without_scripts_it_says_what_the_site_says_and_where_to_change_it(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}keepers/")
    expect(page.locator("[data-desk-without] a")).to_be_visible()
    expect(page.locator("[data-field='dsl.name']")).to_be_disabled()
    expect(page.locator("[id='desk-agreed-now']")).to_have_text("The site says now: 15 November 2021")
    context.close()


def test_where_python_does_not_come_it_says_so_and_the_boxes_stay_shut(page: Page, address: str) -> None:
    page.route("**/project.zip", lambda route: route.abort())
    page.goto(f"{address}keepers/")
    expect(page.locator("[data-desk][data-python=failed]")).to_be_attached()
    expect(page.locator("[data-desk-status]")).to_contain_text("Python could not start in this browser")
    expect(page.locator("[data-desk-without]")).to_be_visible()
    expect(page.locator("[data-field='dsl.name']")).to_be_disabled()


def test_who_to_tell_leads_the_office_here(page: Page, address: str) -> None:
    page.goto(f"{address}who-to-tell/")
    page.get_by_role("link", name="School office: put in a name or a number").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The keepers’ desk")
    expect(page.locator(READY)).to_be_attached()
