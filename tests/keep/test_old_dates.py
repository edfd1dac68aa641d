"""Our own words do not go on telling the dates of an earlier edition as if the policy had them."""

from pathlib import Path

import pytest

from tests.keep.next_edition import reword
from tools.keepers.requote import requote
from tools.sources.policy.text import read_policy

HELPER = "tools/flowcharts/is-this-policy-in-date.md"
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


def test_each_file_that_has_an_old_date_is_told_once_with_its_lines(agreed_anew: Path) -> None:
    found = told(agreed_anew)
    text = (agreed_anew / HELPER).read_text(encoding="utf-8")
    prose = [line for line, words in enumerate(text.splitlines(), 1) if "15 November 202" in words]
    assert prose
    assert f"Lines: {', '.join(map(str, prose))}." in found[HELPER]
    assert "30 November 2026, 30 November 2027 now" in found[HELPER]
    assert "docs/about/changes.md" not in found


def test_what_is_told_as_the_past_may_keep_its_date(agreed_anew: Path) -> None:
    path = agreed_anew / HELPER
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("15 November 2021", "15 November 2021 (an earlier edition)"), encoding="utf-8")
    assert "15 November 2021" not in told(agreed_anew).get(HELPER, "")
