"""Our own words do not go on telling the dates of an earlier edition as if the policy had them."""

import re
from datetime import date
from pathlib import Path

import pytest

from tools.keepers.requote import requote
from tools.sources.numbers import filled_in
from tools.sources.paths import ROOT
from tools.sources.policy.notes import read_notes
from tools.sources.policy.text import read_policy
from tools.sources.school import day_in_words, read_school
from tools.sources.taken.dates import same_but_for_dates

HELPER = "tools/flowcharts/is-this-policy-in-date.md"
SCENARIO = "tools/scenarios/two-dates-on-one-policy.md"
NOTES = "docs/notes/notes.toml"
FRONT = "docs/policy/index.md"
STOOD = "stood on the front of the policy"
SCHOOL = read_school(ROOT / "docs" / "school.toml")
WAS = (SCHOOL.agreed, SCHOOL.due)
NOW = tuple(day.replace(year=day.year + 9) for day in WAS)
GUIDANCE = "September"
"""The month that the front gives the national guidance, with its year."""


def short(day: date) -> str:
    """As the front page writes it."""
    return f"{day.day} {day:%b %Y}"


def told(root: Path) -> dict[str, str]:
    """Each file that has an old date, with what is said of it."""
    found = requote(read_policy(root / "docs" / "policy"), root)
    return {each.path: each.what for each in found.left if STOOD in each.what}


@pytest.fixture
def agreed_anew(copy: Path) -> Path:
    """The front page with both dates, and the year of the guidance, nine years on."""
    text = (copy / FRONT).read_text(encoding="utf-8")
    for was, now in zip(WAS, NOW, strict=True):
        assert short(was) in text
        text = text.replace(short(was), short(now))
    text, many = re.subn(r"(Sept(?:ember)?) (20\d\d)", lambda found: f"{found[1]} {int(found[2]) + 9}", text)
    assert many
    (copy / FRONT).write_text(text, encoding="utf-8")
    return copy


def test_with_the_same_dates_no_place_is_told(copy: Path) -> None:
    page = copy / "docs" / "policy" / "06-responding.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nZebras are welcome.\n", encoding="utf-8")
    assert told(copy) == {}


@pytest.fixture
def typed(agreed_anew: Path) -> Path:
    """A story that has a day and a month of the old front typed in it."""
    old = (agreed_anew / "tools" / "in-line" / "index.md").read_text(encoding="utf-8")
    [year, *_] = re.findall(rf"{GUIDANCE} (20\d\d)", old)
    path = agreed_anew / SCENARIO
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n## ")
    lines = f"The front says {day_in_words(WAS[0])}.\n\nIt is based on guidance of {GUIDANCE} {year}."
    path.write_text(f"{head}\n\n{lines}\n\n## {rest}", encoding="utf-8")
    return path


def test_the_helper_about_the_dates_has_none_typed_and_says_the_present_ones(agreed_anew: Path) -> None:
    path = agreed_anew / HELPER
    assert HELPER not in told(agreed_anew)
    file = agreed_anew / "docs" / "school.toml"
    dated = file.read_text(encoding="utf-8")
    for was, now in zip(WAS, NOW, strict=True):
        dated = dated.replace(f"= {was}", f"= {now}", 1)
    file.write_text(dated, encoding="utf-8")
    said = " ".join(filled_in(path, path.read_text(encoding="utf-8")).split())
    agreed, due = map(day_in_words, NOW)
    assert f"agreed this text on {agreed}. Its next review is due on {due}." in said
    assert "overdue" not in said.partition("## Worried")[0], "It is not, until that day has passed."


def test_each_file_that_has_an_old_date_is_told_once_with_its_lines(agreed_anew: Path, typed: Path) -> None:
    found = told(agreed_anew)
    lines = typed.read_text(encoding="utf-8").splitlines()
    old = (day_in_words(WAS[0]), f"guidance of {GUIDANCE}")
    prose = [line for line, words in enumerate(lines, 1) if any(each in words for each in old)]
    assert len(prose) == 2
    assert f"Lines: {', '.join(map(str, prose))}." in found[SCENARIO]
    assert f"“{day_in_words(WAS[0])}” and “{GUIDANCE} " in found[SCENARIO]
    assert f"{', '.join(map(day_in_words, NOW))} now" in found[SCENARIO]
    assert "docs/about/changes.md" not in found


def test_what_is_told_as_the_past_may_keep_its_date(agreed_anew: Path, typed: Path) -> None:
    text, day = typed.read_text(encoding="utf-8"), day_in_words(WAS[0])
    typed.write_text(text.replace(day, f"{day} (an earlier edition)"), encoding="utf-8")
    assert day not in told(agreed_anew).get(SCENARIO, "")


def test_a_note_whose_words_changed_in_nothing_but_a_date_follows_by_itself(agreed_anew: Path) -> None:
    quoted = [
        each.words for note in read_notes(agreed_anew / NOTES) for each in note.quotes if short(WAS[0]) in each.words
    ]
    assert quoted
    text = requote(read_policy(agreed_anew / "docs" / "policy"), agreed_anew).texts[agreed_anew / NOTES] or ""
    for words in quoted:
        for was, now in zip(WAS, NOW, strict=True):
            words = words.replace(short(was), short(now))
        assert f'words = "{words}"' in text


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Date: 15 Nov 2021", "Date: 16 November 2026", True),
        ("Abuse Policy 2021", "Abuse Policy 2026", True),
        ("Abuse Policy 2021", "Abuse and Bullying Policy 2026", False),
        ("ring 0300 1313 126", "ring 01785 277000", False),
        ("2021", "2026", False),
    ],
)
def test_words_are_the_same_but_for_their_dates(old: str, new: str, same: bool) -> None:
    assert same_but_for_dates(old, new) is same
