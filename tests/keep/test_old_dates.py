"""Our own words do not go on telling the dates of an earlier edition as if the policy had them."""

from pathlib import Path

import pytest

from tests.keep.next_edition import reword
from tools.keepers.requote import requote
from tools.sources.numbers import filled_in
from tools.sources.policy.text import read_policy
from tools.sources.taken.dates import same_but_for_dates

HELPER = "tools/flowcharts/is-this-policy-in-date.md"
SCENARIO = "tools/scenarios/two-dates-on-one-policy.md"
STOOD = "stood on the front of the policy"


def told(root: Path) -> dict[str, str]:
    """Each file that has an old date, with what is said of it."""
    found = requote(read_policy(root / "docs" / "policy"), root)
    return {each.path: each.what for each in found.left if STOOD in each.what}


@pytest.fixture
def agreed_anew(copy: Path) -> Path:
    front = copy / "docs" / "policy" / "index.md"
    text = front.read_text(encoding="utf-8").replace("15 Nov 2021", "30 Nov 2026").replace("15 Nov 2022", "30 Nov 2027")
    front.write_text(text, encoding="utf-8")
    return copy


def test_with_the_same_dates_no_place_is_told(copy: Path) -> None:
    reword(copy, "06-responding.md", "- ascertain if there were there any witnesses to the abuse\n", "")
    assert told(copy) == {}


@pytest.fixture
def typed(agreed_anew: Path) -> Path:
    """A story that has both dates typed in it."""
    path = agreed_anew / SCENARIO
    text = path.read_text(encoding="utf-8")
    line = "The front says 15 November 2021.\n\nIt is based on guidance of September 2021."
    path.write_text(text.replace("You are a supply teacher.", f"{line} You are a supply teacher.", 1), encoding="utf-8")
    front = agreed_anew / "docs" / "policy" / "index.md"
    words = front.read_text(encoding="utf-8")
    front.write_text(words.replace("September 2021", "September 2026").replace("Sept 2021", "Sept 2026"), "utf-8")
    return path


def test_the_helper_about_the_dates_has_none_typed_and_says_the_present_ones(agreed_anew: Path) -> None:
    path = agreed_anew / HELPER
    assert HELPER not in told(agreed_anew)
    school = agreed_anew / "docs" / "school.toml"
    dated = school.read_text(encoding="utf-8").replace("agreed = 2021-11-15", "agreed = 2026-11-30")
    school.write_text(dated.replace("due = 2022-11-15", "due = 2027-11-30"), encoding="utf-8")
    said = filled_in(path, path.read_text(encoding="utf-8"))
    assert "agreed this text on 30 November 2026. Its next review is due on 30 November 2027." in " ".join(said.split())
    assert "overdue" not in said.partition("## Worried")[0], "It is not, until that day has passed."


def test_each_file_that_has_an_old_date_is_told_once_with_its_lines(agreed_anew: Path, typed: Path) -> None:
    found = told(agreed_anew)
    lines = typed.read_text(encoding="utf-8").splitlines()
    prose = [line for line, words in enumerate(lines, 1) if "15 November 2021" in words or "September 2021" in words]
    assert len(prose) == 2
    assert f"Lines: {', '.join(map(str, prose))}." in found[SCENARIO]
    assert "“15 November 2021” and “September 2021” stood" in found[SCENARIO]
    assert "30 November 2026, 30 November 2027 now" in found[SCENARIO]
    assert "docs/about/changes.md" not in found


def test_what_is_told_as_the_past_may_keep_its_date(agreed_anew: Path, typed: Path) -> None:
    text = typed.read_text(encoding="utf-8")
    typed.write_text(text.replace("15 November 2021", "15 November 2021 (an earlier edition)"), encoding="utf-8")
    assert "15 November 2021" not in told(agreed_anew).get(SCENARIO, "")


def test_a_note_whose_words_changed_in_nothing_but_a_date_follows_by_itself(agreed_anew: Path) -> None:
    notes = "docs/notes/notes.toml"
    reword(agreed_anew, "index.md", "Peer on Peer Abuse Policy 2021", "Peer on Peer Abuse Policy 2026")
    found = requote(read_policy(agreed_anew / "docs" / "policy"), agreed_anew)
    text = found.texts[agreed_anew / notes] or ""
    assert 'words = "Peer on Peer Abuse Policy 2026"' in text
    assert "agreed by the Governing Body on 30 Nov 2026 and is due for review on 30 Nov 2027." in text
    left = [each.what for each in found.left if each.path == notes]
    assert len(left) == 1, "Its own sentence about the day is somebody's to read."
    assert "“15 November 2022” stood on the front" in left[0]


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
