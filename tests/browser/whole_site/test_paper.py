"""The policy on paper: cover, contents, numbers at the foot, nothing cut, nothing that belongs to a screen."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.policy.page import article
from tools.browser.flow.model import Flow
from tools.sources.days import on_day
from tools.sources.policy.text import Paragraph, Policy
from tools.sources.school import School

WHOLE = "policy/whole-policy"
SCREEN_WORDS = (
    "Skip to content",
    "Back to top",
    "Type to start searching",
    "Switch to dark",
    "Exit this page",
    "Helpers for this section",
)
FOOT = re.compile(
    r"Page \d+ of \d+ ?[^.]*(\d\. [^.]*)?\. Policy agreed [\w ]+\. Printed [\w ]+\.( ?Site version \w+\.)?"
)


def paper(page: Page) -> list[str]:
    """The words of each sheet of the page that is open, white space folded."""
    pdf = page.pdf(prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(words: str) -> str:
    """Without white space and the hyphens of a line's end: a PDF has them where the lines happen to break."""
    return re.sub(r"[\s\u2022\u00ad\u2010-]+", "", words)


def whole_text(sheets: list[str]) -> str:
    """What the sheets say together, without their feet, bullets and the addresses that paper spells out."""
    words = " ".join(FOOT.sub(" ", sheet) for sheet in sheets)
    return re.sub(r"\(https?:[^)]*\)", "", squeezed(words))


@pytest.fixture(scope="module")
def sheets(browser: Browser, address: str) -> Iterator[list[str]]:
    """The whole policy, printed once."""
    page = browser.new_page()
    page.goto(f"{address}{WHOLE}/")
    # Set by the last but one of what a page starts: the foot of the sheets is there too.
    page.locator(".terms[data-on-paper]").wait_for(state="attached")
    yield paper(page)
    page.close()


@pytest.mark.thorough
def test_a_cover_says_whose_policy_it_is_when_agreed_and_that_it_is_overdue(sheets: list[str], school: School) -> None:
    cover = sheets[0]
    for words in [school.name, school.policy, on_day(school.agreed.isoformat()), on_day(school.due.isoformat())]:
        assert words in cover
    assert re.search(r"Version of the site: [0-9a-f]{12}", cover)
    assert "The review is overdue" in cover
    assert "Page 1 of" not in cover


@pytest.mark.thorough
def test_the_contents_lead_to_every_section_by_its_paragraphs(sheets: list[str], policy: Policy) -> None:
    contents = squeezed(sheets[1])
    for section in policy.sections:
        span = f"{section.paragraphs[0].number} to {section.paragraphs[-1].number}"
        assert squeezed(f"{section.title} {span}") in contents


def test_each_section_begins_a_sheet(sheets: list[str], policy: Policy) -> None:
    begins = [squeezed(FOOT.sub("", sheet)) for sheet in sheets[2:]]
    for section in policy.sections:
        assert sum(sheet.startswith(squeezed(section.title)) for sheet in begins) == 1, section.title


def test_every_sheet_but_the_cover_has_its_number(sheets: list[str]) -> None:
    for number, sheet in enumerate(sheets[1:], start=2):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Policy agreed" in sheet
    assert 25 <= len(sheets) <= 45


def not_whole(paragraphs: Iterable[Paragraph], sheets: list[str]) -> list[str]:
    """The paragraphs that lack words or their number. The number is set in the margin: a PDF may have it elsewhere."""
    printed = whole_text(sheets)
    numbers = " ".join(sheets)
    return [
        each.number
        for each in paragraphs
        if squeezed(each.text) not in printed or not re.search(rf"{re.escape(each.number)}(?!\d)", numbers)
    ]


def test_nothing_of_the_policy_is_cut(sheets: list[str], policy: Policy) -> None:
    assert not_whole((each for section in policy.sections for each in section.paragraphs), sheets) == []


def test_no_note_is_cut_and_each_is_marked_as_ours(sheets: list[str], site: Path) -> None:
    words = whole_text(sheets)
    notes = [note for look in ("text-note", "small-note") for note in article(site, WHOLE).with_class(look)]
    assert len(notes) > 20
    for note in notes:
        assert note.text().startswith("Note")
        assert squeezed(note.text()) in words


def test_nothing_of_the_screen_is_on_paper(sheets: list[str]) -> None:
    for words in SCREEN_WORDS:
        assert not any(words in sheet for sheet in sheets), words


def test_links_say_on_paper_where_they_lead(sheets: list[str], site: Path) -> None:
    printed = squeezed(" ".join(sheets))
    whole = article(site, WHOLE)
    # The contents and the index have the number beside the words.
    beside = [
        id(link) for part in ("contents", "policy-table") for tag in whole.with_class(part) for link in tag.all("a")
    ]
    links = [
        link
        for link in whole.all("a")
        if "href" in link.attributes and "step-mark" not in link.attributes.get("class", "")
    ]
    for link in links:
        to = link.attributes["href"]
        if to.startswith("http"):
            assert squeezed(f"{link.text()} ({to})") in printed
        elif "/annex-a/" not in to and id(link) not in beside and link.text():
            # A telephone number, or the number of a section, a paragraph or a note.
            assert re.search(r"\d", link.text()), link.text()


