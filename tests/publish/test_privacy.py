"""The page about privacy says what is so: each of its facts stands beside what proves it."""

import ast
import re
from pathlib import Path

import pytest

from tools.pages.form.draft import DAYS
from tools.sources.paths import DOCS, ROOT

PAGE = DOCS / "about" / "privacy.md"
BACK = "tests/browser/privacy/test_helpers.py::test_back_from_another_site_shows_nothing_of_a_walk"
FORM = "tests/browser/privacy/test_annex_a.py"
ROOM = "tests/browser/privacy/test_rehearsal.py"
DOORS = "tests/browser/privacy/test_doors.py"
REFUSED = "tests/browser/whole_site/test_refused.py"
OPENING = "tests/browser/annex_a/test_opening.py"
PASSPHRASES = "tests/browser/annex_a/test_passphrases.py"
STORED = "tests/browser/privacy/test_stored.py::test_nothing_is_stored_but_the_site_until_somebody_asks"
PROVEN_BY = {
    "Nothing that you type or answer on this site leaves your device.": [
        "tests/browser/privacy/test_helpers.py::test_a_visit_that_walks_every_helper_is_nowhere_but_on_its_pages",
        f"{FORM}::test_checking_changing_printing_and_passing_on",
    ],
    "The questions are answered by a program that runs inside your browser.": [
        "tests/browser/helpers/test_every_helper.py::test_the_ways_of_walking_agree_on_every_path"
    ],
    "What you type is held in memory only.": [BACK, STORED],
    "encrypted draft on this device": [f"{FORM}::test_a_kept_draft_is_unreadable_and_a_deleted_one_is_gone"],
    "Then it has ended, and is deleted when this site is opened in that browser on another day.": [
        "tests/browser/privacy/test_stored.py::test_a_draft_that_has_ended_goes_on_another_day_whatever_page_is_opened"
    ],
    "Its two dates alone then stay for 42 days": [
        "tests/browser/annex_a/test_draft_time.py::test_it_is_said_before_a_draft_ends_and_after",
        "tests/browser/annex_a/test_draft_time.py::test_that_a_draft_ended_is_not_said_for_ever",
    ],
    "*Exit this page* leaves it there, locked, or deletes it at once: you choose that too where you keep it.": [
        "tests/browser/whole_site/test_exit.py::test_a_kept_draft_stays_locked_and_opens_again",
        "tests/browser/whole_site/test_exit.py::test_it_deletes_a_draft_from_any_page_where_its_owner_has_chosen_so",
    ],
    "Each box asks the known ones to stay out.": [
        "tests/browser/whole_site/test_boxes.py::test_every_box_of_every_page_asks_browsers_and_tools_to_stay_out"
    ],
    "the page adds one line with its own address, so that *Back* asks first.": [
        "tests/browser/whole_site/test_losses.py::test_the_history_has_nothing_of_what_was_typed"
    ],
    "The rehearsal room keeps nothing": [f"{ROOM}::test_a_scenario_played_alone_and_in_a_group"],
    "What you look for is not sent.": [f"{ROOM}::test_search"],
    "A voice that would send the words to somebody else is not used.": [
        "tests/browser/helpers/test_childs_page.py::test_without_a_voice_of_its_own_in_english_nothing_is_offered_and_nothing_said",
        "tests/browser/helpers/test_childs_page.py::test_a_voice_of_the_device_reads_what_is_shown_and_stops_when_something_else_is",
    ],
    "The pages load nothing from anywhere but this site itself.": [
        "tests/browser/whole_site/test_site.py::test_no_page_asks_anything_of_another_site_or_complains"
    ],
    "The browser is told to refuse anything else.": [
        "tests/publish/test_pages.py::test_every_page_allows_its_own_site_and_nothing_else"
    ],
    "your browser keeps the time at which the copy was last compared with the school’s site": [
        "tests/browser/offline/test_age.py::test_the_foot_says_when_the_copy_was_last_compared_with_its_host"
    ],
    "it asks before the first time.": [
        "tests/browser/offline/test_offline.py::test_nothing_is_kept_before_the_reader_agrees_where_it_may_cost_money",
        "tests/browser/offline/test_offline.py::test_it_asks_first_on_a_telephone_whose_browser_does_not_tell",
    ],
    "If you press the button for light or dark, your browser keeps that choice too.": [STORED],
    "Remove the copy from this device": [
        "tests/browser/offline/test_offline.py::test_the_kept_copy_can_be_taken_off_the_device"
    ],
    "No cookie, no local storage, no database, no identifier.": [STORED],
    "until then, *Back* may show what you typed.": [
        f"{REFUSED}::test_without_scripts_the_form_promises_only_what_is_true",
        f"{REFUSED}::test_a_form_that_does_not_start_says_so_and_promises_only_what_is_true",
    ],
    "takes away what the policy does not cover (WebRTC, new windows, frames)": [
        f"{DOORS}::test_no_way_to_another_network_window_or_frame_is_left"
    ],
    "only when a person presses it": [
        f"{DOORS}::test_nothing_but_a_press_on_a_listed_link_leads_to_another_site",
        f"{DOORS}::test_a_person_s_press_on_a_link_of_the_site_leads_there",
    ],
    "shows nothing of the page inside another site": [f"{DOORS}::test_in_a_frame_of_another_site_nothing_is_shown"],
    "one policy of ours decides which text may become part of a page": [
        f"{DOORS}::test_text_becomes_part_of_the_page_by_our_policy_alone"
    ],
    "gives up every way to the network": [
        "tests/browser/test_worker_sandbox.py::test_once_it_has_started_python_cannot_reach_our_own_site_either"
    ],
    "Other tests put leaks in on purpose, and each is caught.": [
        "tests/browser/privacy/test_deliberate_leaks.py::test_a_leak_in_the_page_is_caught"
    ],
    "names the answers that differ from what was saved, or are missing": [
        "tests/assessment/test_proof.py::test_of_three_thousand_damaged_files_none_opens_as_if_whole_with_another_answer",
        f"{OPENING}::test_a_file_that_was_altered_is_not_opened_before_it_is_said_which_answers_differ",
    ],
    "What is easy to guess is refused": [
        f"{PASSPHRASES}::test_one_that_is_easy_to_guess_is_refused_and_the_reason_is_said"
    ],
    "are on the page only while it asks.": [
        f"{PASSPHRASES}::test_five_words_are_offered_and_lock_the_file_and_none_stay_on_the_page"
    ],
    "The page says so when you save one": [
        "tests/browser/annex_a/test_files.py::test_saving_without_a_passphrase_says_first_that_anybody_can_read_the_file"
    ],
    "without telling them where you came from": [f"{FORM}::test_exit_this_page_takes_nothing_along"],
    "Go on answering. Open other pages.": [
        "tests/browser/offline/test_offline.py::test_after_a_restart_without_a_network_the_whole_site_is_there_and_works"
    ],
}


