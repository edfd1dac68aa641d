"""Both plans of a session, walked with a clock in a hall: what each screen takes is reckoned from what stands on it.

Nothing here asks the page what it thinks that something takes. Words are counted where they stand on the screen, times
are read off the presenter's own timer, and the sums have to be the minutes that the facilitator's guide promises. Real
people may take longer: the guide says so.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.rehearsal.rehearsing import open_scenario
from tests.browser.rehearsal.test_presenter import open_notes, present
from tests.policy.adopted import ADOPTED
from tests.sentences import binding, sentences

HALL = ViewportSize(width=1920, height=1080)
ALOUD, SILENT, HANDS = 130, 220, 20
"""Words a minute, and seconds for one count of hands: the rule that the guide gives above its plans."""
READ_BY_EACH = {"scenario": ("pairs", "settled", "card"), "quiz": ("vote",)}
"""What nobody reads out: pairs have heard the question, the rest is short enough to be read by the hall itself."""
COUNTS = {"scenario": 2, "quiz": 1}
"""How often hands are counted for a vote."""
PLANS = {"one-hour": 60, "twenty-minutes": 20}
LOOSE = 1.25
"""Whole minutes are rounded up, and a page has some words fewer than its text, where a mark stands by itself there."""
SUGGESTED = re.compile(r"(?P<title>.+?)(?P<parts>, parts? [\w ]+)? \((?P<minutes>\d+) minutes\)")
VICTIM = next(each for each in sentences() if each.number.startswith("7.") and each.text.startswith("Victim"))
AFTER_VICTIM = next(each for each in sentences()[sentences().index(VICTIM) + 1 :] if not each.lead)
READ_ALOUD = (
    *(("\n2. ", "\n3. "),),
    (binding().line, "\n"),
    (VICTIM.line, AFTER_VICTIM.line),
)
"""Where each thing that an hour has read out of the policy begins, and what comes after it."""

ON_THE_SCREEN = """box => ({
    kind: box.dataset.screen,
    head: box.querySelector("h2").innerText,
    body: [...box.querySelectorAll(".screen-page > :not(h2)")].map((each) => each.innerText).join(" "),
    ballot: box.querySelector(".ballot") !== null,
    timer: document.querySelector(".presenter .timer").innerText,
})"""
TABLES = """heading => {
    const found = [];
    for (let each = heading.nextElementSibling; each && each.tagName !== "H2"; each = each.nextElementSibling) {
        const table = each.matches("table") ? each : each.querySelector("table");
        if (table) found.push([...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => ({
            text: cell.innerText,
            links: [...cell.querySelectorAll("a")].map((link) => link.getAttribute("href").split("/").at(-2)),
        }))));
    }
    return found;
}"""
UNDER = """heading => {
    const texts = [];
    for (let each = heading.nextElementSibling; each && !/^H[1-3]$/.test(each.tagName); each = each.nextElementSibling)
        texts.push(each.innerText);
    return texts.join(" ");
}"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as the guide has it: how long each line is, by its first words, and what is suggested to fill the rest."""

    lines: dict[str, int]
    suggested: dict[str, tuple[int, int]]
    """By a scenario's name: after how many of its parts the time is over (0: after all), and the minutes promised."""


def words(text: str) -> int:
    return len(text.split())


def plan_of(page: Page, address: str, name: str) -> Plan:
    page.clock.install(time=0)
    page.goto(f"{address}training/facilitators-guide/")
    lines, by_role, *_ = page.locator(f"h2#{name}").evaluate(TABLES)
    ends = [tuple(map(int, minutes["text"].split(" to "))) for minutes, *_ in lines]
    assert ends[0][0] == 0 and ends[-1][1] == PLANS[name]
    assert all(one[1] == other[0] for one, other in pairwise(ends)), "no minute is left out"
    suggested = {}
    for _, cell in by_role:
        found = list(SUGGESTED.finditer(cell["text"]))
        assert len(found) == len(cell["links"])
        for link, each in zip(cell["links"], found, strict=True):
            parts = re.findall(r"\d+", each["parts"] or "")
            suggested[link] = (int(parts[-1]) if parts else 0, int(each["minutes"]))
    return Plan({cells[1]["text"]: end - begin for cells, (begin, end) in zip(lines, ends, strict=True)}, suggested)


