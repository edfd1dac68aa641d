"""Who asks, words of danger and what people ask are held to the site; a school may do without these lists."""

from pathlib import Path

import pytest

from tools.sources.people import read_asked, read_asking
from tools.sources.toml_file import BadFile

BAD = Path(__file__).parent / "bad"
PAGES = {"for/children/", "helpers/what-is-it/"}


def test_lists_with_mistakes_are_refused_with_all_of_them() -> None:
    with pytest.raises(BadFile) as error:
        read_asking(BAD / "asking.toml", PAGES, "asking.toml")
    assert error.value.problems == (BAD / "asking.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(BadFile) as error:
        read_asked(BAD / "asked.toml", PAGES, "asked.toml")
    assert error.value.problems == (BAD / "asked.txt").read_text(encoding="utf-8").splitlines()


def test_a_school_without_these_lists_has_a_search_all_the_same(tmp_path: Path) -> None:
    assert read_asking(tmp_path / "asking.toml", PAGES) == {"readers": [], "danger": []}
    assert read_asked(tmp_path / "asked.toml", PAGES) == {}
