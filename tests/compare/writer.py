"""LibreOffice Writer with Annex A open in it, worked by the keyboard alone."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.compare.places import FIRST_CHILD, Cell, by_cell, cell_of, is_chosen, words_beside
from tests.compare.screen import FEW_TABS, Screen, until

_RED = bytes((0, 0, 255))
# What somebody who works with Writer daily has long switched off: the tip of the day, the question about the format.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document">
<prop oor:name="WarnAlienFormat"><value>false</value></prop></item>
</oor:items>
"""


@dataclass
class Writer:
    """A window of Writer. ``written`` is what the person knows to stand in the document."""

    screen: Screen
    path: Path
    written: dict[str, str]
    here: Cell | None = None

    def write(self, texts: Mapping[str, str]) -> None:
        """Writes these fields, in the order of the document; "" makes a field empty."""
        before, after = by_cell(self.written), {**self.written, **texts}
        fields = by_cell(after)
        for cell in sorted({cell_of(field) for field in texts}):
            self._go(cell, next(field for field in texts if cell_of(field) == cell))
            if cell in before:
                self.screen.press("Home", "shift+End") if cell.row < 0 else self.screen.press("ctrl+a")
                if cell not in fields:
                    self.screen.press("Delete")
            for number, field in enumerate(fields.get(cell, [])):
                if number:
                    self.screen.press("Return")
                self.screen.type(after[field], "choice" if is_chosen(field) else "words")
        self.written = after

    def save(self) -> dict[Cell, str]:
        """Saves the document and reads it back: what really stands in each cell."""
        before = self.path.stat().st_mtime_ns
        self.screen.press("ctrl+s")
        until(lambda: self.path.stat().st_mtime_ns != before and self.path.stat().st_size, "the saved document")
        return read(self.path)

    def pdf_for_one_child(self) -> Path:
        """Takes the second child's table and reference out, exports a PDF, and brings both back."""
        self.find("YES/NO", times=2)
        self.choose("alt+a", "d", "t")
        self.screen.press("Up", "Home", "shift+End", "Delete")
        self.choose("alt+f", "e", "d")
        self.screen.wait_for("Export")
        self.screen.press("Return")
        made = self.path.with_suffix(".pdf")
        until(lambda: made.exists() and made.stat().st_size, "the PDF")
        self.screen.press("ctrl+z", times=2)
        return made

    def read_through(self) -> None:
        """Goes through the whole document, a screen at a time, as a person does who looks for what is missing."""
        self.screen.settled()
        moved = True
        while moved:
            before = self.screen.pixels()
            self.screen.press("Next")
            self.screen.settled()
            moved = self.screen.differs(before)

    def marks(self) -> int:
        """How many dots of red lines under words there are, once the cursor is away and the spelling is checked."""
        self.screen.press("ctrl+Home")
        self.screen.settled()
        self.screen.still_in(_RED)
        return len(self.screen.places_of(_RED))

    def choose(self, *keys: str) -> None:
        """Chooses from the menus. A menu greys out what cannot be done yet, so it is given time."""
        self.screen.settled()
        self.screen.stops += 1
        for key in keys:
            before = self.screen.pixels()
            self.screen.press(key)
            self.screen.settled(since=before)

    def find(self, words: str, times: int = 1) -> None:
        """Finds words from the cursor on. What is found is marked: Home first, or a Tab would mark cells."""
        self.screen.press("ctrl+f")
        self.screen.type(words, "find")
        self.screen.press("Return", times=times)
        self.screen.press("Escape", "Home")

    def _go(self, cell: Cell, field: str) -> None:
        here, self.here = self.here, cell
        self.screen.stops += 1
        if here and here.row >= 0 and here.table == cell.table:
            tabs = (cell.row - here.row) * cell.columns + cell.column - here.column
            if 0 <= tabs <= FEW_TABS:
                self.screen.press("Tab", times=tabs)
                return
        # The tables of further action have the same words: a person goes on from each to the next.
        passed = [Cell(table, cell.row, 0) for table in range(FIRST_CHILD, cell.table + 1)]
        times = len([place for place in passed if here is None or place > here]) or 1
        if cell.row < 0:
            self.find("YES/NO", times=times)
            self.screen.press("Up")
            return
        self.find(words_beside(field), times=times)
        self.screen.press("Tab", times=cell.column)


def read(path: Path) -> dict[Cell, str]:
    """What stands in the cells of a document, and above the tables of the children."""
    word = Document(str(path))
    found = {
        Cell(number, row, column): cell.text
        for number, table in enumerate(word.tables)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells.cells)
        if row and column
    }
    parts = list(word.iter_inner_content())
    tables = [number for number, part in enumerate(parts) if isinstance(part, Table)]
    for number, place in enumerate(tables):
        above = parts[place - 1]
        found[Cell(number, -1, 0)] = above.text if isinstance(above, Paragraph) else ""
    return {cell: text for cell, text in found.items() if text}


def expected(texts: Mapping[str, str]) -> dict[Cell, str]:
    """What should stand there once these fields are written."""
    return {cell: "\n".join(texts[field] for field in fields) for cell, fields in by_cell(texts).items()}


@contextmanager
def writer(screen: Screen, path: Path, written: Mapping[str, str]) -> Iterator[Writer]:
    """Opens a document as a person does who has had Writer for years; closes Writer afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        program = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--writer", str(path)],
            env={**screen.environment, "HOME": str(path.parent)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            screen.wait_for(path.name)
            yield Writer(screen, path, dict(written))
        finally:
            # "soffice" starts Writer as a program of its own: the group has both.
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
            path.with_name(f".~lock.{path.name}#").unlink(missing_ok=True)


def version() -> str:
    """Such as "LibreOffice 7.4.7.2"."""
    if not shutil.which("soffice"):
        return ""
    said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()[:2])
