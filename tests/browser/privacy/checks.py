"""What every place of the site is held to, once everything in it has been typed, answered and pressed."""

from playwright.sync_api import Page, expect

from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER, NUMBER, sweep


def nothing_left_behind(recorder: Recorder, page: Page) -> None:
    """The marker is nowhere, the console has not a line, and only files of the site were asked for, by bare address."""
    traces = recorder.look(page)
    assert sweep(traces) + sweep(traces, NUMBER) == []
    assert recorder.console == []
    assert recorder.not_plain == []


def fill_every_field(page: Page, where: str) -> int:
    """Types into every box that is shown under this selector, and ticks every box. Gives how many boxes there were."""
    boxes = page.locator(f"{where} :is(textarea, input[type=text]):visible").all()
    for number, box in enumerate(boxes):
        box.fill(f"{MARKER} {number} Ünïcode\n")
    for count in page.locator(f"{where} input[type=number]:visible").all():
        count.fill(NUMBER)
    for tick in page.locator(f"{where} input[type=checkbox]:visible").all():
        tick.check()
    return len(boxes)


def is_forgotten_after_back(page: Page, where: str, elsewhere: str) -> None:
    """Leaves the page and comes back: no box has anything in it, and no answer is chosen."""
    here = page.url
    page.goto(elsewhere)
    # A page that the browser has kept is there without being loaded.
    page.go_back(wait_until="commit")
    expect(page).to_have_url(here)
    boxes = page.locator(f"{where} :is(textarea, input)")
    expect(boxes.first).to_be_attached()
    still = boxes.evaluate_all(
        "all => all.filter((box) => ['radio', 'checkbox'].includes(box.type) ? box.checked : box.value)"
        ".filter((box) => box.type !== 'hidden').map((box) => box.value).join()"
    )
    assert sweep_text(still) == []
    assert sweep_text(page.locator("body").inner_text()) == []


def sweep_text(text: str) -> list[str]:
    return [each for each in (MARKER, NUMBER) if each in text]
