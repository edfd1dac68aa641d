"""The card for the door and the lanyard: its code leads to the page for new staff, and no number in doubt is on it."""

import re
from dataclasses import replace

import pytest
import zxingcpp

from tools.pages.policy.card_to_carry import DO_NOT, LINES, card_html, code_html, leads_somewhere
from tools.sources.school import School

REAL = "https://policy.westfield.staffs.sch.uk/"
NOWHERE = (
    *("", "http://127.0.0.1:8000/", "http://localhost/", "https://policy.example.org/", "https://example.com/policy/"),
    *("https://school.local/", "https://10.0.0.7/", "https://intranet/", "file:///srv/site/", "https://site.test/"),
)


def test_an_independent_reader_finds_the_page_for_new_staff_in_the_code() -> None:
    code = code_html(REAL)
    [read] = zxingcpp.read_barcodes(seen(code))
    assert read.text == f"{REAL}for/new-staff/"
    assert f"<br>{REAL.removeprefix('https://')}for/new-staff/</figcaption>" in code


def seen(code: str) -> memoryview:
    """What a camera has of the drawing: a byte a point, light or dark, six points to a module."""
    box, path = re.search(r'viewBox="0 0 (\d+) \d+"', code), re.search(r'class="qrline"[^>]* d="([^"]*)"', code)
    assert box and path
    size, each = int(box[1]), 6
    points = bytearray(b"\xff" * (size * each) ** 2)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            for row in range(int((y - 0.5) * each), int((y + 0.5) * each)):
                start = row * size * each + int(x * each)
                points[start : start + int(values[0] * each)] = b"\x00" * int(values[0] * each)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return memoryview(bytes(points)).cast("B", (size * each, size * each))


@pytest.mark.parametrize("address", NOWHERE)
def test_a_site_without_an_address_of_its_own_gets_no_code_but_a_line_that_says_what_to_fill_in(
    school: School, address: str
) -> None:
    assert not leads_somewhere(address)
    card = card_html(school, address)
    assert "<svg" not in card and card.count("No code yet") == 1 and "SITE_URL" in card


@pytest.mark.parametrize("address", [REAL, "https://policy.school.sch.uk/folder/", "http://1.1.1.1/"])
def test_a_site_with_one_gets_a_code_and_no_such_line(school: School, address: str) -> None:
    card = card_html(school, address)
    assert "<svg" in card and "No code yet" not in card


def test_a_number_that_nobody_stands_by_is_a_line_to_write_on(school: School) -> None:
    card = card_html(school, REAL)
    assert "0300 1313 126" not in card and 'class="to-write"' in card
    contacts = tuple(
        replace(each, name="A. Name", number="01632 960001") if each.key == "dsl" else each for each in school.contacts
    )
    filled = card_html(replace(school, contacts=contacts), REAL)
    assert "<dt>DSL</dt><dd>A. Name, 01632 960001</dd>" in filled


def test_the_card_says_what_must_not_be_missing() -> None:
    front, back = " ".join(LINES), " ".join(DO_NOT)
    for words in ("Ring 999.", "nobody’s permission", "before any child involved goes home", "The headteacher instead"):
        assert words in front
    for words in (
        "Do not leave the child alone",
        "keep it secret",
        "Never look at",
        "Do not investigate",
        "Do not ring home",
    ):
        assert words in back
    assert len(LINES) == 3
