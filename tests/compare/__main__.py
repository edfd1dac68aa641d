"""Runs the comparison and prints it as Markdown: `python -m tests.compare`, once the site is built.

`python -m tests.compare case` runs the one case alone, `python -m tests.compare form` the form alone.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader

from tests.compare.case import ADDED, CHANGED, FILLED, MISSING, SLIPS, TODAY, WHOLE, Slip
from tests.compare.case_here import case_here
from tests.compare.case_window import CaseWindow
from tests.compare.case_writer import case_in_writer
from tests.compare.document import write_document
from tests.compare.form import Form, form
from tests.compare.jobs import print_case
from tests.compare.one_case import WALKS
from tests.compare.screen import PROGRAMS, Kind, screen
from tests.compare.writer import Writer, expected, version, writer
from tools.sources.paths import ROOT

JOBS = (
    "Fill in the case",
    "Change one level and a date",
    "Add the second child’s further action",
    "A PDF for one child’s family, without the other child’s table",
    "Find three things that are missing",
)
KINDS: tuple[Kind, ...] = ("words", "choice", "find", "step")
# As tall as the whole document, so that every red line in it can be seen at once.
_TALL = (1366, 2400)


def main() -> None:
    """Both programs, all that is asked for."""
    lacking = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if lacking:
        sys.exit(f"This needs programs that are not here. On Debian: apt-get install {' '.join(lacking)}")
    if not (ROOT / "site" / "annex-a").exists():
        sys.exit("The site is not built. Run 'make build' first.")
    wanted = sys.argv[1:] or ["form", "case"]
    if "form" in wanted:
        _the_form()
    if "case" in wanted:
        _the_case()


def _the_form() -> None:
    """The jobs and the slips. Each program has a screen and a keyboard of its own, so both can be worked at once."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as beside:
        jobs = beside.submit(lambda: [*_jobs_in_writer(Path(folder))])
        slips = beside.submit(lambda: [*_slips_in_writer(Path(folder) / "slips")])
        with screen() as shown, form(shown, ROOT / "site", Path(folder)) as opened:
            browser = opened.version
            in_form = [*_jobs_in_form(opened)]
            slips_in_form = [*_slips_in_form(opened)]
        in_writer, slips_in_writer = jobs.result(), slips.result()
    print(f"Run on {TODAY:%d/%m/%Y} with {version()} and Chromium {browser}.\n")
    _print_jobs(in_writer, in_form)
    _print_slips(slips_in_writer, slips_in_form)


def _the_case() -> None:
    """One case, from the first report to the review."""
    begin = f"helpers/{WALKS[0].helper}/"
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as beside:
        theirs = beside.submit(lambda: [*case_in_writer(Path(folder))])
        home = Path(folder) / "home"
        with screen() as shown, form(shown, ROOT / "site", home, begin) as opened:
            window = CaseWindow(opened.screen, opened.page, opened.home)
            ours = []
            for done in case_here(window):
                print(done.name, done.sent.total(), done.stops, f"{done.minutes:.1f}", done.outcome, file=sys.stderr)
                ours.append(done)
            read, browser = window.read, opened.version
        writer_jobs = theirs.result()
    print(f"Run on {TODAY:%d/%m/%Y} with {version()} and Chromium {browser}.\n")
    print_case(writer_jobs, ours, read)


def _jobs_in_writer(folder: Path) -> Iterator[tuple[Counter[Kind], str]]:
    """What was sent for each job, and what came of it. Every document is read back: it has to be as it should."""
    path = folder / "annex-a.docx"
    done: dict[str, str] = {}
    for job in (FILLED, CHANGED, ADDED):
        write_document(path, done)
        with _in_writer(path, done) as open_writer:
            open_writer.write(job)
            sent = open_writer.screen.sent.copy()
            _must_equal(open_writer.save(), expected(done | job))
        done |= job
        yield sent, "as it should be"
    with _in_writer(path, done) as open_writer:
        made = open_writer.pdf_for_one_child()
        sent = open_writer.screen.sent.copy()
        _must_equal(open_writer.save(), expected(done))
        yield sent, _left_of_the_other(made)
    write_document(path, done | MISSING)
    with _in_writer(path, done | MISSING) as open_writer:
        open_writer.read_through()
        yield open_writer.screen.sent.copy(), "left to the eye"