def test_one_section_alone_has_its_state_and_its_page_number(page: Page, address: str, policy: Policy) -> None:
    page.goto(f"{address}policy/08-police/")
    printed = paper(page)
    assert "Policy agreed" in printed[0]
    assert "Overdue" in printed[0]
    assert f"Page 1 of {len(printed)}" in printed[0]
    section = next(section for section in policy.sections if section.key == "8")
    assert not_whole(section.paragraphs, printed) == []
    assert not any(words in " ".join(printed) for words in SCREEN_WORDS)


@pytest.mark.parametrize("name", ["a-child-has-told-me-something", "a-report-of-sexual-violence-or-harassment"])
def test_a_helper_prints_as_a_drawing_in_words_and_as_a_poster(
    page: Page, address: str, flows: list[Flow], school: School, name: str
) -> None:
    flow = next(flow for flow in flows if flow.name == name)
    page.goto(f"{address}helpers/{name}/")
    page.evaluate("window.print = () => {}")
    printed = {}
    for button in ["Print the drawing", "Print it in words", "Print a poster"]:
        page.get_by_role("button", name=button).click()
        printed[button] = paper(page)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(printed["Print the drawing"]) == len(printed["Print a poster"]) == 1
    for sheets in printed.values():
        words = squeezed(" ".join(sheets))
        assert squeezed(flow.title) in words
        assert "Overdue" in sheets[0]
        # A drawing breaks a long title into lines that a PDF may have in another order.
        assert all(squeezed(word) in words for step in flow.steps for word in step.title.split())
        assert "Print" not in words.replace("Printed", "")
    poster = squeezed(printed["Print a poster"][0])
    danger, first = "A child is in danger now: ring 999.", flow.steps[0].body[0]
    for said in [danger, first, *(contact.who for contact in school.contacts if contact.key in ("dsl", "deputies"))]:
        assert squeezed(said) in poster
    assert squeezed("Nobody has confirmed this yet") in poster


@pytest.mark.thorough
def test_every_poster_is_one_sheet(page: Page, address: str, flows: list[Flow]) -> None:
    """Nobody pins up a second one."""
    sheets = {}
    for flow in flows:
        page.goto(f"{address}helpers/{flow.name}/")
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name="Print a poster").click()
        sheets[flow.name] = len(paper(page))
    assert {name: many for name, many in sheets.items() if many != 1} == {}


def test_the_parents_poster_says_what_to_do_without_the_questions(page: Page, address: str, school: School) -> None:
    page.goto(f"{address}helpers/worried-about-my-child/")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print a poster").click()
    words = squeezed(" ".join(paper(page)))
    for said in ["A child is in danger now: ring 999.", "Any of it could be sexual? Tell the DSL immediately."]:
        assert squeezed(said) in words
    for key in ("dsl", "deputies", "headteacher", "chair-of-governors", "childrens-advice-and-support", "nspcc"):
        assert squeezed(next(each.who for each in school.contacts if each.key == key)) in words
    assert "→" not in words


SEEN = """() => [...document.querySelectorAll("body, .md-banner, .md-content *")]
    .filter((each) => each.checkVisibility())
    .map((each) => {
        const { color, backgroundColor, borderColor, colorScheme } = getComputedStyle(each);
        return [each.tagName, each.className, color, backgroundColor, borderColor, colorScheme].join(" ");
    })"""


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("path", "settled"),
    [
        (WHOLE, ".terms[data-on-paper]"),
        ("helpers/the-police", ".helper[data-walking]"),
        ("annex-a", "[data-bar]:not([hidden])"),
        ("training/the-bundle", ".rehearsal[data-playing]"),
        ("training/quiz", ".quiz[data-playing]"),
        ("who-to-tell", "html"),
    ],
)
def test_who_reads_in_the_dark_prints_the_same_black_on_white(
    browser: Browser, address: str, path: str, settled: str
) -> None:
    seen = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
        page.goto(f"{address}{path}/")
        page.locator(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]").wait_for()
        page.locator(settled).wait_for(state="attached")
        page.emulate_media(media="print")
        seen.append(page.evaluate(SEEN))
        page.close()
    light, dark = seen
    assert len(light) > 20
    assert [pair for pair in zip(light, dark, strict=True) if pair[0] != pair[1]] == []


def test_the_page_says_how_many_sheets_it_is_and_a_button_prints_them(
    page: Page, address: str, sheets: list[str]
) -> None:
    page.add_init_script("window.print = () => document.documentElement.toggleAttribute('data-printed')")
    page.goto(f"{address}{WHOLE}/")
    said = re.search(r"about (\d+) sheets", page.locator(".print-page").inner_text())
    # A typeface of another machine may make one more.
    assert said and abs(int(said[1]) - len(sheets)) <= 1, len(sheets)
    page.get_by_role("button", name="Print the whole policy").click()
    assert page.locator("html[data-printed]").count() == 1
    assert not any("Print the whole policy" in sheet for sheet in sheets)


def test_no_sheet_is_nearly_empty_but_where_a_short_section_stands_alone(sheets: list[str], policy: Policy) -> None:
    begins = tuple(squeezed(section.title) for section in policy.sections)
    thin = [
        number
        for number, sheet in enumerate(sheets, start=1)
        if len(words := squeezed(FOOT.sub("", sheet))) < 450 and not words.startswith(begins)
    ]
    assert thin == []
