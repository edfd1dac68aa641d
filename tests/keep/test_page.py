"""The page to print and to sign, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import faults, still_page
from tests.keep.conftest import Change, Reword, changes_in, copied
from tests.keep.next_edition import weaken
from tests.sentences import binding, change_on_page, much_quoted
from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow
from tools.cli import main
from tools.keepers.report import Report, fingerprint
from tools.sources.paths import ROOT
from tools.sources.review.snapshot import read_snapshot

Compared = Callable[[], Report]
SENTENCE = much_quoted()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests: only the last changes it further."""
    return copied(tmp_path_factory.mktemp("project") / "copy")


@pytest.fixture(scope="module")
def written(copy: Path) -> Path:
    """A page with one change of each kind, and with words that look like mark-up."""
    change = changes_in(copy)
    change_on_page(copy, SENTENCE, SENTENCE.line.replace(SENTENCE.core, SENTENCE.core.replace(" ", " also ", 1)))
    weaken(copy, binding())
    tell, challenged = "[Tell the DSL immediately](#tell-the-dsl-immediately)", "[Challenged yet](#challenged-yet)"
    banter = "tools/flowcharts/is-it-just-banter.md"
    change(banter, f"- Not sure: {tell} (sexual?", f"- Not sure: {challenged} (no sexual")
    change(
        "tools/duties/duties.md", "1. **Not in this policy**: ring [999]", "1. **Not in this policy**: do ring [999]"
    )
    change("tools/scenarios/the-bundle.md", "# The bundle\n\n", "# The bundle\n\n<img src=x onerror=alert(1)> ")
    page = copy.parent / "page.html"
    assert main(["diff", str(ROOT), str(copy), "--page", str(page), "--every"]) == 0
    return page


@pytest.mark.thorough
def test_the_page_shows_each_change_with_room_to_sign_and_asks_nobody_for_anything(page: Page, written: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(written.as_uri())
    assert asked == [written.as_uri()]
    expect(page.get_by_role("heading", name=f"{SENTENCE.number} changed.")).to_be_visible()
    article = page.get_by_role("article").filter(has_text=f"{SENTENCE.number} changed.")
    expect(article.locator("ins")).to_have_text("also")
    expect(article).to_contain_text("quotes words that are gone")
    assert page.get_by_role("article").count() == page.locator("article .sign").count() >= 5
    expect(page.locator(".people p")).to_have_text(
        [
            "Designated Safeguarding Lead: name",
            "Signature",
            "Date",
            "Headteacher, or for the governors: name",
            "Signature",
            "Date",
        ]
    )


@pytest.mark.thorough
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault_and_nothing_runs_off_the_side(browser: Browser, written: Path, width: int) -> None:
    page = still_page(browser, viewport={"width": width, "height": 800})
    page.goto(written.as_uri())
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


@pytest.mark.thorough
def test_what_calls_for_less_stands_first_with_every_way(page: Page, written: Path, compared: Compared) -> None:
    page.goto(written.as_uri())
    first = page.get_by_role("article").first
    expect(first).to_contain_text("This calls for less than before.")
    expect(first).to_contain_text("At “Anything sexual”, “Not sure” led to “Tell the DSL immediately”.")
    expect(first).to_contain_text("It no longer calls for: ")
    changed_routes = compared().changed_routes
    expect(first.locator("ol > li")).to_have_count(len(changed_routes[0].ways))
    assert page.locator("li.way").count() == sum(len(route.ways) for route in changed_routes) > 5


@pytest.mark.thorough
def test_a_duty_with_other_words_stands_with_every_ending_that_shows_it(
    page: Page, written: Path, flows: list[Flow]
) -> None:
    page.goto(written.as_uri())
    article = page.get_by_role("article").filter(has=page.get_by_role("heading", name="duty “Ring 999”"))
    shown = [flow.title for flow in flows if any("ring-999" in due for due in shown_at(flow).values())]
    expect(article.locator("ul.read > li")).to_have_count(len(shown))
    for title in shown:
        expect(article.locator("ul.read")).to_contain_text(f"{title}: “")


def test_words_that_look_like_mark_up_are_shown_as_words(page: Page, written: Path) -> None:
    page.goto(written.as_uri())
    expect(page.locator("img")).to_have_count(0)
    expect(page.locator("ins").filter(has_text="<img src=x onerror=alert(1)>")).to_have_count(1)


def test_the_page_says_what_it_compared_and_its_fingerprint_follows_the_words(
    page: Page, written: Path, copy: Path, change: Change, reworded: Reword
) -> None:
    def now() -> str:
        return fingerprint(read_snapshot(copy, "copy"))

    page.goto(written.as_uri())
    before = now()
    expect(page.locator("code").first).to_have_text(before)
    expect(page.get_by_text(f"Now: the folder {copy}.")).to_be_visible()
    section = (copy / "docs/policy/11-sanctions.md").read_text(encoding="utf-8").partition(" {#")[0]
    change("docs/policy/11-sanctions.md", section, "# 11. Consequences")
    heading = now()
    change(f"docs/policy/{SENTENCE.page}", " also ", " always ")
    paragraph = now()
    reworded("tools/flowcharts/the-police.md")
    helper = now()
    change("tools/duties/duties.md", "## Ring 999\nKind: do now", "## Ring 999\nKind: then")
    assert len({before, heading, paragraph, helper, now()}) == 5
