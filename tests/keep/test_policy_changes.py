"""A changed policy: which paragraphs differ, how, and what quotes them."""

from collections.abc import Callable

import pytest

from tools.keepers.paragraphs import Change as Changed
from tools.keepers.report import Report, Touched
from tools.keepers.report_text import report_text
from tools.sources.flowcharts.read import slug
from tools.sources.paths import ROOT

Compared = Callable[[], Report]
Change = Callable[[str, str, str], None]

RESPONDING = "docs/policy/06-responding.md"
POLICE = "docs/policy/08-police.md"
REPORTS = "docs/policy/07-sexual-violence-and-harassment.md"


def only(report: Report) -> tuple[Changed, tuple[Touched, ...]]:
    [found] = report.changes
    return found


def test_the_same_words_have_no_difference_and_the_report_names_what_it_compared(compared: Compared) -> None:
    assert report_text(compared()) == (
        "In the policy, the helpers, the duties, the scenarios, the quiz, the notes and the contacts, "
        "no word differs between present and copy."
    )


@pytest.mark.thorough
def test_wrapping_and_spaces_are_no_difference(change: Change, compared: Compared) -> None:
    change(RESPONDING, "ascertain if there were there any witnesses", "ascertain  if there were\n  there any witnesses")
    change("tools/flowcharts/the-police.md", "\n\nUse this when ", "\n\nUse\nthis  when ")
    change("tools/duties/duties.md", "ring [999](tel:999) yourself", "ring\n   [999](tel:999)  yourself")
    assert compared().is_empty


def quoting(words: str) -> set[tuple[str, str]]:
    """Worked out apart from what is tested: each step of a file that quotes the words, as its lines stand."""
    found = set()
    for path in (ROOT / "tools" / "flowcharts").glob("*.md"):
        step = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            step = slug(line[3:]) if line.startswith("## ") else step
            if line.strip().startswith(">") and words in line:
                found.add((f"helper/{path.stem}", step))
    return found


def test_a_changed_paragraph_names_every_place_that_quotes_words_that_are_gone(
    change: Change, compared: Compared
) -> None:
    steps = quoting("there were there any")
    assert len(steps) > 2
    change(RESPONDING, "there were there any", "there were any")
    changed, touched = only(compared())
    assert (changed.what, changed.now and changed.now.number) == ("changed", "6.9")
    assert {(each.unit.key, each.place.id, each.stands) for each in touched} == {
        *((key, step, False) for key, step in steps),
        ("note/50", "", False),
        ("point/6.2", "", False),
    }


def test_a_place_is_named_also_when_the_words_that_it_quotes_still_stand(change: Change, compared: Compared) -> None:
    change(POLICE, "the starting point is that this should", "the usual starting point is that this should")
    _, touched = only(compared())
    stands = {(each.unit.key, each.words): each.stands for each in touched}
    rank = "balance the victim's wishes"
    assert stands and not all(stands.values())
    assert not any(rank in words for _, words in stands), "another paragraph's quotation is left out"
    change(POLICE, "the usual starting point is", "the starting point is")
    change(POLICE, "log according to their own guidelines", "log according to their own guidelines today")
    _, touched = only(compared())
    assert touched
    assert all(each.stands for each in touched)


def test_quiz_scenarios_form_rows_and_contacts_are_among_what_quotes(change: Change, compared: Compared) -> None:
    change("docs/policy/02-our-staff.md", "safeguarding referral processes", "safeguarding referral processes at once")
    change("docs/policy/12-post-incident-management.md", "when children move between lessons/classes", "if so")
    change("docs/policy/09-childrens-advice-and-support.md", "service on 0300 1313 126", "service on 0300 1313 127")
    change("docs/policy/04-what-is-it.md", "Many rituals involve humiliation", "Most rituals involve humiliation")
    keys = {each.unit.key for _, touched in compared().changes for each in touched}
    assert {
        "duty/report-it-today",
        "quiz/who-reports-a-concern",
        "form/movement",
        "contact/childrens-advice-and-support",
        "note/2",
        "scenario/the-bundle",
    } <= keys


def test_a_new_lead_touches_every_item_of_its_list_and_a_stronger_word_is_told(
    change: Change, compared: Compared
) -> None:
    change(REPORTS, "When we speak to the 'victim' we will:", "When we speak to the 'victim' we must:")
    changes = compared().changes
    assert changes[0][0].what == "changed"
    items = [each for each, _ in changes[1:]]
    assert len(items) > 5
    assert {each.what for each in items} == {"introduced differently"}
    for each in items:
        before, now = each.strengths
        assert before.count("will") - now.count("will") == now.count("must") - before.count("must") == 1
    assert any(touched for _, touched in changes[1:])
    assert "Its words of strength were: will. They are now: must." in report_text(compared())


def test_a_weaker_word_is_told_because_the_build_would_not_notice_it(change: Change, compared: Compared) -> None:
    change(POLICE, "this should be passed to the police", "this may be passed to the police")
    assert "Its words of strength were: should, will. They are now: may, will." in report_text(compared())


def test_a_new_paragraph_is_new_and_the_later_ones_only_change_their_numbers(
    change: Change, compared: Compared
) -> None:
    change("docs/policy/11-sanctions.md", 'data-section="11"}\n', 'data-section="11"}\n\nZebras are welcome.\n')
    report = compared()
    changed, touched = only(report)
    assert changed.what == "new"
    assert changed.now and changed.now.text == "Zebras are welcome."
    assert touched == ()
    assert report.renumbered
    assert all(old == f"11.{int(new[3:]) - 1}" for old, new in report.renumbered)


def test_a_paragraph_in_another_section_has_moved(change: Change, compared: Compared) -> None:
    line = "- ascertain if there were there any witnesses to the abuse\n"
    change(RESPONDING, line, "")
    change("docs/policy/11-sanctions.md", 'data-section="11"}\n', f'data-section="11"}}\n\n{line}')
    changed, touched = only(compared())
    assert (changed.what, changed.before and changed.before.number) == ("moved", "6.9")
    assert changed.now and changed.now.section == "11"
    stands = {each.unit.key: each.stands for each in touched}
    assert stands["helper/responding-to-an-incident"] is False, "its link leads to the old section"


def test_a_heading_with_other_words_is_told(change: Change, compared: Compared) -> None:
    change("docs/policy/11-sanctions.md", "# 11. Sanctions", "# 11. Consequences")
    assert compared().headings == (("11. Sanctions", "11. Consequences"),)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\x1b[31mred"])
def test_words_are_words_whatever_they_look_like(hostile: str, change: Change, compared: Compared) -> None:
    change("tools/scenarios/the-bundle.md", "# The bundle\n\n", f"# The bundle\n\n{hostile} ")
    [each] = compared().rewordings
    assert each.lines[0][1] and hostile in each.lines[0][1].words
