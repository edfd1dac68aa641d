"""Takes out of the theme's style sheet what no page of this site has, and what costs much and gives little."""

import re
from collections.abc import Collection, Iterator

from tools.runtime.optional import DoesNotFitError

FAMILIES = (
    *(
        "admonition",
        "arithmatex",
        "critic",
        "footnote",
        "highlight",
        "keys",
        "linenos",
        "mermaid",
        "tabbed-",
        "task-list",
    ),
    *("md-annotation", "md-author", "md-consent", "md-feedback", "md-meta", "md-pagination", "md-path", "md-post"),
    *("md-select", "md-social", "md-source", "md-tabs", "md-tag", "md-version"),
)
"""How the classes of parts of the theme begin that a page has in its text or not at all: no script brings them."""
RESTYLING = {
    r"\.md-typeset table:not\(\[class\]\)\+\*\{[^{}]*\}": "",
    r"\.md-typeset table:not\(\[class\]\) td>:first-child,\.md-typeset table:not\(\[class\]\) th>:first-child\{": (
        ".md-typeset td>:first-child,.md-typeset th>:first-child{"
    ),
    r"\.md-typeset table:not\(\[class\]\) td>:last-child,\.md-typeset table:not\(\[class\]\) th>:last-child\{": (
        ".md-typeset td>:last-child,.md-typeset th>:last-child{"
    ),
}
"""Rules for which a browser looks at every element anew when a class changes above it, or when something is put beside
it; and what does for us: a table needs no more room below it than a paragraph."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")


def drop_slow_rules(sheet: str) -> str:
    """The theme's style sheet without what costs much. Raises DoesNotFitError when the theme has changed."""
    for rule, ours in RESTYLING.items():
        sheet, times = re.subn(rule, ours, sheet)
        if times != 1:
            raise DoesNotFitError(
                f"{rule} stands {times} times in the theme's style sheet. See RESTYLING in theme_css.py."
            )
    return sheet


def drop_unused_rules(sheet: str, classes: Collection[str]) -> str:
    """The theme's style sheet for pages that have these classes."""
    unused = [family for family in FAMILIES if not any(name.startswith(family) for name in classes)]
    never = re.compile(r"\.(?:" + "|".join(map(re.escape, unused)) + ")") if unused else re.compile(r"(?!)")
    return _RULE.sub(lambda rule: _without(rule, never), sheet)


def _without(rule: re.Match[str], never: re.Pattern[str]) -> str:
    selectors = list(_outermost(rule[1]))
    wanted = [selector for selector in selectors if not never.search(_NOT.sub("", selector))]
    if len(wanted) == len(selectors):
        return rule[0]
    return f"{','.join(wanted)}{{{rule[2]}}}" if wanted else ""


def _outermost(selectors: str) -> Iterator[str]:
    """A list of selectors cut at its commas, but not within brackets."""
    depth, begin = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield selectors[begin:at]
            begin = at + 1
    yield selectors[begin:]
