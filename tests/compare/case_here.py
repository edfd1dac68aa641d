"""The one case on our site: helpers, case record, Annex A and the review, each piece of work by itself."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.annex_a.saving import NO_PICKERS
from tests.compare.case_window import CaseWindow
from tests.compare.jobs import JOBS, Job, job, named_in, text_of
from tests.compare.one_case import CHILDREN, LINES, PLAN, REVIEWED, WALKS
from tests.compare.typed import lines_for, record_lines


def case_here(here: CaseWindow) -> Iterator[Job]:
    """Each piece of work by itself. What was typed is read back, from the page and from the PDF."""
    for walk, following in zip(WALKS, [*(walk.helper for walk in WALKS[1:]), ""], strict=True):
        here.walk(walk)
        title = next((each.title for each in WALKS if each.helper == following), "Annex A, to fill in")
        here.follow(title, f"/{following or 'annex-a'}/")
    expect(here.page.locator("[data-annex-a][data-live]")).to_be_attached()
    here.follow("Case record", "/annex-a/record/")
    here.record()
    sheet = here.sheet()
    _stands([text for child in CHILDREN for text in (child.reference, child.part, child.told)], sheet)
    _stands([text for walk in WALKS for text in (walk.ending, walk.reason, *walk.notes.values())], sheet)
    _stands([text for line in LINES for text in line], sheet)
    typed = sum(len(line.split()) for line in record_lines())
    yield job(here.screen, JOBS[0], f"has also {len(sheet.split()) - typed} words that nobody typed")
    here.follow("Annex A form", "/annex-a/")
    here.plan()
    assert here.values().items() >= PLAN.items()
    yield job(here.screen, JOBS[1], "as it should be")
    for name, reader in zip(JOBS[2:5], ("", "family-1", "staff"), strict=True):
        text = text_of(here.print_for(reader))
        _stands(lines_for({"family-1": "P1"}.get(reader, reader)), text)
        yield job(here.screen, name, named_in(text) if reader == "family-1" else "as it should be")
    here.follow("Case record", "/annex-a/record/")
    here.save()
    yield job(here.screen, JOBS[5], "locked with a passphrase")
    here.page.add_init_script(NO_PICKERS)
    here.page.goto(here.page.url)
    expect(here.page.locator("[data-nothing]")).to_be_visible()
    here.open()
    here.follow("Annex A form", "/annex-a/")
    here.change()
    assert here.values().items() >= (PLAN | REVIEWED).items()
    yield job(here.screen, JOBS[6], "as it should be")
    text = text_of(here.changed_since())
    _stands([line.partition("] ")[2] for line in REVIEWED["crime.actions"].split("\n")], text)
    yield job(here.screen, JOBS[7], f"a list of {here.page.locator('[data-differences-list] tr').count()} changes")


def _stands(wanted: list[str], text: str) -> None:
    missing = [words for words in wanted if words.replace("'", "’") not in text.replace("'", "’")]
    assert not missing, f"This does not stand there: {missing}"
