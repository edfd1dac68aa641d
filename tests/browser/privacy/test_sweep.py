"""The sweep finds the marker however it is written."""

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.browser.privacy.sweep import MARKER, Trace, sweep

WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "in an address": quote,
    "wholly address-encoded": lambda words: "".join(f"%{byte:02X}" for byte in words.encode()),
    "address-encoded twice": lambda words: quote("".join(f"%{byte:02X}" for byte in words.encode())),
    "as HTML": lambda words: "".join(f"&#{ord(letter)};" for letter in words),
    "as JSON": lambda words: "".join(f"\\u{ord(letter):04X}" for letter in words),
    "in base64": lambda words: base64.b64encode(words.encode()).decode(),
    "in base64 for addresses": lambda words: base64.urlsafe_b64encode(f"??{words}>>".encode()).decode(),
    "UTF-16 in base64": lambda words: base64.b64encode(words.encode("utf-16")).decode(),
    "UTF-16": lambda words: words.encode("utf-16-le").decode("latin-1"),
    "UTF-16 backwards": lambda words: words[::-1].encode("utf-16-be").decode("latin-1"),
    "backwards": lambda words: words[::-1],
    "in hexadecimal": lambda words: words.encode().hex(),
    "as numbers": lambda words: json.dumps(list(words.encode())).replace(" ", ""),
}


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
@pytest.mark.parametrize("way", WAYS)
def test_the_marker_is_found(way: str, before: str) -> None:
    written = WAYS[way](f"{before}{MARKER} and more")
    assert len(sweep([Trace("storage", f"before {written} after")])) == 1


def test_other_words_are_not_taken_for_it() -> None:
    half = MARKER[: len(MARKER) // 2]
    assert sweep([Trace("storage", WAYS[way](half * 3)) for way in WAYS]) == []