def read_aloud() -> int:
    """How many words of the policy are read out, in the text as it was adopted."""
    text = ADOPTED.read_text(encoding="utf-8")
    return sum(words(text[text.index(begin) : text.index(end, text.index(begin) + 1)]) for begin, end in READ_ALOUD)


def line(plan: Plan, begins: str) -> int:
    [minutes] = [minutes for what, minutes in plan.lines.items() if what.startswith(begins)]
    return minutes


def holds(promised: int, seconds: float) -> bool:
    """Whether a promise of whole minutes is kept, and is not a minute too many."""
    return promised - LOOSE < seconds / 60 <= promised


def walk(page: Page, what: str, parts: int = 0) -> float:
    """The seconds that it takes up to its end, or until so many parts are over. The clock goes on by as much."""
    count, screen, head, total = page.locator(".screen-count"), page.locator(".presenter .screen"), "", 0.0
    while True:
        here = screen.evaluate(ON_THE_SCREEN)
        if here["kind"] == "end" or (parts and f"part {parts + 1} of" in here["head"].lower()):
            page.clock.resume()
            return total
        read = words(here["body"]) + (words(here["head"]) if here["head"] != head else 0)
        seconds = read * 60 / (SILENT if here["kind"] in READ_BY_EACH[what] else ALOUD)
        minute, second = here["timer"].split(":")
        seconds += int(minute) * 60 + int(second)
        seconds += here["ballot"] * HANDS * COUNTS[what]
        page.clock.run_for(round(seconds * 1000))
        expect(page.locator(".presenter .timer")).to_have_text("0:00")
        total, head, before = total + seconds, here["head"], count.inner_text()
        page.keyboard.press("PageDown")
        expect(count).not_to_have_text(before)


def with_a_clock(page: Page) -> None:
    """From here on time passes only as the test lets it, and a new group begins at the first screen."""
    page.set_viewport_size(HALL)
    present(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    page.get_by_role("button", name="New group").click()
    expect(page.locator(".screen-count")).to_have_text(re.compile("^1 of "))


def check_scenario(page: Page, address: str, name: str, parts: int, minutes: int) -> None:
    open_scenario(page, address, name)
    with_a_clock(page)
    seconds = walk(page, "scenario", parts)
    assert holds(minutes, seconds), (name, parts, minutes, seconds / 60)


@pytest.mark.thorough
def test_an_hour_keeps_to_its_minutes_with_a_clock(page: Page, address: str) -> None:
    plan = plan_of(page, address, "one-hour")
    check_say_first(page, plan)
    assert holds(line(plan, "Read parts of the policy aloud"), read_aloud() * 60 / ALOUD)
    page.goto(f"{address}training/quiz/")
    page.get_by_label("To show").select_option(label="Five questions, for an hour")
    with_a_clock(page)
    assert holds(line(plan, "Five quiz questions"), walk(page, "quiz"))
    name, (parts, minutes) = next(iter(plan.suggested.items()))
    assert minutes <= line(plan, "One scenario")
    check_scenario(page, address, name, parts, minutes)
    moment, minute = open_notes(page).locator(".moment"), re.compile(r"Minute (\d+); worked out: (\d+)")
    expect(moment).to_have_text(minute)
    told = minute.search(moment.inner_text())
    assert told and abs(int(told[1]) - int(told[2])) <= 1 and minutes - int(told[1]) <= 1, "the notes’ own clock"


def check_say_first(page: Page, plan: Plan) -> None:
    """Read aloud, and a minute to say where support is."""
    seconds = words(page.locator("h2#say-first").evaluate(UNDER)) * 60 / ALOUD + 60
    assert holds(line(plan, "What we say first"), seconds)


def test_twenty_minutes_keep_to_their_minutes_with_a_clock(page: Page, address: str) -> None:
    plan = plan_of(page, address, "twenty-minutes")
    check_say_first(page, plan)
    name, (parts, minutes) = next(iter(plan.suggested.items()))
    assert minutes <= line(plan, "One scenario")
    check_scenario(page, address, name, parts, minutes)


@pytest.mark.thorough
@pytest.mark.parametrize("name", PLANS)
def test_whatever_a_plan_suggests_keeps_to_its_minutes_with_a_clock(page: Page, address: str, name: str) -> None:
    plan = plan_of(page, address, name)
    for scenario, (parts, minutes) in plan.suggested.items():
        assert minutes <= line(plan, "One scenario")
        check_scenario(page, address, scenario, parts, minutes)
