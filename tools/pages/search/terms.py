"""Marks the terms of the glossary where a page first uses them, and lists them at its end.

The words of the page stay as they are. Without scripts the list at the end explains them; with them
overrides/assets/js/page/terms.js shows a term's explanation where it stands.
"""

import re
from collections.abc import Sequence

from tools.pages.search.glossary import entry
from tools.sources.glossary import Term

_PIECES = re.compile(r"(<!--.*?-->|<[^>]+>)", re.S)
_NAME = re.compile(r"</?([a-zA-Z0-9-]+)")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LEFT_ALONE = {
    *("a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "option", "script"),
    *("select", "style", "summary", "svg", "textarea", "th"),
}
"""A term is not marked in what is itself pressed, is a heading or names something."""
_STEP = "data-step="
"""A helper shows one step at a time: each is a page of its own to whoever walks."""


def explain_terms(html: str, terms: Sequence[Term], up: str) -> str:
    """The page with each term marked at its first use, and the list of those that it uses."""
    spelt = {spelling: term for term in terms for spelling in term.mark}
    if not spelt:
        return html
    longest = sorted(spelt, key=len, reverse=True)
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
    used: dict[str, Term] = {}
    here: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        term = spelt[match[0]]
        if term.key in here:
            return match[0]
        here.add(term.key)
        used[term.key] = term
        return f'<abbr class="term" data-term="term-{term.key}">{match[0]}</abbr>'

    pieces: list[str] = []
    around: list[tuple[str, bool]] = []
    for piece in _PIECES.split(html):
        if not piece.startswith("<"):
            alone = any(left for _, left in around)
            pieces.append(piece if alone else found.sub(mark, piece))
            continue
        pieces.append(piece)
        _step_into(piece, around)
        if _STEP in piece:
            here.clear()
    return "".join(pieces) + (_list(used, up) if used else "")


def _step_into(tag: str, around: list[tuple[str, bool]]) -> None:
    """Keeps the elements that the text stands in, each with whether it is to be left alone."""
    name = _NAME.match(tag)
    if not name or name[1].lower() in _VOID or tag.endswith("/>"):
        return
    small = name[1].lower()
    if not tag.startswith("</"):
        around.append((small, small in _LEFT_ALONE or "data-not-policy" in tag))
    elif any(open_name == small for open_name, _ in around):
        while around.pop()[0] != small:
            pass


def _list(used: dict[str, Term], up: str) -> str:
    entries = "".join(entry(used[key], up, f"term-{key}") for key in sorted(used))
    return (
        '<section class="terms" data-not-policy data-search-exclude aria-labelledby="terms">'
        f'<h2 id="terms">Short forms and terms on this page</h2><dl class="glossary">{entries}</dl></section>'
    )
