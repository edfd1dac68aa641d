"""A page's look is worked out about once: the theme at its start, and our scripts, touch parts of it only.

Work is counted, by the browser's own trace: how many elements it worked out, in all its rounds together. Five rounds
over everything were what kept Annex A from the reader of an old phone. Time has no part in it.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.thorough

pytestmark = pytest.mark.lighter

TOLD = "devtools.timeline,disabled-by-default-devtools.timeline"
MOST = 2
"""Rounds over every element of the page. One is what it takes to show it."""
# What is in a part that is not shown, as most of a helper's steps, has no look to work out.
SHOWN = """() => [...document.querySelectorAll("*")]
    .filter(({ parentElement }) => !parentElement || parentElement.checkVisibility()).length"""


@pytest.mark.parametrize("path", ["", "policy/07-sexual-violence-and-harassment/", "helpers/which-route/", "annex-a/"])
def test_the_look_of_a_page_is_worked_out_once(browser: Browser, address: str, tmp_path: Path, path: str) -> None:
    page = browser.new_context().new_page()
    trace = tmp_path / "trace.json"
    browser.start_tracing(page=page, path=trace, categories=["-*", *TOLD.split(",")])
    page.goto(f"{address}{path}")
    if path == "annex-a/":
        expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    browser.stop_tracing()
    elements = page.locator("*").count()
    shown: int = page.evaluate(SHOWN)
    page.context.close()
    rounds = [
        event["args"].get("elementCount", 0)
        for event in json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
        if event["name"] == "UpdateLayoutTree"
    ]
    assert sum(rounds) > shown / 3, "The browser tells of its work in another way now."
    assert sum(rounds) < elements * MOST, sorted(rounds, reverse=True)[:8]
