"""Distances keep to the seven steps of the scale, so that what belongs together looks so on every page."""

import re

from tests.policy.test_colours import STYLES
from tools.sources.paths import ROOT

COMMENT = re.compile(r"/\*.*?\*/", re.S)
# A property of one's own counts too when its name says that it is a distance.
DISTANCE = re.compile(r"(?<![\w-])(--[\w-]*)?(?:margin|padding|(?:row-|column-)?gap)(?:-[a-z]+)*: *[^;{}]*")
LENGTH = re.compile(r"\d(?:px|pt|r?em|mm|cm|in|ch|v[a-z]+)\b")
PAGE = re.compile(r"@page\b[^{]*{(?:[^{}]|{[^{}]*})*}")
# The rules that may set a length of their own, and why.
EXCEPTIONS = {".cover-title": "The title stands in the upper third of the first sheet, wherever the scale ends."}


def distances(css: str) -> list[str]:
    """Each declaration of a distance with a length of its own; the edges of a sheet (@page) are no distances."""
    found = []
    for rule in re.finditer(r"([^{};]+){([^{}]*)}", PAGE.sub("", COMMENT.sub("", css))):
        if not any(name in rule[1] for name in EXCEPTIONS):
            found += [each[0] for each in DISTANCE.finditer(rule[2]) if LENGTH.search(each[0])]
    return found


def test_a_length_of_its_own_is_found_and_a_step_none_or_a_share_is_not() -> None:
    raw = """.a { margin: 0 .4rem; padding-inline-start: -3px }
        @media print { .b { --own-gap: 1.5mm; column-gap: 2em; } }"""
    names = [each.split(":")[0] for each in distances(raw)]
    assert names == ["margin", "padding-inline-start", "--own-gap", "column-gap"]
    kept = ".a { margin: 0 auto calc(-1 * var(--space-3)) 5%; scroll-margin-top: 5rem; }\n@page { margin: 16mm; }"
    assert distances(kept) == []


def test_no_distance_stands_anywhere_but_among_the_tokens() -> None:
    found = {
        sheet.name: raw
        for sheet in sorted(STYLES.rglob("*.css"))
        if sheet.name != "tokens.css" and (raw := distances(sheet.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_every_exception_is_still_there() -> None:
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in STYLES.rglob("*.css"))
    assert [name for name in EXCEPTIONS if name not in css] == []


def test_the_scale_rises_on_the_screen_and_on_paper() -> None:
    tokens = (ROOT / "overrides" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    for unit in ("rem", "mm"):
        steps = [(name, float(size)) for name, size in re.findall(rf"--space-(\d): ([\d.]+){unit};", tokens)]
        assert [name for name, _ in steps] == list("1234567"), unit
        assert sorted(size for _, size in steps) == [size for _, size in steps], unit
