"""A file that was saved at the desk before: what it has changed, for the page to show."""

from collections.abc import Mapping
from typing import Any

from tools.keepers.desk import edition_file, texts
from tools.keepers.desk import school as desk
from tools.keepers.desk.changes import RECORD, SCHOOL, kind_of, refuse_older, unpacked
from tools.keepers.desk.sentences import title_of
from tools.keepers.desk.signing import Pair, record_of, signature
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.record import Record, read_record
from tools.sources.school_form import values_of


def looked_at(text: str) -> dict[str, Any]:
    """What is wrong with school.toml at its boxes, what they change, and what that is known by."""
    wrong = [dict(zip(("field", "said"), desk.at_its_box(each, text), strict=True)) for each in desk.problems(text)]
    if wrong:
        return {"problems": wrong, "changes": [], "mark": ""}
    found = desk.changes_in(text, desk.published())
    changes = [{"field": each.field, "what": each.what, "now": each.now, "then": each.then} for each in found]
    return {"problems": [], "changes": changes, "mark": desk.mark(text)}


def opened(content: bytes) -> dict[str, Any]:
    """What the zip has changed, for the page. Raises SourceError for one that is none of ours, or too old."""
    changes = unpacked(content)
    names = changes.made_from
    refuse_older(changes, {name: (PROJECT / name).read_text("utf-8") for name in names if (PROJECT / name).exists()})
    if changes.edition is not None:
        by_hand = {str(name): changes.files[str(name)] for name in changes.edition.get("by_hand", [])}
        return {"edition": edition_file.carried_by(changes), "by_hand": by_hand}
    record = record_of(changes.files[RECORD]) if RECORD in changes.files else read_record()
    return changes_of({name: changes.files[name] for name in sorted(names)}, record)


def changes_of(brought: Mapping[str, str], record: Record) -> dict[str, Any]:
    """Boxes and texts as they come from a file, and who has signed them."""
    files = {name: text for name, text in brought.items() if name != SCHOOL}
    pairs = {
        name: Pair(texts.alone(name, texts.published(name)), texts.right(name, files[name], files)) for name in files
    }
    # A scenario that is not published yet is in no list of the page, and neither are other words of ours.
    titles = {
        name: texts.title_of(name, pair.now) if kind_of(name) else title_of(name, files[name])
        for name, pair in pairs.items()
    }
    signatures = [f"{titles[name]}: {signature(name, pair, record)}" for name, pair in pairs.items() if kind_of(name)]
    opened = {"texts": [{"file": name, "title": titles[name], "text": text} for name, text in files.items()]}
    if SCHOOL not in brought:
        return {**looked_at(desk.published()), **opened, "values": {}, "signature": " ".join(signatures)}
    text = brought[SCHOOL]
    looked = looked_at(text)
    if looked["problems"]:
        return looked
    was, then = values_of(desk.values(desk.published())), values_of(desk.values(text))
    changed = {name: typed for name, typed in then.items() if typed != was.get(name)}
    if desk.mark(desk.filled(changed)) != looked["mark"]:
        raise SourceError.saying(f"This file changes more of {SCHOOL} than the desk can show. Nothing was changed.")
    return {**looked, **opened, "values": changed, "signature": " ".join([desk.signature(text), *signatures])}
