"""Opens a Word document: the parts of the zip that are read, and no file that is something else than it says.

Standard library only: the desk reads the same file with the same code in the browser. Whoever sends a file may mean
harm, or not know that it is damaged: each way in which it cannot be read has one message.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from tools.keepers.policy_import.blocks import PolicyFileError, fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_BYTES = 20_000_000
"""Of one part, unpacked. The words of this policy have half a megabyte; pictures are never unpacked."""
MOST_DEEP = 200
"""A table in a table in a text box has some 40 elements within each other."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
NOTES = ("footnote", "endnote", "comment")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""So begins what Word locks with a password, and what it wrote before 2007."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WITH_PASSWORD = "is locked with a password. Take it off in Word (File, Info, Protect Document)"
_OLDER = "is in the format of an older Word (.doc). Save it as a Word document (.docx)"
_NOT_WORD = "is no Word document (.docx). Save it as one"
_NAMED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class WordFile:
    """What is read of a document: its body, and what stands in parts of its own.

    ``styles`` are by their id; ``links`` are addresses by the id of a relation; ``notes`` have the words of each
    footnote, endnote and comment, by kind and id.
    """

    body: Element
    styles: Mapping[str, Element]
    numbering: Element | None
    links: Mapping[str, str]
    notes: Mapping[str, Mapping[str, str]]

    def style_names(self) -> dict[str, str]:
        """The name of each style by its id."""
        return {key: _value(style.find(f"{W}name")) for key, style in self.styles.items()}


def within(element: Element, *names: str) -> Iterator[Element]:
    """Every element of one of Word's own names in another, in their order."""
    wanted = {f"{W}{name}" for name in names}
    return (each for each in element.iter() if each.tag in wanted)


def open_word(path: Path) -> WordFile:
    """The document. Raises PolicyFileError with one sentence that says what it is instead, and what to do."""
    content = path.read_bytes()
    if content.startswith(_OLE):
        what = _WITH_PASSWORD if _LOCKED in content else _OLDER
        raise PolicyFileError(f"{path.name} {what}, and try again.")
    if not content.startswith(b"PK"):
        raise PolicyFileError(f"{path.name} {_NOT_WORD}, and try again.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except PolicyFileError as why:
        what = str(why)
    except (zipfile.BadZipFile, ParseError, zlib.error, EOFError, OSError, RuntimeError, LookupError, ValueError):
        what = "is damaged. Open it in Word, save it anew"
    raise PolicyFileError(f"{path.name} {what}, and try again.")


class _Plain(TreeBuilder):
    """Builds the tree of a part, without what only harm needs."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        super().__init__()
        self._deep = 0

    def doctype(self, *_: object) -> None:
        # With a DOCTYPE ten lines can stand for a gigabyte of words, or for a file of this machine.
        raise PolicyFileError("declares mark-up of its own, which Word never does. Save it in Word anew")

    def start(self, tag: Any, attrs: Any) -> Element:
        self._deep += 1
        if self._deep > MOST_DEEP:
            raise ValueError
        return super().start(tag, attrs)

    def end(self, tag: Any) -> Element:
        self._deep -= 1
        return super().end(tag)


def _read(archive: zipfile.ZipFile) -> WordFile:
    names = archive.namelist()
    # Word packs in one way only; what needs a password or another unpacker is none of its own.
    if any(each.flag_bits & 1 or each.compress_type not in _PACKED for each in archive.infolist()):
        raise ValueError
    main = next((target for kind, target, _ in _related(archive, "") if kind == "officeDocument"), "")
    if main not in names:
        raise PolicyFileError(_NOT_WORD)
    if len(names) != len(set(names)):
        # Word shows one of the two, and nobody can tell which.
        raise ValueError
    body = _part(archive, main).find(f"{W}body")
    if body is None:
        raise PolicyFileError(_NOT_WORD)
    related = list(_related(archive, main))
    parts = {kind: target for kind, target, outside in related if not outside}
    styles = _part(archive, parts["styles"]) if "styles" in parts else Element("none")
    return WordFile(
        body,
        {style.get(f"{W}styleId", ""): style for style in styles.findall(f"{W}style")},
        _part(archive, parts["numbering"]) if "numbering" in parts else None,
        {outside: target for kind, target, outside in related if kind == "hyperlink" and outside},
        {kind: _notes(_part(archive, parts[f"{kind}s"]), kind) if f"{kind}s" in parts else {} for kind in NOTES},
    )


def _related(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """What a part leads to: the kind, the place, and the relation's id where that lies outside the file."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return
    for each in _part(archive, relations).iter(_NAMED):
        kind = each.get("Type", "").rpartition("/")[2]
        target = each.get("Target", "")
        if each.get("TargetMode") == "External":
            yield kind, target, each.get("Id", "")
        else:
            yield kind, posixpath.normpath(posixpath.join(folder, target)).lstrip("/"), ""


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as file:
        # Read no further than that, whatever size the file says it has.
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise PolicyFileError(
            f"has more in it than a policy can have: over {MOST_BYTES // 1_000_000} MB. Save it in Word anew"
        )
    parser = XMLParser(target=_Plain())
    parser.feed(content)
    root: Element = parser.close()
    return root


def _notes(root: Element, kind: str) -> dict[str, str]:
    return {
        note.get(f"{W}id", ""): fold("".join(each.text or "" for each in note.iter(f"{W}t")))
        for note in root.iter(f"{W}{kind}")
    }


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""
