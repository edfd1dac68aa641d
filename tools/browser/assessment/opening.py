"""Opens a saved file: its text in, a document out, or one list of what is wrong with it. Never anything else.

The text may come from anywhere: cut short, made by hand, made to do harm. Nothing in it is ever run, and no message
repeats what it holds.
"""

import json
import re
from dataclasses import dataclass

from tools.browser.assessment.document import Document, DocumentError, Problem, read
from tools.browser.assessment.earlier import carried
from tools.browser.assessment.migrations import up_to_date
from tools.browser.assessment.proof import PROOF, Verdict, verdict

# Every field of the fullest sheet that a person could type is far smaller.
MOST_CHARACTERS = 16_000_000
# A sheet is an object of lists of objects. Something deeper is no sheet, and could exhaust the reader.
MOST_DEPTH = 5
# Possessive: a long string takes no memory for ways back.
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
DAMAGED = "The file is damaged, or it is not one that this page saved."


@dataclass(frozen=True)
class Opened:
    """What a file holds, and what its proof says of that."""

    document: Document
    verdict: Verdict


def open_file(text: str) -> Opened:
    """What a file's text holds. Raises `DocumentError`, and nothing else, for every text that is no sheet."""
    value = _parsed(text)
    proof = value.pop(PROOF, None) if isinstance(value, dict) else None
    document = read(carried(up_to_date(value)))
    # As it stood in the file, and not as a later version of the form would have it.
    return Opened(document, verdict(value, proof) if isinstance(value, dict) else Verdict("none"))


def open_text(text: str) -> Document:
    """The document alone, whatever its proof says."""
    return open_file(text).document


def _parsed(text: str) -> object:
    if len(text) > MOST_CHARACTERS:
        raise _refusal("The file is far larger than any sheet of this page, so it was not opened.")
    if _is_deep(text):
        raise _refusal(DAMAGED)
    try:
        value = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse_number, parse_int=_whole_number)
    except (json.JSONDecodeError, RecursionError):
        raise _refusal(DAMAGED) from None
    if _has_half_characters(value):
        raise _refusal("The file has damaged characters in it.")
    return value


def _refusal(said: str) -> DocumentError:
    """What concerns the file as a whole needs no other words for whoever keeps the site."""
    return DocumentError([Problem(said, said)])


def _is_deep(text: str) -> bool:
    """Whether lists and objects stand in each other deeper than in any sheet. Told without reading the JSON."""
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > MOST_DEPTH:
                return True
        elif found[0] in "]}":
            depth -= 1
    return False


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, unless it says something twice: then nobody can know which was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _refusal("The file says the same thing twice, so this page did not save it as it is now.")
    return found


def _refuse_number(_: str) -> float:
    raise _refusal("The file has a number in it that this page never writes.")


def _whole_number(digits: str) -> int:
    """The only number in a file is its version: a long one would only tie up the page."""
    if len(digits) > 9:
        _refuse_number(digits)
    return int(digits)


def _has_half_characters(value: object) -> bool:
    """Whether any text holds half of a character (a lone surrogate), which cannot be written to a file again."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str) and _HALF_CHARACTER.search(item):
            return True
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            waiting += item
    return False
