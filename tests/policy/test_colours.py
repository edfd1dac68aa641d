"""The colours that words are set in can be read by people who see little contrast (WCAG 2.2: AAA, 7:1)."""

import re
from pathlib import Path

import pytest

from tools.sources.paths import ROOT

STYLES = ROOT / "overrides" / "assets" / "css"
SHEETS = sorted(STYLES.rglob("*.css"))
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(
    r"(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\((?!-)|"
    r"(?<=[: ])(?:black|white|gray|grey|silver|red|green|blue|yellow|orange|purple|navy|teal|maroon)(?=[ ;,)]))",
    re.I,
)
GREYS = {"#000", "#555", "#777", "#fff"}
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"{([^}]*)}", TOKENS)[:2]
)
PAIRS = [("ink", "paper"), ("quiet-ink", "paper"), ("policy-accent", "paper")] + [
    (f"{name}-ink", f"{name}-paper") for name in ("note", "outside", "must", "will", "should", "may", "urgent")
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "paper"), PAIRS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(scheme: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(scheme[ink], scheme[paper]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_small_notes_on_the_page_stand_out_too(scheme: dict[str, str]) -> None:
    assert contrast(scheme["note-ink"], scheme["paper"]) >= 7
    assert contrast(scheme["note-line"], scheme["paper"]) >= 3


THEMED = [
    dict(re.findall(r"--([\w-]+): ([^;]+);", found[1]))
    for selector in (r'\[data-md-color-accent="custom"\]', r'\[data-md-color-scheme="slate"\]')
    for found in re.finditer(rf"{selector} {{([^}}]*--md-accent-fg-color:[^}}]*)}}", TOKENS)
]


@pytest.mark.parametrize(("scheme", "themed"), zip([LIGHT, DARK], THEMED, strict=True), ids=["light", "dark"])
def test_words_on_a_button_that_is_pointed_at_or_has_the_focus_stand_out_too(
    scheme: dict[str, str], themed: dict[str, str]
) -> None:
    """The theme sets them in its accent's own pair of colours; on a phone a button keeps them after a tap."""
    ink, paper = themed["md-accent-bg-color"], themed["md-accent-fg-color"]
    assert contrast(scheme["paper"] if ink == "var(--paper)" else ink, paper) >= 7


def test_no_colour_stands_anywhere_but_among_the_tokens() -> None:
    """So that what is measured above is what is seen. On paper black is black, and its greys are lines."""
    found = []
    for sheet in SHEETS:
        on_paper = sheet.stem == "print" or sheet.stem.endswith("-paper")
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), start=1):
            colours = [] if sheet.name == "tokens.css" else COLOUR.findall(re.sub(r"url\([^)]*\)|/\*.*?\*/", "", line))
            found += [f"{sheet.name}:{number}: {each}" for each in colours if not (on_paper and each in GREYS)]
    assert found == []


def test_every_token_that_is_used_is_there() -> None:
    here = set(re.findall(r"(--[\w-]+):", "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)))
    for sheet in SHEETS:
        used = set(re.findall(r"var\((--[\w-]+)\)", sheet.read_text(encoding="utf-8")))
        assert {name for name in used - here if not name.startswith("--md-")} == set(), sheet.name


def queries(sheet: Path, about: str) -> list[tuple[str, set[str]]]:
    """Each media query of a style sheet that asks about something, with the properties that are set in it."""
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    found = []
    for query in re.finditer(r"@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*)", css):
        if re.search(about, query[1]):
            rules = re.findall(r"\{([^}]*)\}", query[2])
            found.append((query[1].strip(), {name for rule in rules for name in re.findall(r"([\w-]+)\s*:", rule)}))
    return found


def test_no_colour_of_a_helper_or_a_scenario_depends_on_the_width_of_the_window() -> None:
    """So tests/browser/copies.py asks axe about dark and about forced colours at one width each."""
    sheets = ["tokens", "site", "helper", "instructions", "rehearsal", "exit", "terms"]
    found = {sheet.stem: queries(sheet, "width") for sheet in SHEETS if sheet.stem in sheets}
    assert len(found) == len(sheets)
    assert sum(len(each) for each in found.values()) >= 5
    coloured = re.compile(
        r"(--(?!type-|space-|.*-margin$).*|color|background.*|fill|stroke|opacity|filter|forced-color-adjust)"
    )
    for sheet, asked in found.items():
        for query, names in asked:
            assert {name for name in names if coloured.fullmatch(name)} == set(), (sheet, query)


def test_what_a_reader_s_colours_change_are_colours() -> None:
    """So axe asks about names, headings, order and sizes in light colours only. An edge only adds."""
    edges = {"border", "border-radius", "outline", "outline-offset"}
    looks = {"color", "color-scheme", "background", "appearance", "fill", "stroke", *edges}
    asked = [each for sheet in SHEETS for each in queries(sheet, "forced-colors|prefers-color")]
    assert asked
    assert all({name for name in names if not name.startswith("--")} <= looks for _, names in asked), asked
    for sheet in SHEETS:
        css = sheet.read_text(encoding="utf-8")
        for rule in re.findall(r"\[data-md-color-scheme[^{]*\{([^}]*)\}", css):
            names = set(re.findall(r"(?:^|;)\s*([\w-]+):", rule))
            assert {name for name in names if not name.startswith("--")} <= looks, (sheet.name, rule)
