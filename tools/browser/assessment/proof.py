"""Lets a saved file show that it is as it was saved: a digest of each answer, and one of all of them together.

It is there for damage: a stick that fails, an e-mail that loses lines, a program that "mends" the file. It is no seal.
Whoever changes an answer on purpose can make the digests anew, so a file proves nothing about who wrote it; only the
passphrase of a locked one keeps others from changing it.

What is digested knows no order of names and no white space: each text stands under its path, such as
"entries/referrer" or "children/0/police.date". A blank text is left out, since a field that is not there is blank; how
long each list is, counts. `overrides/assets/js/annex-a/proof.js` makes the same when the form is saved.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from tools.browser.assessment.document import MOST_CHILDREN, MOST_REVIEWS, MOST_TASKS
from tools.browser.assessment.whole import child_field_id, places, review_field_id, task_field_id

# The part of a file that has the proof, and the first version of the form that writes one.
PROOF = "proof"
FIRST_VERSION = 3
# Of an answer's digest. Enough to find what damage has changed; the digest of all is whole, and decides.
LETTERS = 8
# What a file says of itself, before the answers.
HEAD = ("document", "version", "saved", "author", "policy", "plan", "parts", "children", "reviews", "tasks", "key")
_NUMBERED = re.compile(r"(children|reviews|tasks)/(\d{1,3})/(.+)")


@dataclass(frozen=True)
class Verdict:
    """What a file's proof says: "kept", "broken", or "none" where the file brings no proof.

    `places` are the ids of what differs or is missing, in form order. There may be none although the proof is broken:
    then the proof itself is damaged or gone.
    """

    kind: Literal["kept", "broken", "none"]
    places: tuple[str, ...] = ()


def proof_of(value: Mapping[str, object]) -> dict[str, object]:
    """The proof for what stands in a file."""
    texts = _texts(value)
    return {"all": _digest(texts), "answers": _digests(texts)}


def verdict(value: Mapping[str, object], proof: object) -> Verdict:
    """Holds a document, as it stood in its file, against the proof beside it: `None` where there is none.

    `value` has to be a document that can be read, of whatever version.
    """
    version = value.get("version")
    old = isinstance(version, int) and version < FIRST_VERSION
    # Where the browser can make no digests, since the page did not come by https, it says so with "".
    if proof == "" or (proof is None and old):
        return Verdict("none")
    if not isinstance(proof, dict):
        return Verdict("broken")
    texts = _texts(value)
    if proof.get("all") == _digest(texts):
        return Verdict("kept")
    told = proof.get("answers")
    return Verdict("broken", _differing(_digests(texts), told) if isinstance(told, dict) else ())


def _differing(found: Mapping[str, str], told: Mapping[str, object]) -> tuple[str, ...]:
    """Where the two differ. A path that leads nowhere on the form is damage to the proof, and no answer."""
    differ = {_place(path) for path in {*found, *told} if found.get(path) != told.get(path)}
    known = (*HEAD, *(place for place, _ in places(MOST_CHILDREN, MOST_REVIEWS, MOST_TASKS)))
    return tuple(place for place in known if place in differ)


def _place(path: str) -> str:
    """The id on the form of what stands under a path: "child-1.police.date" for "children/0/police.date"."""
    numbered = _NUMBERED.fullmatch(path)
    if numbered:
        what, number, field = numbered.groups()
        named = {"children": child_field_id, "reviews": review_field_id, "tasks": task_field_id}[what]
        return named(int(number) + 1, field)
    return "parts" if path.startswith("parts/") else path.removeprefix("entries/")


def _texts(value: object) -> list[tuple[str, str]]:
    """Every text that is not blank under its path, in the order of the paths."""
    return sorted(_walk(value, ""))


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _walk(part, f"{path}/{name}" if path else str(name))
    elif isinstance(value, list):
        yield path, str(len(value))
        for number, part in enumerate(value):
            yield from _walk(part, f"{path}/{number}")
    elif value != "":
        yield path, str(value)


def _digests(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {path: _digest([(path, text)])[:LETTERS] for path, text in texts}


def _digest(texts: Sequence[tuple[str, str]]) -> str:
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
