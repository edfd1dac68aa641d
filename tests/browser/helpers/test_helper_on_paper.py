"""A helper on paper: the record of a walk, and the whole helper as a blank sheet."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_helper import flow, open_helper
from tests.browser.walking import all_paths, answer_at_once, answer_by_mouse, has_stood, press
from tests.sentences import binding
from tools.browser.flow.duties import due_on, shown_at
from tools.browser.flow.model import Duty, Flow, Kind
from tools.browser.flow.walk import Given, walk
from tools.pages.helpers.record import DECIDED, TO_FILL_IN, TO_SAY, TOLD
from tools.sources.days import on_day
from tools.sources.flowcharts.read_duties import LINK
from tools.sources.review.record import read_record
from tools.sources.school import School

__all__ = ["flow"]


@pytest.mark.thorough
def test_the_record_prints_the_answers_the_ending_and_the_reason(
    page: Page, address: str, flow: Flow, school: School
) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    given = [
        *[("danger-now", "no"), ("an-image-or-message", "no"), ("about-an-adult", "not-sure")],
        *[("what-cannot-wait", "none-of-these"), ("anything-sexual", "yes")],
        ("where-things-stand-if-it-may-be-sexual", "not-sure"),
    ]
    for pair in given:
        answer_by_mouse(page, flow, pair)
    page.get_by_label(f"{TOLD}?").fill("Told the deputy at ten past nine.\nMARKER-4711")
    page.evaluate("window.print = () => {}")
    press(page, "Print or save this record")
    paper = text_of(page.pdf())
    for words in [
        "Record: A child has told me something",
        "Could an adult have done it, or had a part in it? Not sure",
    ]:
        assert words in paper
    agreed, reviewed = on_day(school.agreed.isoformat()), on_day(flow.reviewed)
    for words in ["MARKER-4711", f"Policy agreed {agreed}", f"Helper reviewed {reviewed}", "Signature"]:
        assert words in paper
    assert binding().bound in paper
    assert "Is any child in danger" in paper
    on_paper_is_what_this_way_calls_for(page, paper, flow, given)
    assert "MARKER" not in page.title()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("yes", DECIDED),
        ("no", TOLD),
        ("not-sure", TOLD),
    ],
)
def test_only_the_dsl_or_a_deputy_is_recorded_as_having_decided(
    page: Page, address: str, flows: list[Flow], role: str, asked: str
) -> None:
    """A governor answers No: in no helper for the DSL does their record then have a place for a decision."""
    for each in [each for each in flows if each.step("your-role")]:
        given = next(given for given, _ in all_paths(each) if chosen(each, role) in given)
        open_helper(page, address, each)
        python_is_ready(page)
        for pair in given:
            answer_at_once(page, each, pair)
        expect(page.locator("[data-asked]")).to_have_text(f"{asked}?")
        heads = page.locator(".sheet h2").all_text_contents()
        assert (asked in heads) and (DECIDED in heads) == (role == "yes"), each.name
        expect(page.get_by_text("A governor chooses “No”.").first).to_be_attached()


def chosen(flow: Flow, role: str) -> Given:
    """The first answer of that kind. Who decides may be asked in the same breath what the DSL knows."""
    step = flow.step("your-role")
    assert step is not None
    return "your-role", next(answer.id for answer in step.answers if answer.id.startswith(role))


def on_paper_is_what_this_way_calls_for(page: Page, paper: str, flow: Flow, given: list[Given]) -> None:
    """Each duty of this way, with its *if* only where the way is not sure of it; and no other duty of the ending."""
    due = due_on(flow, given)
    copied = page.locator(".sheet [data-duty]").evaluate_all(
        "all => all.map((each) => [each.dataset.duty, !each.querySelector('.given')])"
    )
    ending = walk(flow, given).step.id
    duties = {duty.id: duty for duty in flow.table.duties}
    assert dict(copied) == {key: sure or not duties[key].given for key, sure in due.items()}
    assert any(due.values()) and not all(due.values())
    others = set(shown_at(flow)[ending]) - set(due)
    printed = {key for key in (*due, *others) if unspaced(words_of(duties[key])) in unspaced(paper)}
    assert others and printed == set(due)


def words_of(duty: Duty) -> str:
    assert duty.says
    return LINK.sub(r"\1", duty.says.text)


def unspaced(text: str) -> str:
    """A line that ends at a hyphen reads as "grown- up" from a PDF, and a sentence there begins with a capital."""
    return "".join(text.split()).casefold()


@pytest.mark.thorough
def test_the_whole_helper_prints_as_a_blank_sheet(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the whole helper").click()
    paper = text_of(page.pdf())
    for step in flow.steps:
        assert step.title in paper
        for answer in step.answers:
            assert f"“{answer.to_title}”" in paper


@pytest.mark.thorough
@pytest.mark.parametrize("scripts", [True, False])
def test_the_blank_sheet_ends_with_the_records_fields_for_a_pen_and_nothing_that_was_typed(
    browser: Browser, address: str, flow: Flow, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}helpers/{flow.name}/")
    paper = text_of(page.pdf())
    context.close()
    assert TOLD in paper and DECIDED not in paper
    for label in TO_FILL_IN:
        assert paper.count(label) == 1
    for words in ("Record:", "Answers", "What the helper said", "safeguarding record"):
        assert words not in paper


def test_a_field_of_the_record_is_one_line_of_the_builds_and_none_of_the_scripts(site: Path) -> None:
    page = (site / "helpers" / "the-police" / "index.html").read_text(encoding="utf-8")
    scripts = "".join(path.read_text(encoding="utf-8") for path in (site / "assets").rglob("*.js"))
    for label in TO_FILL_IN:
        assert page.count(label) == 1
        assert label == "Signature" or label not in scripts


def test_a_parents_notes_have_no_place_for_a_decision_and_stay_with_the_parent(site: Path) -> None:
    page = (site / "helpers" / "worried-about-my-child" / "index.html").read_text(encoding="utf-8")
    assert TO_SAY in page and DECIDED not in page and TOLD not in page
    assert "safeguarding record" not in page and "Keep this where nobody else reads it." in page


def test_a_printed_record_can_be_matched_with_the_review_of_its_words(site: Path, flows: list[Flow]) -> None:
    record = read_record()
    signed = (site / "about" / "who-reviewed-what" / "index.html").read_text(encoding="utf-8")
    for each in flows:
        page = (site / "helpers" / each.name / "index.html").read_text(encoding="utf-8")
        for words, duties in re.findall(r"\bwords (\w{12}), duties (\w{12})", page):
            assert words == record[f"helper/{each.name}"].words
            assert f"<code>{words}</code>" in signed
            assert f"duties <code>{duties}</code>" in signed
        assert "duties" in page


@pytest.mark.thorough
def test_considerations_are_ticked_and_noted_and_stand_in_the_record(
    page: Page, address: str, flows: list[Flow]
) -> None:
    police = next(flow for flow in flows if flow.name == "the-police")
    pauses = {step.id for step in police.steps if step.kind is Kind.PAUSE}
    given = next(given for given, _ in all_paths(police) if pauses & {step for step, _ in given})
    open_helper(page, address, police)
    for pair in given:
        if pair[0] in pauses:
            shown = page.locator(f'.step[data-step="{pair[0]}"]')
            expect(shown).to_be_visible()
            has_stood(page)
            shown.get_by_label("Weighed").first.check()
            shown.get_by_label("Note").first.fill("MARKER-0815")
        answer_by_mouse(page, police, pair)
    page.evaluate("window.print = () => {}")
    press(page, "Print or save this record")
    paper = text_of(page.pdf())
    assert "Weighed. Note: MARKER-0815" in paper
    assert "Not ticked as weighed." in paper
    press(page, "Start again")
    page.locator("dialog[open]").get_by_role("button", name="Start again").click()
    for pair in given[: [step for step, _ in given].index(next(step for step, _ in given if step in pauses))]:
        answer_by_mouse(page, police, pair)
    expect(page.get_by_label("Note").first).to_have_value("")


def text_of(pdf: bytes) -> str:
    """The words of a PDF, white space folded."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
