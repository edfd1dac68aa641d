"""Annex A's rows in a new edition beside those of the form, and whether a file that was saved before still opens.

The form's rows are code: whoever keeps the site changes them. Here it is said which, and what becomes of saved files.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from tools.browser.assessment import earlier
from tools.browser.assessment.document import DocumentError, blank, read, write
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS, INFORMATION, LEVELS, Field
from tools.browser.assessment.whole import child_fields, entry_fields
from tools.sources.annex_a import lines_of_form, lines_of_page
from tools.sources.paths import FORM_PAGE
from tools.sources.taken.align import pairs

PAGE = "annex-a.md"
OTHER = "Other words: it keeps its key only if it asks the same"
GONE = "Gone: its key and words go among the earlier rows"
NEW = "New: it gets a key of its own"
_MADE_UP = {"date": "07/12/2026", "level": LEVELS[2], "answer": "NO"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that differs: its words in the form and in the policy ("" for none), and what has to be done."""

    form: str
    policy: str
    todo: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that differ, how many are the same, and what a made-up file with every row filled in came to.

    ``opens`` says whether it could be opened; ``kept`` has what stood in rows that are gone, as the form would show it.
    """

    rows: tuple[Row, ...]
    same: int
    opens: bool
    kept: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """For the page."""
        return asdict(self)


def rows(pages: Mapping[str, str]) -> Rows | None:
    """What an edition changes in the form; None where there is no form, or no Annex A."""
    if PAGE not in pages or not FORM_PAGE.exists():
        return None
    form, policy = list(lines_of_form()), [words for _, words in lines_of_page(pages[PAGE])]
    found = list(_rows(form, policy))
    gone = {key: row.form for row in found if row.todo == GONE and (key := _keys().get(row.form))}
    opens, kept = _tried(gone)
    return Rows(tuple(found), len(form) - sum(bool(row.form) for row in found), opens, kept)


def _rows(form: list[str], policy: list[str]) -> Iterator[Row]:
    for old, new in pairs(form, policy):
        was = form[old] if old is not None else ""
        now = policy[new] if new is not None else ""
        if was != now:
            yield Row(was, now, OTHER if was and now else GONE if was else NEW)


def _keys() -> dict[str, str]:
    """The key of each row by its words, as the form has them on one line."""
    return {
        **{field.words: field.id for field in INFORMATION},
        **{" • ".join(row.questions): row.id for row in CONSIDERATIONS},
        **{words: action.id for action in ACTIONS for words in (action.words, action.words.removesuffix(" (specify)"))},
    }


def _tried(gone: Mapping[str, str]) -> tuple[bool, tuple[str, ...]]:
    """Opens a file that the form of now could have saved, every box of it filled in, as the next form would open it.

    What stood in rows that are gone is put into one box there, which the form of now has not: it is looked at apart.
    """
    sheet = {**write(blank()), "entries": _filled(entry_fields()), "children": [_filled(child_fields())]}
    with _retired(gone):
        carried: Any = earlier.carried(sheet)
    kept = carried["entries"].pop(earlier.PART, "")
    try:
        read({**carried, "parts": []})
    except DocumentError:
        return False, ()
    return True, tuple(line for line in kept.split("\n\n") if line)


def _filled(fields: tuple[Field, ...]) -> dict[str, str]:
    return {
        field.id: _MADE_UP.get(field.kind, f"Written in {field.id}") for field in fields if field.id != earlier.PART
    }


@contextmanager
def _retired(gone: Mapping[str, str]) -> Iterator[None]:
    """The form as it will be once these rows are among the earlier ones."""
    before = dict(earlier.RETIRED)
    earlier.RETIRED.update(gone)
    try:
        yield
    finally:
        earlier.RETIRED.clear()
        earlier.RETIRED.update(before)
