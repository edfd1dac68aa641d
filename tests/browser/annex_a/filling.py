"""What the tests of Annex A share: opening the form, writing in it, reading its PDF."""

from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.patience import MILLISECONDS
from tools.browser.assessment.fields import CONSIDERATIONS, Field
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.whole import part_of, places

# The first answer waits for Python to be loaded.
PYTHON = MILLISECONDS
DIALOG = "dialog[open]"


def open_form(page: Page, address: str) -> Page:
    """The page with the form, once its script is at work. Printing is only counted."""
    page.add_init_script(
        "window.prints = 0;"
        "window.print = () => { window.prints += 1; document.documentElement.dataset.prints = window.prints; };"
    )
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    return page


def box(page: Page, field_id: str) -> Locator:
    return page.locator(f'[id="{field_id}"]')


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def all_fields(children: int, *, with_parts: bool = False) -> list[tuple[str, Field]]:
    """Every place to write, as the id on the page and the field: the policy's form, or with every further part."""
    found = places(children, reviews=int(with_parts), tasks=int(with_parts))
    return [(place, field) for place, field in found if with_parts or part_of(field.id) is None]


def something_for_each(children: int, *, with_parts: bool = False) -> dict[str, str]:
    """Something of its own for every field, by id."""
    written = {}
    for number, (field_id, field) in enumerate(all_fields(children, with_parts=with_parts)):
        match field.kind:
            case "level":
                written[field_id] = ("HIGH", "MEDIUM", "LOW")[number % 3]
            case "answer":
                written[field_id] = ("YES", "NO")[number % 2]
            case _:
                written[field_id] = f"Qz{number:03}x"
    if with_parts:
        # A sheet has one date for its next review.
        written["review"] = written["review-1.next"]
    return written


def fill_by_hand(page: Page, children: int) -> dict[str, str]:
    """Write in every field as a person does: click there, then type or choose. Key by key only in the first fields."""
    written = something_for_each(children)
    open_every_fold(page)
    for number, (field_id, text) in enumerate(written.items()):
        here = box(page, field_id)
        if here.evaluate("box => box.tagName") == "SELECT":
            here.select_option(text)
        else:
            here.click()
            (page.keyboard.type if number < 12 else page.keyboard.insert_text)(text)
    return written


def switch_everything_on(page: Page) -> None:
    """Adds every further part to the form."""
    page.locator("[data-switch-list] summary").click()
    for part in PARTS:
        page.locator(f"#part-{part.id}").check()


def open_every_fold(page: Page) -> None:
    """Shows the boxes for setting out the risk for each, as a person would who presses every one."""
    page.locator(".annex-parties").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")


def fill_everything(page: Page, children: int, *, with_parts: bool = False) -> dict[str, str]:
    """The same in one go, for tests that are about something else."""
    written = something_for_each(children, with_parts=with_parts)
    fill(page, written)
    return written


def fill(page: Page, written: dict[str, str]) -> None:
    """Writes in these fields in one go, as the page hears it."""
    page.evaluate(
        """written => {
            for (const [id, text] of Object.entries(written)) {
                const box = document.getElementById(id);
                box.value = text;
                box.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }""",
        written,
    )


def pdf(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def values(page: Page) -> list[str]:
    """What stands in every box of the form now."""
    found: list[str] = page.locator("[data-field]").evaluate_all("boxes => boxes.map((box) => box.value)")
    return found


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def name_of(row: str) -> str:
    """What labels and messages call a row, by its key: the policy's own words, as the form has them now."""
    return next(each.name for each in CONSIDERATIONS if each.id == row)
