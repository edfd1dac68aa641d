"""A build for developers says in the console where Python failed, and no word of a reader; a published one nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host

TYPED = "Qz Sam said that Alex hit him"
STARTED = 'handle = python.pyimport("tools.browser.api").handle;'
# A slip in the walk, whose error has what was typed in its words.
SLIP = """
python.runPython(`
import tools.browser.api
def slip(request):
    raise KeyError(request["flow"])
tools.browser.api.JOBS["walk"] = slip
`);
"""
ASK = """async (typed) => {
  const main = document.querySelector("script[src$='/js/main.js']").src;
  const { ask, whyUnanswered } = await import(new URL("python/python.js", main).href);
  return ask({ do: "walk", flow: typed, answers: [[typed, typed]] }).then(() => "answered", whyUnanswered);
}"""


@pytest.fixture
def told(page: Page, host: Host) -> list[str]:
    """What the console says of a helper whose walk has a slip."""
    script = next(host.folder.glob("assets/**/js/python/worker.js"))
    words = script.read_text(encoding="utf-8")
    assert STARTED in words
    host.replaced[script.relative_to(host.folder).as_posix()] = words.replace(STARTED, SLIP + STARTED).encode()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    return heard


def test_a_developer_is_told_where_python_failed_and_no_word_of_a_reader(page: Page, told: list[str]) -> None:
    page.evaluate("document.documentElement.setAttribute('data-developer', '')")
    assert page.evaluate(ASK, TYPED) == "python-failed"
    [said] = [each for each in told if "Python was asked" in each]
    assert "in slip" in said and "KeyError" in said and "python-failed" in said
    assert "Qz" not in "".join(told)


def test_a_published_site_says_nothing(page: Page, told: list[str]) -> None:
    assert page.evaluate(ASK, TYPED) == "python-failed"
    assert [each for each in told if not each.startswith("Service Worker registration blocked by Playwright")] == []


@pytest.mark.parametrize("path", ["helpers/which-route/", "for/children/", "helpers/what-is-it/"])
def test_a_developer_is_told_of_a_node_that_a_script_does_not_find_and_finds_none_missing(
    page: Page, host: Host, path: str
) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.add_init_script("document.documentElement?.setAttribute('data-developer', '')")
    page.goto(f"{host.address}{path}")
    page.evaluate("document.documentElement.setAttribute('data-developer', '')")
    page.locator("[data-walkable]").wait_for()
    ways_on = page.locator("[data-current] .give, .tick label")
    ways_on.first.click()
    assert [each for each in heard if "has no" in each] == []
