"""Numbers of sections and the policy's name, as our own words have them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tools.sources.flowcharts.read import slug
from tools.sources.policy.section_names import in_menu
from tools.sources.taken.whereabouts import Whereabouts
from tools.sources.taken.written import BY_HAND, quoted

if TYPE_CHECKING:
    from tools.sources.taken.follow import File

_HEADING = re.compile(r"(?m)^#+ (.+)$")
GONE = "is gone from the policy"
_PROSE = re.compile(r"\b[Ss]ections? (\d{1,2}(?:(?:, | and | or | to |, and )\d{1,2})*)(?! of\b)(?!\.?\d)")
_HEAD = re.compile(r"(?m)^sections: (.+)$")
_KEY = re.compile(r'\bsection = "(\w{1,3})"(?:(?:, words = |\nwords = \[\s*)"((?:[^"\\\n]|\\.)+)")?')
_AFTERWARDS = re.compile(r'(?m)^AFTERWARDS = "(\d{1,2})"$')
_POINT = re.compile(r'"section": "(\d{1,2})"')
_MENU = re.compile(r"(?m)^ +- ((?:\d{1,2}\. )?[^:\n]+): policy/([\w-]+\.md)$")


def of_sections(file: "File", where: Whereabouts) -> None:
    """Puts in the number that each section has now. One that was split has two."""
    for found in _PROSE.finditer(file.text):
        around = [each for each in quoted(file.path, file.text) if each.start <= found.start() < each.end]
        if not any(where.stands(each.words) or where.stood(each.words) for each in around):
            for number in re.finditer(r"\d+", found[1]):
                _number(file, where, number[0], found.start(1) + number.start())
    for found in _POINT.finditer(file.text) if file.path.endswith(".json") else ():
        _number(file, where, found[1], found.start(1), several=False)
    for found in _AFTERWARDS.finditer(file.text):
        _number(file, where, found[1], found.start(1), several=False)
    for found in _MENU.finditer(file.text) if file.path.endswith(".yml") else ():
        section = next((each for each in where.new.sections if each.path.name == found[2]), None)
        if section and section.key.isdigit():
            file.put(found.start(1), found.end(1), in_menu(section))
    for found in _KEY.finditer(file.text):
        _number(file, where, found[1], found.start(1), words=found[2] or "", several=False)
    if head := _HEAD.search(file.text):
        keys = [part for key in re.split(r",\s*", head[1]) for part in where.parts(key)]
        order = [section.key for section in where.new.sections]
        file.put(head.start(1), head.end(1), ", ".join(sorted(set(keys), key=order.index)))


def _number(file: "File", where: Whereabouts, key: str, at: int, *, words: str = "", several: bool = True) -> None:
    if not any(section.key == key for section in where.old.sections):
        return
    now, parts = where.section(key), where.parts(key)
    having = {each.section for each in where.of_words(words)} if words else set()
    if having and now not in having:
        now = min(having)
    if now is None:
        file.leave(at, f"Section {key} {GONE}. Say what is meant without its number.")
    elif several and len(parts) > 1:
        # Only a reader can tell which is meant; both is true meanwhile.
        file.put(at, at + len(key), " or ".join(parts))
    else:
        file.put(at, at + len(key), now)


def with_steps_renamed(files: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """A step goes by its heading: where that has another number, everything that names the step follows."""
    ids: dict[str, str] = {}
    for path, text in texts.items():
        if path.endswith(".md") and path.startswith("tools/"):
            was, now = _HEADING.findall(files[path]), _HEADING.findall(text)
            ids |= {slug(a): slug(b) for a, b in zip(was, now, strict=False) if slug(a) != slug(b)}
    if not ids:
        return dict(texts)
    pattern = re.compile(rf"#({'|'.join(map(re.escape, ids))})(?![\w-])")
    renamed = {
        path: pattern.sub(lambda found: f"#{ids[found[1]]}", texts.get(path, text)) for path, text in files.items()
    }
    return {path: text for path, text in renamed.items() if text != files[path]}


def of_name(file: "File", where: Whereabouts) -> None:
    """Puts the policy's new name, and its word for the abuse, in the place of the old; not into quotations."""
    old, new = _name(where.old.sections[0].title), _name(where.new.sections[0].title)
    if not old or not new or old.lower() == new.lower():
        return
    inside = [(each.start, each.end) for each in quoted(file.path, file.text) if where.stands(each.words)]
    if file.path in BY_HAND:
        # What a note quotes is what it means.
        inside += [found.span() for found in re.finditer(r"“[^“”]*”", file.text)]
    pattern = r"[\s-]+".join(map(re.escape, old.split()))
    for found in re.finditer(rf"\b{pattern}\b", file.text, re.I):
        if not any(start <= found.start() < end for start, end in inside):
            file.put(found.start(), found.end(), new if found[0][:1].isupper() else new.lower())


def _name(title: str) -> str:
    """“Peer on Peer” of “Peer on Peer Abuse Policy 2021”: what the policy calls the abuse; "" when it is not told."""
    found = re.match(r"(.+?)(?: Abuse)? Policy\b", title)
    return found[1] if found else ""
