"""The build refuses what was not reviewed, and the site says whose review it was."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tools.cli import main
from tools.generators.mkdocs_plugin import PolicySite
from tools.keepers import commands
from tools.pages import site_pages
from tools.pages.review_page import by_makers_only, review_page
from tools.sources.paths import DOCS, ROOT
from tools.sources.review.record import Record, read_record
from tools.sources.review.reviewing import MAKERS
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import reviewable


@pytest.fixture
def stale(monkeypatch: pytest.MonkeyPatch) -> Record:
    """The record as it would be if one paragraph that the quiz quotes, and the words of one helper, had changed."""
    record = dict(read_record())
    question = record["quiz/who-reports-a-concern"]
    record["quiz/who-reports-a-concern"] = replace(question, leans_on={"000000000000": "2.10"})
    record["helper/the-police"] = replace(record["helper/the-police"], words="000000000000")
    for module in (site_pages, commands):
        monkeypatch.setattr(module, "read_record", lambda: record)
    return record


def start(command: str) -> None:
    """What the builder does first, so far as the sources are concerned."""
    plugin = PolicySite()
    plugin.on_startup(command)
    plugin.on_config(cast("Any", SimpleNamespace(extra={}, docs_dir=str(DOCS), site_dir="site", site_url="")))


def test_a_build_stops_with_one_message_for_each_thing_to_review(
    stale: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Exception, match="A person has to review these before the site is published") as refused:
        start("build")
    lines = str(refused.value).splitlines()[1:]
    assert len(lines) == 2
    assert lines[0].startswith("tools/flowcharts/the-police.md:1: helper “The police” has changed since its review")
    assert lines[1].startswith("tools/quiz.toml:1: quiz question “Who reports")
    assert "quotes paragraph 2.10, which has changed since the last review." in lines[1]


@pytest.mark.thorough
def test_while_somebody_works_on_the_words_the_site_is_shown_and_the_review_is_only_asked_for(
    stale: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start("serve")
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("To review before publishing: ")]
    assert len(told) == 2


def test_the_check_and_the_list_of_reviews_fail_with_the_same_messages(
    stale: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    checked = capsys.readouterr().err
    assert main(["reviewed"]) == 1
    assert capsys.readouterr().out == checked
    assert checked.count("policy-tools reviewed --by ROLE") == 2


@pytest.mark.thorough
def test_every_build_says_how_much_the_school_has_not_signed_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], present: Snapshot
) -> None:
    record = read_record()
    by_school = {key: replace(review, by="the DSL") for key, review in record.items()}
    almost = by_school | {"helper/the-police": replace(record["helper/the-police"], by=MAKERS)}
    for told, now in (("", by_school), ("No sign-off by the school is recorded for 1 ", almost)):
        monkeypatch.setattr(site_pages, "read_record", lambda now=now: now)
        start("build")
        said = capsys.readouterr().err
        assert ("No sign-off by the school" in said) == bool(told)
        assert told in said
        assert by_makers_only(reviewable(present), now) == bool(told)


def test_the_page_says_whose_review_it_was_and_where_words_changed_since(present: Snapshot, stale: Record) -> None:
    record = dict(stale)
    record["scenario/the-bundle"] = replace(record["scenario/the-bundle"], by="the DSL & deputies")
    del record["helper/sanctions"]
    page = review_page(reviewable(present), record)
    assert page.count("Its words have changed since.") == 1
    assert page.count("No review is recorded.") == 1
    assert "for the DSL &amp; deputies." in page


def test_the_built_page_lists_every_helper_and_scenario_with_a_link_that_leads_there(
    page: Page, site: Path, present: Snapshot
) -> None:
    page.goto((site / "about" / "who-reviewed-what" / "index.html").as_uri())
    entries = page.locator("dl.coverage dt a")
    expect(entries).to_have_text([*(flow.title for flow in present.flows), *(each.title for each in present.scenarios)])
    for link in entries.all():
        address = link.get_attribute("href") or ""
        assert (site / "about" / "who-reviewed-what" / address / "index.html").is_file()
    expect(page.locator("dl.coverage dd").filter(has_text="Recorded on")).to_have_count(entries.count())
    lines = page.locator("#others + ul > li").all_text_contents()
    counted = Counter[str]()
    for number, name in (re.findall(r"^(\d+) (.+?): recorded on ", line)[0] for line in lines):
        counted[name] += int(number)
    assert counted["questions of the quiz"] == len(present.quiz) > 20
    assert counted["duties that endings show"] == len(present.table.duties) > 100
    assert counted["list of facts that answers say"] == 2


@pytest.mark.thorough
def test_in_a_copy_of_the_project_a_changed_word_is_refused_until_its_review_is_recorded(tmp_path: Path) -> None:
    """The commands themselves, as a person types them, in a folder without git."""
    copy = tmp_path / "copy"
    for folder in ("docs", "tools", "overrides"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copy(ROOT / "mkdocs.yml", copy)

    def run(*words: str) -> tuple[int, str]:
        surroundings = os.environ | {"PYTHONPATH": str(copy), "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=copy, env=surroundings, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    tools = "tools.cli"
    assert run(tools, "reviewed") == (0, "Everything has been reviewed as it is now.\n")
    helper = copy / "tools" / "flowcharts" / "the-police.md"
    text = helper.read_text(encoding="utf-8")
    # It was reviewed some days ago, and that is recorded: the same day twice would be a review on one day.
    day = next(line for line in text.splitlines() if line.startswith("reviewed: ")).removeprefix("reviewed: ")
    reviews = copy / "tools" / "reviewed.toml"
    before, mark, after = reviews.read_text(encoding="utf-8").partition("[helper.the-police]\n")
    reviews.write_text(before + mark + after.replace(f"dated = {day}", "dated = 2026-11-01", 1), encoding="utf-8")
    text = text.replace(f"reviewed: {day}", "reviewed: 2026-11-01", 1)
    helper.write_text(text, encoding="utf-8")
    assert run(tools, "reviewed")[0] == 0
    text = text.replace("\n\nUse this ", "\n\nIn short: use this ", 1)
    helper.write_text(text, encoding="utf-8")
    code, told = run("mkdocs", "build", "--strict")
    assert code == 1
    assert "the-police.md:1: helper “The police” has changed since its review of" in told
    assert not (copy / "site" / "index.html").exists()
    code, told = run(tools, "reviewed", "--by", "the DSL", "helper/the-police")
    assert code == 1
    assert "but 'reviewed:' still says" in told
    dated = next(line for line in text.splitlines() if line.startswith("reviewed: "))
    helper.write_text(text.replace(dated, f"reviewed: {datetime.date.today()}", 1), encoding="utf-8")
    assert run(tools, "reviewed")[0] == 1
    assert run(tools, "reviewed", "helper/the-police") == (
        1,
        'Say who has reviewed it, as a role: --by "the Designated Safeguarding Lead".\n',
    )
    code, told = run(tools, "reviewed", "--by", "the DSL", "helper/the-police")
    assert (code, told) == (0, "Recorded as reviewed by the DSL: helper/the-police.\n")
    assert run(tools, "reviewed")[0] == run(tools, "check")[0] == 0
    duties = copy / "tools" / "duties" / "duties.md"
    words = duties.read_text(encoding="utf-8")
    duties.write_text(words.replace("**: ring [999]", "**: do ring [999]", 1), encoding="utf-8")
    code, told = run(tools, "reviewed")
    assert code == 1
    assert told.startswith(
        "tools/duties/duties.md:1: duty “Ring 999” has changed since the review that was recorded on"
    )
    assert "Endings that show it (" in told
    assert "helper/the-police (“Ring 999”" in told
    code, told = run(tools, "reviewed", "--by", "the DSL", "duty/ring-999")
    assert (code, told) == (0, "Recorded as reviewed by the DSL: duty/ring-999.\n")
    assert run(tools, "reviewed")[0] == 0


def test_the_folders_that_people_rely_on_have_owners_and_every_line_leads_somewhere() -> None:
    lines = (ROOT / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = {path: owners for path, *owners in (line.split() for line in lines if line and not line.startswith("#"))}
    assert {"/docs/policy/", "/docs/notes/", "/docs/school.toml"} <= set(owned)
    assert {"/tools/flowcharts/", "/tools/duties/", "/tools/scenarios/"} <= set(owned)
    for path, owners in owned.items():
        place = ROOT / path.strip("/")
        assert place.is_dir() if path.endswith("/") else place.is_file(), path
        assert owners and all(owner.startswith("@") for owner in owners), path
