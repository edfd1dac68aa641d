"""Rows of earlier editions of the form: a file saved with one opens, and shows what the form no longer has.

Each row has a key that never changes and is never used again. What somebody wrote into a row that is gone stands, with
the row's words, in one box of its own: nothing that was written is lost, and nothing of it passes for an answer of now.
"""

from collections.abc import Iterator, Mapping

from tools.browser.assessment.fields import Field

RETIRED: dict[str, str] = {}
"""The keys of rows and parts that the form no longer has, each with the words that it had. `tools.sources.form_keys`
refuses to build a form without a row that an earlier edition had and this does not name."""

PART = "earlier"
EARLIER = Field(
    PART, "From an earlier form: each row that this form no longer has", "text", "not-in-this-policy", may_name=True
)
# What the columns of a row were called, by the end of a field's id.
_COLUMNS = {"level": "level", "revised": "revised level", "actions": "actions", "answer": "answer", "date": "date"}


def carried(value: object) -> object:
    """A saved document with what stands in rows that are gone put into one box. What is no document stays as it is."""
    if not isinstance(value, dict) or not isinstance(value.get("entries"), dict) or not RETIRED:
        return value
    entries, told = _taken(value["entries"], "")
    children = value.get("children")
    if isinstance(children, list):
        taken = [_taken(child, f"Child {number}, ") if isinstance(child, dict) else (child, [])
                 for number, child in enumerate(children, start=1)]  # fmt: skip
        value = {**value, "children": [child for child, _ in taken]}
        told += [line for _, lines in taken for line in lines]
    parts = value.get("parts", [])
    if isinstance(parts, list):
        parts = [part for part in parts if part not in RETIRED]
    if not told:
        return {**value, "entries": entries, "parts": parts}
    before = entries.get(PART)
    entries[PART] = "\n\n".join([*([before] if isinstance(before, str) and before else []), *told])
    return {**value, "entries": entries, "parts": [*parts, PART] if isinstance(parts, list) else parts}


def _taken(written: Mapping[str, object], whose: str) -> tuple[dict[str, object], list[str]]:
    """The entries without those of rows that are gone, and those in words; what is blank says nothing."""
    gone = {name: text for name, text in written.items() if _row(name) in RETIRED and isinstance(text, str)}
    left = {name: text for name, text in written.items() if name not in gone}
    return left, list(_in_words(gone, whose))


def _in_words(gone: Mapping[str, object], whose: str) -> Iterator[str]:
    for name, text in gone.items():
        if text:
            key, _, column = name.partition(".")
            yield f"{whose}{RETIRED[key]} ({_COLUMNS.get(column, column.replace('-', ' ')) or 'answer'}): {text}"


def _row(name: object) -> str:
    return str(name).partition(".")[0]
