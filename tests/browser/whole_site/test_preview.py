"""`make serve` shows a change by itself, wherever the changed words stand."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.bench.building import previewed, when_there
from tools.bench.copying import copy

pytestmark = pytest.mark.thorough


def test_a_changed_word_comes_on_to_the_open_page_and_into_the_whole_policy(page: Page, tmp_path: Path) -> None:
    project = copy(tmp_path / "project")
    words = project / "docs" / "policy" / "01-purpose.md"
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    with previewed(project) as address:
        when_there(page, f"{address}policy/01-purpose/")
        words.write_text(words.read_text(encoding="utf-8").replace("the culture", "the present culture"), "utf-8")
        expect(page.get_by_text("Understand the present culture")).to_be_visible()
        page.goto(f"{address}policy/whole-policy/")
        expect(page.get_by_text("Understand the present culture")).to_be_visible()
    # MkDocs' own script, which this takes the place of, and nothing of ours.
    assert all("inline" in each for each in refused)
