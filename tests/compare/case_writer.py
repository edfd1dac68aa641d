"""The one case in LibreOffice Writer: a record that is typed, Annex A, a sheet for each reader and the review."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docx import Document

from tests.compare.document import write_document
from tests.compare.jobs import JOBS, Job, job, named_in, text_of
from tests.compare.one_case import CHILDREN, PLAN, REVIEWED
from tests.compare.screen import screen, until
from tests.compare.typed import change_lines, family_lines, lines_for, record_lines, review_line, task_lines
from tests.compare.writer import Writer, expected, writer


def case_in_writer(folder: Path) -> Iterator[Job]:
    """Each piece of work by itself; every document is read back, and has to be as it should."""
    yield _typed(folder / "record.docx", JOBS[0], record_lines())
    plan = folder / "plan.docx"
    write_document(plan, children=len(CHILDREN))
    with _opened(plan, {}) as open_writer:
        open_writer.write(PLAN)
        _at_the_end(open_writer, task_lines())
        _holds(open_writer, PLAN, task_lines())
        yield job(open_writer.screen, JOBS[1], "as it should be")
    with _opened(plan, PLAN) as open_writer:
        _pdf(open_writer)
        yield job(open_writer.screen, JOBS[2], "as it should be")
    yield _typed(folder / "family.docx", JOBS[3], family_lines(), pdf=True)
    yield _typed(folder / "staff.docx", JOBS[4], lines_for("staff"), pdf=True)
    with _opened(plan, PLAN) as open_writer:
        open_writer.write(REVIEWED)
        _at_the_end(open_writer, [review_line()])
        _holds(open_writer, PLAN | REVIEWED, [review_line()])
        yield job(open_writer.screen, JOBS[6], "as it should be")
    # Writer's own "Compare Document" marks whole tables as new, and no box.
    yield _typed(folder / "changes.docx", JOBS[7], change_lines(), pdf=True)


def _typed(path: Path, name: str, lines: list[str], *, pdf: bool = False) -> Job:
    """A document that begins empty: for a family's sheet too, as most cells of the plan are about several children."""
    Document().save(str(path))
    with _opened(path, {}) as open_writer:
        open_writer.screen.type("\n".join(lines))
        open_writer.screen.stops += len(lines)
        open_writer.save()
        # Writer makes a round apostrophe of a straight one.
        found = [line.text.replace("’", "'") for line in Document(str(path)).paragraphs if line.text]
        assert found == lines, f"{found} is not {lines}"
        outcome = "as it should be"
        if pdf:
            text = text_of(_pdf(open_writer))
            outcome = named_in(text) if name == JOBS[3] else outcome
        return job(open_writer.screen, name, outcome)


def _pdf(open_writer: Writer) -> Path:
    open_writer.choose("alt+f", "e", "d")
    open_writer.screen.wait_for("Export")
    open_writer.screen.press("Return")
    made = open_writer.path.with_suffix(".pdf")
    until(lambda: made.exists() and made.stat().st_size, "the PDF")
    return made


def _at_the_end(open_writer: Writer, lines: list[str]) -> None:
    # In a table the first goes to the end of the cell, the second to that of the table.
    open_writer.screen.press("ctrl+End", times=3)
    open_writer.screen.type("\n" + "\n".join(lines))
    open_writer.screen.stops += len(lines)
    open_writer.here = None


def _holds(open_writer: Writer, texts: dict[str, str], lines: list[str]) -> None:
    found = open_writer.save()
    wrong = {cell: (found.get(cell), text) for cell, text in expected(texts).items() if found.get(cell) != text}
    paragraphs = [paragraph.text for paragraph in Document(str(open_writer.path)).paragraphs]
    assert not wrong, f"What stands there is not what was meant: {wrong}"
    assert [line for line in lines if line not in paragraphs] == []


@contextmanager
def _opened(path: Path, written: dict[str, str]) -> Iterator[Writer]:
    with screen() as shown, writer(shown, path, written) as open_writer:
        yield open_writer
