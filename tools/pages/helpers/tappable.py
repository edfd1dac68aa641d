"""Makes the numbers in a helper's own words ring when they are tapped: 999, 101, 111, Childline, the NSPCC.

Runs while the site is built. Who reads "Ring 999" on a phone would miss it.
"""

import re

# Not within a longer number, a sum of money or an address.
_NUMBER = re.compile(r"(?<![\d£.,/-])(?<!\d )(999|101|111|0800 1111|0808 800 5000)(?![\d/-])(?! \d)(?!\.\d)")
_RINGS = re.compile(r'<a href="tel:[^"]*">(.*?)</a>')
_PARTS = re.compile(r"(<a\b.*?</a>|<[^>]+>)", re.S)


def with_numbers_to_tap(html: str) -> str:
    """The same HTML; a number that stands outside a link and a tag becomes a link that rings it."""
    parts = _PARTS.split(html)
    return "".join(part if at % 2 else _NUMBER.sub(_ring, part) for at, part in enumerate(parts))


def without_numbers_to_tap(html: str) -> str:
    """The same HTML where nothing rings: whoever practises must not ring 999 by a slip of the thumb."""
    return _RINGS.sub(r"\1", html)


def _ring(found: re.Match[str]) -> str:
    return f'<a href="tel:{found[1].replace(" ", "")}">{found[1]}</a>'