def _jobs_in_form(opened: Form) -> Iterator[tuple[Counter[Kind], str]]:
    """The same in our form."""
    sent = opened.screen.sent
    done: dict[str, str] = {}
    for job in (FILLED, CHANGED, ADDED):
        opened.put(done)
        sent.clear()
        opened.write(job)
        done |= job
        _must_equal(opened.values(), done)
        yield sent.copy(), "as it should be"
    opened.put(done)
    sent.clear()
    made = opened.pdf_for_one_child()
    yield sent.copy(), _left_of_the_other(made)
    opened.put({field: text for field, text in (done | MISSING).items() if text})
    sent.clear()
    found = opened.check()
    yield sent.copy(), f"{len(found)} of 3 pointed out"


def _slips_in_writer(folder: Path) -> Iterator[str]:
    """What Writer shows for each slip by itself."""
    folder.mkdir()
    path = folder / "annex-a.docx"
    for slip in SLIPS:
        write_document(path, WHOLE)
        with _in_writer(path, WHOLE, *_TALL) as open_writer:
            before = open_writer.marks()
            open_writer.write(slip.typed)
            marked = open_writer.marks() > before
            _must_equal(open_writer.save(), expected(WHOLE | slip.typed))
            yield "A red line under the word" if marked else "Nothing"


def _slips_in_form(opened: Form) -> Iterator[str]:
    """What our form shows for each slip, once it is checked."""
    opened.put(WHOLE)
    before = opened.check()
    for slip in SLIPS:
        opened.put(WHOLE)
        opened.write(slip.typed)
        yield _told(slip, opened.values(), [line for line in opened.check() if line not in before])


def _told(slip: Slip, stands: dict[str, str], lines: list[str]) -> str:
    refused = [field for field, text in slip.typed.items() if text and stands.get(field) != text]
    if refused:
        return f"It cannot be made: the list still has {stands[refused[0]]}"
    return " ".join(f"“{line}”" for line in lines) or "Nothing"


@contextmanager
def _in_writer(path: Path, written: dict[str, str], *size: int) -> Iterator[Writer]:
    with screen(*size) as shown, writer(shown, path, written) as open_writer:
        yield open_writer


def _must_equal[Place](found: Mapping[Place, str], wanted: Mapping[Place, str]) -> None:
    wrong = [place for place in {**found, **wanted} if found.get(place) != wanted.get(place)]
    if wrong:
        lines = (f"{place}: {found.get(place)!r}, not {wanted.get(place)!r}" for place in wrong)
        raise AssertionError("What stands there is not what was meant.\n" + "\n".join(lines))


def _left_of_the_other(pdf: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return f"“Child B” stands in it {' '.join(text.split()).count('Child B')} times"


def _print_jobs(in_writer: list[tuple[Counter[Kind], str]], in_form: list[tuple[Counter[Kind], str]]) -> None:
    print("| Job | Tool | Words | Choosing | Finding | Steps | All but words | What came of it |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for job, *tools in zip(JOBS, in_writer, in_form, strict=True):
        for name, (sent, outcome) in zip(("Word processor", "Our form"), tools, strict=True):
            counts = " | ".join(str(sent[kind]) for kind in KINDS)
            print(f"| {job} | {name} | {counts} | {sent.total() - sent['words']} | {outcome} |")
    print()


def _print_slips(in_writer: list[str], in_form: list[str]) -> None:
    print("| Slip | Word processor | Our form |\n| --- | --- | --- |")
    for slip, one, other in zip(SLIPS, in_writer, in_form, strict=True):
        print(f"| {slip.what} | {one} | {other} |")


if __name__ == "__main__":
    main()
