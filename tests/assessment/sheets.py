"""A sheet with nothing missing, and what is missing after a change of it."""

from datetime import date
from typing import Any

from tools.browser.assessment.completeness import Missing, missing
from tools.browser.assessment.document import read
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS, LEVELS
from tools.browser.assessment.whole import entry_fields

TODAY = date(2026, 11, 23)


def whole() -> dict[str, Any]:
    """A sheet with nothing missing, as the page sends it."""
    entries = {field.id: LEVELS[2] if field.kind == "level" else "Written" for field in entry_fields()}
    entries |= {field.id: "" for row in CONSIDERATIONS for field in row.parties}
    entries["review"] = "07/12/2026"
    children = [{"reference": name} | {f"{action.id}.answer": "NO" for action in ACTIONS} for name in ("A", "B")]
    return {"document": "annex-a", "version": 4, "entries": entries, "children": children}


def gaps(sheet: dict[str, Any]) -> list[Missing]:
    return missing(read(sheet), TODAY)


def gaps_with(entries: dict[str, str] | None = None, child: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """The gaps of a whole sheet after these changes to its entries and to its first child."""
    sheet = whole()
    sheet["entries"] |= entries or {}
    sheet["children"][0] |= child or {}
    return [(gap.field, gap.problem) for gap in gaps(sheet)]
