"""Reads the runs of a Word paragraph: words, what is bold and linked, and everything that hides or changes words."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tools.keepers.policy_import.blocks import fold
from tools.keepers.policy_import.questions import BELONG, IN, NOTE, OUT, SIGN, Options
from tools.keepers.policy_import.word_file import W, WordFile, within

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPECIAL = re.compile(r"([\\*\[\]<>`])")
_ESCAPED = r"\\\1"
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_TRACKED = {"ins": "put in", "del": "taken out", "moveFrom": "moved from here", "moveTo": "moved here"}
Ask = Callable[[str, str, Options], str]
"""Told what it is, what to do in Word, and the answers that it can have; gives the answer, "" while there is none."""
Piece = tuple[str, bool, str]
"""Words, whether they are bold, and the address that they lead to ("" for none)."""


def local(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style, or ""."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def is_on(properties: Any, *names: str) -> bool:
    """Whether one of these is switched on in a run's properties."""
    found = [properties.find(f"{W}{name}") for name in names] if properties is not None else []
    return any(each is not None and each.get(f"{W}val") not in ("0", "false", "none") for each in found)


class Reader:
    """Reads paragraph after paragraph; `ask` and `remark` are told what a person has to settle, or should look at."""

    def __init__(self, document: WordFile, ask: Ask, remark: Callable[[str], None]) -> None:
        """At its beginning: no page was turned yet."""
        self._ask, self._remark = ask, remark
        self._links, self._notes = document.links, document.notes
        breaks = document.body.iter(f"{W}lastRenderedPageBreak")
        self.page = 1 if next(breaks, None) is not None else 0
        self._taken: set[Any] = set()
        self._field: list[str] = []

    def has(self, text: Any) -> bool:
        """Whether a piece of text was taken in, or left out on purpose."""
        return text in self._taken

    def skip(self, element: Any) -> None:
        """Leaves an element's words out; whoever calls says so."""
        self._taken.update(element.iter(f"{W}t"))
        self.page += bool(self.page) * len(list(element.iter(f"{W}lastRenderedPageBreak")))

    def is_kept(self, element: Any, tracked: str) -> bool:
        """Whether the words of a tracked change belong to the policy, as far as somebody has said so."""
        said = fold("".join(each.text or "" for each in within(element, "t", "delText")))
        what = f"A tracked change: “{said}” was {_TRACKED[tracked]}."
        if self._ask(what, "Accept or reject it.", BELONG) == IN:
            return True
        self.skip(element)
        return False

    def words(self, paragraph: Any) -> str:
        """The paragraph's words as Markdown: bold and links kept, everything else as it is written."""
        joined: list[Piece] = []
        for text, bold, address in self._pieces(paragraph, ""):
            if joined and joined[-1][1:] == (bold, address):
                joined[-1] = (joined[-1][0] + text, bold, address)
            else:
                joined.append((text, bold, address))
        return fold("".join(_marked(*piece) for piece in joined))

    def _pieces(self, parent: Any, address: str) -> Iterator[Piece]:
        for element in parent:
            match local(element):
                case "r":
                    yield from self._run(element, address)
                case "hyperlink":
                    yield from self._pieces(element, self._links.get(element.get(f"{_R}id", ""), "#"))
                case "fldSimple":
                    found = _ADDRESS.search(element.get(f"{W}instr", ""))
                    yield from self._pieces(element, found[1] if found else address)
                case "sdt" | "sdtContent" | "smartTag" | "customXml" | "dir" | "bdo":
                    yield from self._pieces(element, address)
                case "ins" | "del" | "moveFrom" | "moveTo" as tracked:
                    if self.is_kept(element, tracked):
                        yield from self._pieces(element, address)

    def _run(self, run: Any, address: str) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        bold = is_on(properties, "b")
        said = fold("".join(each.text or "" for each in within(run, "t", "delText")))
        answers = []
        if said and is_on(properties, "strike", "dstrike"):
            todo = "Take the words out, or the line through them."
            answers.append(self._ask(f"“{said}” is struck through.", todo, BELONG))
        if said and is_on(properties, "vanish", "webHidden") and not self._in_contents():
            answers.append(self._ask(f"“{said}” is hidden.", "Take the words out, or show them.", BELONG))
        if OUT in answers:
            self.skip(run)
            return
        for element in run:
            match local(element):
                case "t" | "delText":
                    self._taken.add(element)
                    text = _SPECIAL.sub(_ESCAPED, element.text or "")
                    yield text, bold, address or self._linked()
                case "tab" | "br" | "cr":
                    yield " ", bold, address or self._linked()
                case "noBreakHyphen":
                    yield "-", bold, address or self._linked()
                case "lastRenderedPageBreak":
                    self.page += 1
                case "sym":
                    what = "A symbol of a font of its own (Wingdings?)."
                    self._ask(what, "Type it as a letter, or take it out.", SIGN)
                case "fldChar" | "instrText" as part:
                    self._follow_field(element, part)
                case "footnoteReference" | "endnoteReference" | "commentReference" as note:
                    yield self._note(note.removesuffix("Reference"), element.get(f"{W}id")), bold, address
                case "drawing" | "pict" | "object" | "AlternateContent":
                    if not any(True for _ in element.iter(f"{W}txbxContent")):
                        self._remark("A picture is left out. If it says anything, write that as text beside it.")

    def _note(self, kind: str, key: str | None) -> str:
        """What stands in the place of a note's mark."""
        said = self._notes[kind].get(key or "", "")
        where = {"footnote": "A footnote", "endnote": "An endnote"}.get(kind)
        if not where:
            self._remark(f"A comment is left out: “{said}”.")
        elif self._ask(f"{where} says “{said}”.", "Put its words into the text, or take it out.", NOTE) == IN:
            return f" ({_SPECIAL.sub(_ESCAPED, said)})"
        return ""

    def _follow_field(self, element: Any, part: str) -> None:
        """A link may be a field: its address stands in an instruction before the words that are shown."""
        if part == "instrText":
            if self._field:
                self._field[-1] += element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            self._field.append("")
        elif element.get(f"{W}fldCharType") == "end" and self._field:
            self._field.pop()

    def _linked(self) -> str:
        found = next((found for each in reversed(self._field) if (found := _ADDRESS.search(each))), None)
        return found[1] if found else ""

    def _in_contents(self) -> bool:
        return any("TOC" in each or "PAGEREF" in each for each in self._field)


def _marked(text: str, bold: bool, address: str) -> str:
    """Bold and links in Markdown begin and end at a word, so the space around them stays outside."""
    inner = text.strip()
    if not inner or not (bold or address):
        return text
    return text.replace(inner, f"[{inner}]({address})" if address else f"**{inner}**", 1)
