"""Whom a sentence of the policy binds, as far as its own words name them."""

import re

from tools.browser.flow.model import Reader
from tools.sources.policy.text import Paragraph

_STAFF = re.compile(
    r"\b(?:all|every|each|any|our)\s+(?:(?:members?|adults?)\s+of\s+(?:\w+\s+)?)?(?:staff|adults?|volunteers?|colleagues?)\b"
    r"|\b(?:staff|volunteers|everyone|everybody|all of us)\s+(?:must|will|should|never|at|who|are|have)\b",
    re.I,
)
# Whoever has to go to the DSL is not the DSL: "must be referred immediately to the Designated Safeguarding Lead".
_TO_THE_DSL = re.compile(
    r"\b(?:refer|report|pass|tell|told|inform|speak|spoken)\w*\s+(?:[\w,]+\s+){0,8}?(?:the\s+)?"
    r"(?:DSL\b|Designated Safeguarding Lead)",
    re.I,
)
_DSL = re.compile(
    r"\b(?:DSL|Designated Safeguarding Lead)\b(?!['’]s)(?:\s*\(DSL\))?[^.;:]{0,40}\b(?:must|will|should)\b"
)


def bound(paragraph: Paragraph, words: str) -> Reader | None:
    """All staff, the DSL, or None where the policy says “we”, or nobody: then the school as a whole."""
    said = f"{paragraph.lead} {words}"
    if _DSL.search(said) and not _STAFF.search(said):
        return Reader.DSL
    return Reader.STAFF if _STAFF.search(said) or _TO_THE_DSL.search(said) else None
