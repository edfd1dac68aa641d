"""The two-minute moments are short, name duties of staff, and together have every form of harm but those still open."""

from pathlib import Path

import pytest

from tools.browser.flow.model import Flow
from tools.sources.errors import SourceError
from tools.sources.scenarios.facts import HARM
from tools.sources.scenarios.moments import Moment, not_covered, read_moments

BAD = Path(__file__).parent / "bad-moments"
STILL_OPEN = {
    "online-bullying", "sexual-violence", "sexually-harmful-behaviour", "consent", "teenage-relationship-abuse",
    "hate-crime", "child-sexual-exploitation", "radicalisation",
}  # fmt: skip
"""Forms of harm that have no moment yet. Whoever writes one takes its line out; the list is to become empty."""


def test_every_form_of_harm_of_section_4_has_a_moment_or_is_still_open(
    moments: tuple[Moment, ...], flows: list[Flow]
) -> None:
    assert set(HARM) >= STILL_OPEN
    assert set(not_covered(moments, flows[0].table)["harm"]) == STILL_OPEN


def test_a_moment_that_goes_missing_is_missed(moments: tuple[Moment, ...], flows: list[Flow]) -> None:
    fewer = [moment for moment in moments if "sexting" not in moment.harm]
    assert "sexting" in not_covered(fewer, flows[0].table)["harm"]
    assert not_covered([], flows[0].table)["for"][0] == "class teachers"
    assert "ring-999" in not_covered([], flows[0].table)["duties"]
    assert "childline" not in not_covered([], flows[0].table)["duties"]


def test_the_week_of_the_whole_staff_is_never_one_for_leaders_alone(moments: tuple[Moment, ...]) -> None:
    told = {moment.name: moment.for_everybody for moment in moments}
    assert told["just-between-us"]
    assert not told["the-new-coat"]


@pytest.mark.parametrize("path", sorted(BAD.glob("*.md")), ids=lambda path: path.stem)
def test_a_wrong_moment_gives_every_mistake_at_once(path: Path, flows: list[Flow]) -> None:
    with pytest.raises(SourceError) as caught:
        read_moments(BAD, flows[0].table, path.stem)
    said = str(caught.value).replace("tests/rehearsal/bad-moments/", "")
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
