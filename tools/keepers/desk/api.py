"""The one function that the desk's page calls: JSON text in, JSON text out, each question by itself.

Every question carries all that was changed; nothing is kept here from one to the next.
"""

import base64
import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from tools.browser.flow.model import Problem
from tools.keepers.desk import edition, edition_file, helper, packing, quoting, rows, scenario, sentences, texts
from tools.keepers.desk import school as desk
from tools.keepers.desk.changes import RECORD, SCHOOL, packed, refuse_older, unpacked
from tools.keepers.desk.differences import differences
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.desk.signing import Pair, record_of, signature
from tools.keepers.policy_import.blocks import PolicyFileError
from tools.keepers.ready.checklist import open_items
from tools.keepers.ready.open_items import OpenItem
from tools.keepers.writing import standing
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record
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
    except PolicyFileError as bad:
        reply = {"problems": [{"field": "", "said": str(bad)}]}
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


def _take(asked: Asked) -> dict[str, Any]:
    """The file to take along, once everything has been read as the build reads it."""
    today = datetime.date.fromisoformat(asked["today"])
    by = str(asked["by"]).strip()
    work = Work(asked["values"], asked.get("texts", {}))
    made = packing.made(work, Signer(by, today, {**asked.get("marks", {}), "": asked["mark"]}))
    if wrong := packing.build_problems(made.files):
        return {"problems": [{"field": "", "said": said} for said in wrong]}
    kind = "signed" if by else "unsigned"
    content = base64.b64encode(packed(made)).decode()
    return {"problems": [], "name": f"changes-{kind}-{today}.zip", "zip": content, "sheet": made.sheet}


def _open(asked: Asked) -> dict[str, Any]:
    """What an earlier file has changed. One that was made from another state is refused, with all that it says."""
    changes = unpacked(base64.b64decode(asked["zip"]))
    names = changes.made_from
    refuse_older(changes, {name: (PROJECT / name).read_text("utf-8") for name in names if (PROJECT / name).exists()})
    if changes.edition is not None:
        return {"problems": [], "edition": edition_file.carried_by(changes)}
    record = record_of(changes.files[RECORD]) if RECORD in changes.files else read_record()
    files = {name: changes.files[name] for name in sorted(names) if name != SCHOOL}
    pairs = {
        name: Pair(texts.right(name, texts.published(name)), texts.right(name, files[name], files)) for name in files
    }
    # A scenario that is not published yet is in no list of the page.
    titles = {name: texts.title_of(name, pair.now) for name, pair in pairs.items()}
    signatures = [f"{titles[name]}: {signature(name, pair, record)}" for name, pair in pairs.items()]
    opened = {"texts": [{"file": name, "title": titles[name], "text": text} for name, text in files.items()]}
    if SCHOOL not in changes.files:
        return {**_looked_at(desk.published()), **opened, "values": {}, "signature": " ".join(signatures)}
    text = changes.files[SCHOOL]
    looked = _looked_at(text)
    if looked["problems"]:
        return looked
    was, then = values_of(desk.values(desk.published())), values_of(desk.values(text))
    changed = {name: typed for name, typed in then.items() if typed != was.get(name)}
    if desk.mark(desk.filled(changed)) != looked["mark"]:
        raise SourceError.saying(f"This file changes more of {SCHOOL} than the desk can show. Nothing was changed.")
    return {**looked, **opened, "values": changed, "signature": " ".join([desk.signature(text), *signatures])}


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
    old, new = texts.right(file, texts.published(file)), texts.right(file, asked["text"], asked.get("texts"))
    return {"problems": [], **differences(file, old, new).as_data()}


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
    made = edition_file.made(asked["edition"], today)
    content = base64.b64encode(packed(made)).decode()
    return {"problems": [], "name": f"next-year-unsigned-{today}.zip", "zip": content, "sheet": made.sheet}


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
}
