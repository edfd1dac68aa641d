"""Reads a Word document (.docx) into blocks. What cannot be taken in is asked about, all at once, each by its place."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.keepers.policy_import.blocks import Block, Kind, Remark, apart, fold
from tools.keepers.policy_import.questions import (
    IN_WORD,
    NO_ANSWERS,
    Answers,
    Options,
    Question,
    Questions,
    UnsettledError,
)
from tools.keepers.policy_import.word_file import W, WordFile, open_word, within
from tools.keepers.policy_import.word_numbers import Numbers
from tools.keepers.policy_import.word_runs import Reader, local, style_of

_HEADING = re.compile(r"heading (\d)", re.I)
_CONTENTS = re.compile(r"(toc|contents) ?\d", re.I)
_TYPED_CONTENTS = re.compile(r"(\S.*?)(?:\.{4,}\s*|\.*\t\s*)\d{1,3}", re.S)
OF_NUMBERS = "Numbers that Word makes itself are put before the words"
OF_CELLS = "Words that stand over several cells are put into the first"
_SHOWN = 6
"""So many words say after what a place comes."""


def read_word(path: Path, answers: Answers = NO_ANSWERS) -> tuple[list[Block], list[Remark]]:
    """The blocks of the document in order. Raises PolicyFileError when it is none, or has what cannot be taken in."""
    reading, blocks = _read(path, answers)
    if reading.questions.is_open:
        raise UnsettledError(path.name, tuple(reading.questions.asked))
    said = [Remark(each.where, f"{each.what} {dict(each.options)[each.answer]}.") for each in reading.questions.asked]
    return [block for block in blocks if block.plain], [*said, *reading.remarks]


def questions_in(path: Path, answers: Answers) -> tuple[Question, ...]:
    """Everything that is asked about the document, with the answers as far as there are any."""
    return tuple(_read(path, answers)[0].questions.asked)


def _read(path: Path, answers: Answers) -> tuple["_Reading", list[Block]]:
    document = open_word(path)
    reading = _Reading(document, Questions(answers))
    blocks = list(reading.blocks(document.body))
    reading.ask_about_the_rest(document.body)
    return reading, blocks


class _Reading:
    """One document while it is read: where we are, what was done, and what somebody has to settle."""

    def __init__(self, document: WordFile, questions: Questions) -> None:
        self.remarks: list[Remark] = []
        self.questions = questions
        self.styles = document.style_names()
        self.numbers = Numbers(document)
        self.reader = Reader(document, self.ask, self.remark)
        self._after = ""
        self._all = {_text(each).casefold() for each in document.body.iter(f"{W}p")}

    @property
    def where(self) -> str:
        """The place as somebody finds it in Word: the page, as Word last broke them, and the words before it."""
        page = f"page {self.reader.page}, " if self.reader.page else ""
        return f"{page}after “{self._after}”" if self._after else f"{page}at the beginning"

    def ask(self, what: str, todo: str, options: Options) -> str:
        """Something that has to be settled; the answer, if there is one."""
        return self.questions.ask(self.where, what, todo, options)

    def remark(self, what: str, of: str = "") -> None:
        """Something that was done, or that a person should look at."""
        self.remarks.append(Remark(self.where, what, of))

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The paragraphs and tables in an element, also in content controls; a contents list is left out."""
        contents = 0
        for element in parent:
            match local(element):
                case "p":
                    if self._is_contents(element):
                        self.reader.skip(element)
                        contents += 1
                        continue
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "sdt":
                    if element.find(f".//{W}docPartGallery[@{W}val='Table of Contents']") is not None:
                        self.reader.skip(element)
                        contents += 1
                    else:
                        yield from (block for inner in element.iter(f"{W}sdtContent") for block in self.blocks(inner))
                case "ins" | "del" | "moveFrom" | "moveTo" as tracked:
                    if self.reader.is_kept(element, tracked):
                        yield from self.blocks(element)
                case "customXml":
                    yield from self.blocks(element)
        if contents:
            self.remark("Word's contents list is left out: the site makes its own.")

    def _is_contents(self, element: Any) -> bool:
        if _CONTENTS.match(self.styles.get(style_of(element), "")):
            return True
        text = "".join("\t" if local(each) == "tab" else each.text or "" for each in within(element, "t", "tab"))
        # Typed by hand, with dots or a tab and the page: only where the same words stand somewhere as a heading.
        # "Ring\t999" stands nowhere else, and is kept.
        typed = _TYPED_CONTENTS.fullmatch(text.strip())
        return typed is not None and fold(typed[1]).casefold() in self._all

    def _paragraph(self, element: Any) -> Iterator[Block]:
        style = self.styles.get(style_of(element), "")
        number = self.numbers.next(element)
        words = self.reader.words(element)
        where = self.where
        if not fold(words):
            return
        words = apart(words, where, self.remarks)
        if number.text:
            words = f"{number.text} {words}"
            self.remark(
                f"Word makes the number “{number.text}” itself: it is put before “{fold(words)[:60]}”.", OF_NUMBERS
            )
        self._after = " ".join(_plain(words).split()[-_SHOWN:])
        if style == "Title":
            yield Block(Kind.HEADING, words, where, 1)
        elif heading := _HEADING.match(style):
            yield Block(Kind.HEADING, words, where, int(heading[1]))
        elif style.startswith("List") or number.is_list or words.startswith("• "):
            deep = re.search(r" (\d)$", style)
            level = number.level or (int(deep[1]) - 1 if style.startswith("List") and deep else 0)
            yield Block(Kind.ITEM, words.removeprefix("• "), where, level)
        else:
            yield Block(Kind.TEXT, words, where)

    def _table(self, table: Any) -> Iterator[Block]:
        for index, row in enumerate(table.findall(f"{W}tr")):
            cells: list[str] = []
            for cell in row.findall(f"{W}tc"):
                cells += self._cell(cell)
            yield Block(Kind.ROW if index else Kind.HEAD, "\t".join(cells), self.where)
            self._after = " ".join(_plain(" ".join(cells)).split()[-_SHOWN:]) or self._after

    def _cell(self, cell: Any) -> list[str]:
        """Its words, and an empty cell for each further column that it covers, so that the next ones keep theirs."""
        properties = cell.find(f"{W}tcPr")
        spans = properties.find(f"{W}gridSpan") if properties is not None else None
        over = int(spans.get(f"{W}val")) if spans is not None else 1
        goes_on = properties.find(f"{W}vMerge") if properties is not None else None
        words = []
        for each in cell:
            if local(each) == "p":
                number = self.numbers.next(each)
                bullet = self.styles.get(style_of(each), "").startswith("List") or (number.is_list and not number.text)
                said = self.reader.words(each)
                words.append(f"{'• ' if bullet and said else ''}{f'{number.text} ' if number.text else ''}{said}")
            elif local(each) == "tbl":
                what = f"A table stands inside a table, with “{_text(each)[:60]}”."
                self.ask(what, "Make it rows of its own.", IN_WORD)
                self.reader.skip(each)
        told = fold(" ".join(words))
        if over > 1:
            self.remark(
                f"“{told[:60]}” stands over {over} columns: it is put into the first, the others are empty.", OF_CELLS
            )
        if goes_on is not None and goes_on.get(f"{W}val") == "restart":
            self.remark(f"“{told[:60]}” stands over several rows: it is put into the first.", OF_CELLS)
        return [told, *[""] * (over - 1)]

    def ask_about_the_rest(self, body: Any) -> None:
        """Words that are in no paragraph, item or cell: none may be lost."""
        lost = [each for each in body.iter(f"{W}t") if (each.text or "").strip() and not self.reader.has(each)]
        if lost:
            words = fold(" ".join(each.text for each in lost))
            what = f"“{words[:80]}” is in no plain paragraph, item or table cell (a text box, a shape?)."
            self.questions.ask("in the document", what, "Make it ordinary text.", IN_WORD)


def _text(element: Any) -> str:
    return fold(" ".join(each.text or "" for each in element.iter(f"{W}t")))


def _plain(words: str) -> str:
    return words.replace("**", "").replace("\\", "")
