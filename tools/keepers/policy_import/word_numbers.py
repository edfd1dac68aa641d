"""Works out the numbers that Word makes itself: "1." before a heading, "a)" before an item. A reader sees them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tools.keepers.policy_import.word_file import W, WordFile

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Number:
    """What Word shows before a paragraph: its text ("" for a bullet or none), how deep, and whether it is in a list."""

    text: str = ""
    level: int = 0
    is_list: bool = False


class Numbers:
    """Counts as Word does, paragraph after paragraph."""

    def __init__(self, document: WordFile) -> None:
        """Reads the lists of the document, and which styles are numbered."""
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._counted: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = document.styles
        root: Any = document.numbering
        if root is None:
            return
        for each in root.findall(f"{W}abstractNum"):
            levels = {int(level.get(f"{W}ilvl")): level for level in each.findall(f"{W}lvl")}
            self._levels[each.get(f"{W}abstractNumId")] = levels
        for each in root.findall(f"{W}num"):
            self._abstract[each.get(f"{W}numId")] = each.find(f"{W}abstractNumId").get(f"{W}val")

    def next(self, paragraph: Any) -> Number:
        """The number of the next paragraph."""
        found, by_style = self._list_of(paragraph)
        if found is None:
            return Number()
        key, level = found
        abstract = self._abstract.get(key, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return Number("", level, is_list=not by_style)
        counted = self._counted[abstract]
        counted[level] = counted.get(level, _value(levels[level], "start", 1) - 1) + 1
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        if _text(levels[level], "numFmt") in ("bullet", "none", ""):
            return Number("", level, is_list=True)
        shown = _text(levels[level], "lvlText")
        for at in range(level + 1):
            count = counted.get(at, _value(levels[at], "start", 1)) if at in levels else 1
            shown = shown.replace(f"%{at + 1}", _in(_text(levels[at], "numFmt") if at in levels else "decimal", count))
        return Number(shown, level, is_list=True)

    def _list_of(self, paragraph: Any) -> tuple[tuple[str, int] | None, bool]:
        """The list that a paragraph is in, by itself or by its style, and how deep."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        element = self._styles.get(style.get(f"{W}val")) if style is not None else None
        of_style = element.find(f"{W}pPr/{W}numPr") if element is not None else None
        for properties, by_style in ((own, False), (of_style, True)):
            number = properties.find(f"{W}numId") if properties is not None else None
            if number is not None:
                if number.get(f"{W}val") == "0":
                    return None, by_style
                return (number.get(f"{W}val", ""), _value(properties, "ilvl", 0)), by_style
        return None, False


def _value(element: Any, name: str, default: int) -> int:
    found = element.find(f"{W}{name}")
    return int(found.get(f"{W}val")) if found is not None else default


def _text(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return str(found.get(f"{W}val")) if found is not None else ""


def _in(form: str, count: int) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            told, left = "", count
            for value, sign in _ROMAN:
                told += sign * (left // value)
                left %= value
            return told.upper() if form == "upperRoman" else told
    return f"{count:02d}" if form == "decimalZero" else str(count)