def words_of(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def test_each_fact_is_on_the_page_and_each_test_that_proves_it_is_there() -> None:
    page = words_of(PAGE).replace("**", "")
    assert [fact for fact in PROVEN_BY if " ".join(fact.split()) not in page] == []
    missing = []
    for test in (test for tests in PROVEN_BY.values() for test in tests):
        path, name = test.split("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        if name not in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}:
            missing.append(test)
    assert missing == []


@pytest.mark.lighter
def test_its_numbers_and_its_quoted_words_are_the_site_s_own(site: Path) -> None:
    page = words_of(PAGE)
    scripts = ROOT / "overrides" / "assets" / "js"
    days = f"{', '.join(str(each) for each in DAYS[:-1])} or {DAYS[-1]} days"
    assert f"{days} after the last change" in page and f"After {days} without a change" in page
    told = re.search(
        r"const TOLD_FOR = (\d+) \* DAY;", (scripts / "annex-a" / "draft-clock.js").read_text(encoding="utf-8")
    )
    assert told and f"stay for {told[1]} days" in page
    megabytes = re.search(r'data-megabytes="(\d+)"', (site / "index.html").read_text(encoding="utf-8"))
    assert megabytes and f"about {megabytes[1]} MB" in page
    ready = re.search(r'ready: "([^"]+)"', (scripts / "offline" / "offline-status.js").read_text(encoding="utf-8"))
    assert ready and f"“{ready[1]}”" in page
