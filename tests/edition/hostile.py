"""Files that call themselves Word documents and are damaged, locked or made to do harm, each by a name."""

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping

from docx import Document

BODY = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_LAUGHS = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(12))


def document() -> bytes:
    made = Document()
    made.add_paragraph("We tell the DSL.")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _with(change: Callable[[bytes], bytes], name: str = BODY, *, twice: bool = False) -> bytes:
    """The document with one part changed, or there twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each)
            if twice or each != name:
                new.writestr(each, content)
            if each == name:
                with warnings.catch_warnings(action="ignore"):
                    new.writestr(each, change(content))
    return target.getvalue()


def _declaring(what: str) -> bytes:
    return _with(lambda body: body.replace(b"<w:document", f"<!DOCTYPE w [{what}]><w:document".encode(), 1))


def _spoilt(content: bytes) -> bytes:
    """Some bytes in the middle of what is packed are others."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(BODY).header_offset + 200
    return content[:at] + bytes(50) + content[at + 50 :]


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "no-document": lambda: b"no document",
    "a-spreadsheet": lambda: _with(lambda rels: rels.replace(b"word/document.xml", b"xl/workbook.xml"), "_rels/.rels"),
    "older-word": lambda: _OLE,
    "locked": lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
    "cut-off": lambda: document()[:-2000],
    "broken-inside": lambda: _spoilt(document()),
    "no-xml": lambda: _with(lambda body: body[: len(body) // 2]),
    "two-of-one-name": lambda: _with(lambda body: body.replace(b"tell", b"ring"), twice=True),
    "bomb": lambda: _with(lambda body: body.replace(b"DSL", b"DSL " * 6_000_000)),
    "nested": lambda: _with(lambda body: body.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 100_000)),
    "entities": lambda: _declaring(f'<!ENTITY l0 "ring ">{_LAUGHS}'),
    "another-file": lambda: _declaring('<!ENTITY other SYSTEM "file:///etc/hostname">'),
}
