"""The one function that the desk's page calls: JSON text in, JSON text out, each question by itself.

Every question carries all that was changed; nothing is kept here from one to the next.
"""

import base64
import datetime
import json
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from tools.browser.flow.model import Problem
from tools.keepers.desk import school as desk
from tools.keepers.desk.changes import MAY_CHANGE, SCHOOL, packed, refuse_older, unpacked
from tools.keepers.ready.checklist import open_items
from tools.keepers.ready.open_items import OpenItem
from tools.sources.errors import SourceError
from tools.sources.school_form import field_of, values_of
from tools.sources.toml_file import TomlFile

Asked = Mapping[str, Any]


def handle(text: str) -> str:
    """Answers a question. What is wrong with the words comes back as `problems`, each with its box."""
    asked: Asked = json.loads(text)
    try:
        reply = JOBS[asked["do"]](asked)
    except SourceError as bad:
        reply = {"problems": [{"field": "", "said": str(problem)} for problem in bad.problems]}
    return json.dumps(reply, ensure_ascii=False)


def _check(asked: Asked) -> dict[str, Any]:
    """What is wrong with the boxes as they are filled in, what they change, and what that is known by."""
    return _looked_at(desk.filled(asked["values"]))


def _looked_at(text: str) -> dict[str, Any]:
    wrong = [dict(zip(("field", "said"), desk.at_its_box(each, text), strict=True)) for each in desk.problems(text)]
    if wrong:
        return {"problems": wrong, "changes": [], "mark": ""}
    found = desk.changes_in(text, desk.published())
    changes = [{"field": each.field, "what": each.what, "now": each.now, "then": each.then} for each in found]
    return {"problems": [], "changes": changes, "mark": desk.mark(text)}


def _left(asked: Asked) -> dict[str, Any]:
    """What is left to settle with the boxes filled in like that: by who settles it, the most urgent first."""
    text = desk.filled(asked["values"])
    if wrong := desk.problems(text):
        raise SourceError(wrong)
    with desk.standing(text):
        found = open_items(datetime.date.fromisoformat(asked["today"]))
    file = TomlFile(SCHOOL, text, desk.values(text))
    groups: dict[str, list[dict[str, Any]]] = {}
    for kind, group in groupby(found, key=lambda item: item.kind):
        about = kind.value
        entry = {
            "title": about.title,
            "why": about.why,
            "how": about.how,
            "matters": [_told(each, file) for each in group],
        }
        groups.setdefault(about.who, []).append(entry)
    return {
        "problems": [],
        "count": len(found),
        "groups": [{"who": who, "kinds": each} for who, each in groups.items()],
    }


def _told(item: OpenItem, file: TomlFile) -> dict[str, Any]:
    at = next((each for each in item.where if each.startswith(f"{SCHOOL}:")), "")
    field = field_of(Problem(SCHOOL, int(at.rpartition(":")[2]), item.what), file) if at else ""
    return {"what": item.what, "where": list(item.where), "field": field}


def _take(asked: Asked) -> dict[str, Any]:
    """The file to take along, once everything has been read as the build reads it."""
    today = datetime.date.fromisoformat(asked["today"])
    made = desk.made(asked["values"], asked["by"], asked["mark"], today)
    if wrong := desk.build_problems(made.files[SCHOOL]):
        return {"problems": [{"field": "", "said": said} for said in wrong]}
    kind = "signed" if asked["by"].strip() else "unsigned"
    content = base64.b64encode(packed(made)).decode()
    return {"problems": [], "name": f"changes-{kind}-{today}.zip", "zip": content, "sheet": made.sheet}


def _open(asked: Asked) -> dict[str, Any]:
    """The boxes as an earlier file has them. One that was made from another state is refused, with all that it says."""
    changes = unpacked(base64.b64decode(asked["zip"]))
    now = {name: desk.published() for name in MAY_CHANGE}
    refuse_older(changes, now)
    text = changes.files[SCHOOL]
    looked = _looked_at(text)
    if looked["problems"]:
        return looked
    was, then = values_of(desk.values(now[SCHOOL])), values_of(desk.values(text))
    changed = {name: typed for name, typed in then.items() if typed != was.get(name)}
    if desk.mark(desk.filled(changed)) != looked["mark"]:
        raise SourceError.saying(f"This file changes more of {SCHOOL} than the desk can show. Nothing was changed.")
    return {**looked, "values": changed, "signature": desk.signature(text)}


JOBS: dict[str, Callable[[Asked], dict[str, Any]]] = {"check": _check, "left": _left, "take": _take, "open": _open}
