"""Looks for a marker in whatever a browser left behind, as it is and in the ways in which it may be written.

They are: in any case of letters, address-encoded (also twice), as HTML or JSON escapes, backwards, turned by 13
letters, as hexadecimal digits, as numbers of characters, in base64 (both alphabets, wherever it stands in the encoded
text), and all of these for UTF-16 too where bytes matter. What is encrypted or compressed is not seen: nothing on the
site has a reason to compress what somebody types, and what is kept encrypted is meant to be unreadable.
"""

import base64
import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_plus

MARKER = "k4vjx9w7qz"
"""Typed everywhere. No word of the site has it, and it is long enough not to turn up by chance in encrypted bytes."""
NUMBER = "8273645190"
"""The same for boxes that take only a number."""


@dataclass(frozen=True)
class Trace:
    """Something that a browser sent, said or kept."""

    where: str
    text: str


def sweep(traces: Iterable[Trace], marker: str = MARKER) -> list[str]:
    """Where the marker was found, and how it was written there; nothing when it is nowhere."""
    writings = dict(written(marker))
    return [
        f"{trace.where}: {name}: {text[max(0, at - 60) : at + 90]}"
        for trace in traces
        for name, text, at in _found(trace.text, writings)
    ]


def written(marker: str) -> Iterator[tuple[str, str]]:
    """Every way of writing that is looked for: its name, and the marker written so."""
    yield "as it is", marker
    yield "backwards", marker[::-1]
    yield "turned by 13 letters", codecs.encode(marker, "rot13")
    yield "JSON escapes", "".join(f"\\u{ord(letter):04x}" for letter in marker)
    for name, raw in _as_bytes(marker):
        yield f"{name} bytes", raw.decode("latin-1")
        yield f"{name} in hexadecimal", raw.hex()
        yield f"{name} in hexadecimal, spaced", raw.hex(" ")
        yield f"{name} as numbers", ",".join(map(str, raw))
        for shift in range(3):
            yield f"{name} in base64, {shift}", _base64(raw, shift)


def _as_bytes(marker: str) -> Iterator[tuple[str, bytes]]:
    yield "UTF-8", marker.encode()
    # Without the zero at the end, which leaves what both orders of bytes have.
    yield "UTF-16", marker.encode("utf-16-le")[:-1]
    yield "UTF-16 backwards", marker[::-1].encode("utf-16-le")[:-1]


def _base64(raw: bytes, shift: int) -> str:
    """The letters that stand for these bytes alone, after a number of others that is not known."""
    letters = base64.b64encode(bytes(shift) + raw).decode().rstrip("=")
    partly = 1 if (shift + len(raw)) % 3 else 0
    return letters[(0, 2, 3)[shift] : len(letters) - partly]


def _found(text: str, writings: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    for turned in _turned(text):
        plain = turned.casefold()
        for name, words in writings.items():
            if (at := plain.find(words.casefold())) >= 0:
                yield name, turned, at
                return


def _turned(text: str) -> Iterator[str]:
    """The text, and what it says once its escapes and encodings for addresses are taken away."""
    seen = []
    for turned in (text, unquote_plus(text), unquote_plus(unquote_plus(text)), unescape(text), text.replace("-", "+")):
        # The second alphabet of base64 has '-' and '_' for '+' and '/'.
        for spelt in (turned, turned.replace("_", "/")):
            if spelt not in seen:
                seen.append(spelt)
                yield spelt
