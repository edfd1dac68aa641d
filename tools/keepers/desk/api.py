"""The one function that the desk's page calls: JSON text in, JSON text out, each question by itself.

Every question carries all that was changed; nothing is kept here from one to the next but a new edition that the desk
stands on.
"""

import base64
import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from tools.browser.flow.model import Problem
from tools.keepers.desk import (
    base,
    edition,
    edition_file,
    edition_over,
    helper,
    opening,
    packing,
    quoting,
    rows,
    scenario,
    sentences,
    texts,
)
from tools.keepers.desk import school as desk
from tools.keepers.desk.changes import SCHOOL, Changes, packed
from tools.keepers.desk.opening import looked_at
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.policy_import.blocks import PolicyFileError
from tools.keepers.ready.checklist import open_items
from tools.keepers.ready.open_items import OpenItem
from tools.keepers.writing import standing
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
from tools.sources.school_form import field_of
from tools.sources.toml_file import TomlFile

Asked = Mapping[str, Any]


def handle(text: str) -> str:
    """Answers a question. What is wrong with the words comes back as `problems`, each with its box."""
    asked: Asked = json.loads(text)
    try:
        reply = JOBS[asked["do"]](asked)
    except SourceError as bad:
        reply = {"problems": [{"field": "", "said": str(problem)} for problem in bad.problems]}
    except PolicyFileError as bad:
        reply = {"problems": [{"field": "", "said": str(bad)}]}
    return json.dumps(reply, ensure_ascii=False)


def _check(asked: Asked) -> dict[str, Any]:
    """What is wrong with the boxes as they are filled in, what they change, and what that is known by."""
    return looked_at(desk.filled(asked["values"]))


def _left(asked: Asked) -> dict[str, Any]:
    """What is left to settle with the boxes filled in like that: by who settles it, the most urgent first."""
    text = desk.filled(asked["values"])
    if wrong := desk.problems(text):
        raise SourceError(wrong)
    with standing({PROJECT / SCHOOL: text}):
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


def _open(asked: Asked) -> dict[str, Any]:
    """What an earlier file has changed."""
    return {"problems": [], **opening.opened(base64.b64decode(asked["zip"]))}


def _take(asked: Asked) -> dict[str, Any]:
    """The file to take along, once everything has been read as the build reads it."""
    today = datetime.date.fromisoformat(asked["today"])
    by = str(asked["by"]).strip()
    work = Work(asked["values"], asked.get("texts", {}))
    signer = Signer(by, today, {**asked.get("marks", {}), "": asked["mark"]})
    if under := base.laid():
        made = edition_over.made(under, work, signer, asked.get("whole", ""), today)
        return _to_save("next-year", made, by, today)
    made = packing.made(work, signer)
    if wrong := packing.build_problems(made.files):
        return {"problems": [{"field": "", "said": said} for said in wrong]}
    return _to_save("changes", made, by, today)


def _to_save(what: str, made: Changes, by: str, today: datetime.date) -> dict[str, Any]:
    name = f"{what}-{'signed' if by else 'unsigned'}-{today}.zip"
    return {"problems": [], "name": name, "zip": base64.b64encode(packed(made)).decode(), "sheet": made.sheet}


def _text(asked: Asked) -> dict[str, Any]:
    """A text as it is published, "" for a scenario that is not."""
    return {"problems": [], "text": texts.published(asked["file"])}


def _begin(asked: Asked) -> dict[str, Any]:
    """A new scenario, with another one's text to begin with."""
    file, text = scenario.begun(asked["title"], asked["example"])
    return {"problems": [], "file": file, "text": text}


def _look(asked: Asked) -> dict[str, Any]:
    """What is wrong in a text, each with its line; what is in it, and where it can be walked its walk or its parts."""
    looked = texts.look(asked["file"], asked["text"], [(*each,) for each in asked["given"]], asked.get("texts"))
    problems = [{"line": each.line, "said": f"{each.what} {each.todo}".rstrip()} for each in looked.problems]
    return {"problems": problems, "steps": looked.steps, "walk": looked.walk, "parts": looked.parts}


def _walk(asked: Asked) -> dict[str, Any]:
    """Where answers lead in a helper."""
    looked = helper.to_walk(asked["file"], asked["text"])
    given = [(*each,) for each in asked["given"]]
    return {"problems": [], "walk": helper.walked(looked.flows[0], given) if looked.walkable else None}


def _differ(asked: Asked) -> dict[str, Any]:
    """What a changed text says and calls for otherwise than the published one."""
    file = asked["file"]
    found, broken = packing.weighed(file, asked["text"], asked.get("texts", {}))
    problems = [{"line": each.line, "said": f"{each.what} {each.todo}".rstrip()} for each in broken]
    return {"problems": problems, **found.as_data()}


def _find(asked: Asked) -> dict[str, Any]:
    """Paragraphs of the policy to quote."""
    found, count = quoting.find_paragraphs(asked["words"])
    return {"problems": [], "count": count, "found": [asdict(each) for each in found]}


def _put(asked: Asked) -> dict[str, Any]:
    """The lines that put a passage of the paragraph with this number into a helper's text."""
    found, _ = quoting.find_paragraphs(asked["number"])
    passage = found[0].passages[asked["passage"]]
    return {"problems": [], **asdict(quoting.put_in(asked["text"], asked["line"], found[0], passage))}


def _read_edition(asked: Asked) -> dict[str, Any]:
    """What a file of a new edition asks, and its pages beside the present ones once nothing is open."""
    return {"problems": [], **edition.read(asked["name"], asked["file"], asked["answers"])}


def _sentences(asked: Asked) -> dict[str, Any]:
    """A card for each sentence of the edition that is not as it was."""
    form = rows.rows(asked["pages"])
    cards = sentences.cards(asked["pages"], asked["becomes"]).as_data()
    return {"problems": [], **cards, "form": form.as_data() if form else None}


def _result(asked: Asked) -> dict[str, Any]:
    """What the edition comes to with these answers: the files that follow, and what is left to whom."""
    return {"problems": [], **edition_file.result(asked["edition"]).as_data()}


def _take_edition(asked: Asked) -> dict[str, Any]:
    """The edition as a file to take along. What is left in it does not keep it from being taken."""
    today = datetime.date.fromisoformat(asked["today"])
    return _to_save("next-year", edition_file.made(asked["edition"], today), "", today)


def _lay(asked: Asked) -> dict[str, Any]:
    """Lays the edition over the site, for the desk to stand on. Python has to be begun again after it."""
    base.lay(edition_file.over(asked["edition"]))
    return {"problems": []}


def _state(asked: Asked) -> dict[str, Any]:
    """What is left of the edition that the desk stands on, with all that was changed on top of it."""
    found = edition_over.state(_laid(), Work(asked["values"], asked["texts"]))
    return {"problems": [], **found.as_data()}


def _go_on(asked: Asked) -> dict[str, Any]:
    """What somebody had changed on top of the edition that the desk stands on, out of a file that was saved here."""
    _laid()
    return {"problems": [], **opening.changes_of(asked["by_hand"], read_record())}


def _laid() -> base.Laid:
    if found := base.laid():
        return found
    raise SourceError.saying("The desk does not stand on a new edition.")


JOBS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "check": _check,
    "left": _left,
    "take": _take,
    "open": _open,
    "text": _text,
    "begin": _begin,
    "look": _look,
    "walk": _walk,
    "differ": _differ,
    "find": _find,
    "put": _put,
    "read edition": _read_edition,
    "sentences": _sentences,
    "result": _result,
    "take edition": _take_edition,
    "lay": _lay,
    "state": _state,
    "go on": _go_on,
}
