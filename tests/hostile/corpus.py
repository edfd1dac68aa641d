"""Hostile text from `strings.json`, and a saved Annex A that is full of it."""

import json
from pathlib import Path

from tests.browser.annex_a.filling import all_fields

CORPUS = json.loads((Path(__file__).parent / "strings.json").read_text(encoding="utf-8"))
STRINGS: list[str] = [*CORPUS["vectors"], *CORPUS["oddities"].values()]
WHOLE = [text for text in STRINGS if not any("\ud800" <= letter <= "\udfff" for letter in text)]
# As text of JSON, since half of a surrogate pair cannot travel to the browser in any other way.
AS_JSON = json.dumps(STRINGS)


def hostile_file(strings: list[str], shift: int) -> dict[str, object]:
    """A saved sheet whose every box has a string of the corpus in it."""
    written: dict[str, str] = {}
    children: list[dict[str, str]] = [{}, {}]
    for number, (place, field) in enumerate(all_fields(2)):
        if field.kind not in ("text", "date"):
            continue
        words = strings[(number + shift) % len(strings)]
        if place.startswith("child-"):
            children[int(place[6]) - 1][field.id] = words
        else:
            written[field.id] = words
    return {"document": "annex-a", "version": 1, "entries": written, "children": children}
