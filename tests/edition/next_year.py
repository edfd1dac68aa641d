"""Next year's policy as the governors might agree it: the adopted text of 2021, changed in every way that does harm.

It is made for tests and is no policy of any school. The 2021 text is a fixture that never changes, so what is expected
of this edition can be worked out from the changes below.
"""

import re
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.edition.documents import with_footnote, word_document
from tests.policy.adopted import OF_2021

ORDER = ("1", "2", "3", "4", "new", "5", "6", "7", "split", "8", "9", "11", "10", "12")
"""The sections of 2021 in the order of this edition: one is new, one was split, two have changed places."""
NEW = """Pictures made by machines

A picture of a child that a machine has made must be treated as any other picture."""
SPLIT = "Victim - When we speak to the 'victim' we will:"
SPLIT_TITLE = "Speaking to the children concerned"
WEAKER = ("Sexual Harassment **must** be referred", "Sexual Harassment **should** be referred")
NUMBER = ("0300 1313 126", "01785 277000")
GONE = "- ascertain if there were there any witnesses to the abuse\n"
REWORDED = (
    "We will not wait for the outcome, or even the start of",
    "We will never wait for the outcome, or the start of",
)
ROW_GONE = '<ul style="list-style-type: none"> • Do they share transport to/from school? \t\t\t\t\n'
ROW_NEW = "• Do they share groups or games online? \t\t\t\t\n"
DATES = (
    ("September 2021", "September 2026"),
    ("15 Nov 2021", "16 Nov 2026"),
    ("Nov 2021", "Nov 2026"),
    ("Nov 2022", "Nov 2027"),
)


def next_year() -> str:
    """The whole text, as plain lines."""
    text = OF_2021.read_text(encoding="utf-8")
    for old, new in (WEAKER, NUMBER, (GONE, ""), REWORDED, (ROW_GONE, ROW_NEW)):
        assert old in text, old
        text = text.replace(old, new)
    for old, new in DATES:
        text = text.replace(old, new)
    text = text.replace("children and is\n\nexercised", "children and is exercised")
    text = re.sub(r"Peer[ -]on[ -]Peer", "Child on Child", text)
    text = re.sub(r"(?i)peer[ -]on[ -]peer", "child on child", text)
    text = text.replace("Policy 2021", "Policy 2026")
    return _in_order(text)


def _in_order(text: str) -> str:
    head, *rest = re.split(r"(?m)^(?=\d+\. [A-Z])", text)
    sections = {found[1]: found[2] for each in rest if (found := re.match(r"(\d+)\. ((?s:.+))", each))}
    last = re.search(r"(?m)^Additional support and guidance", sections["12"])
    assert last
    sections["12"], tail = sections["12"][: last.start()], sections["12"][last.start() :]
    sections["7"], split = sections["7"].split(SPLIT)
    sections |= {"new": f"{NEW}\n\n", "split": f"{SPLIT_TITLE}\n\n{SPLIT}{split}"}
    assert sorted(sections) == sorted(ORDER)
    titles = dict(re.findall(r"(?m)^(\d+)\t([^\t]+)\t", head)) | {"new": NEW.partition("\n")[0], "split": SPLIT_TITLE}
    index = "".join(f"{at}\t{titles[key]}\t{at + 2}\n" for at, key in enumerate(ORDER, 1))
    head = re.sub(r"(?m)(?:^\d+\t.*\n)+", lambda _: index, head, count=1)
    body = "".join(f"{at}. {sections[key]}" for at, key in enumerate(ORDER, 1))
    return head + body + tail


def as_word(path: Path, *, settled: bool) -> Path:
    """The Word document of it, with what an office leaves in one; not ``settled``, also what only a person can say."""
    document = Document(str(word_document(next_year(), path)))
    first = document.paragraphs[0]
    first.insert_paragraph_before("12. Sanctions\t14")
    first.insert_paragraph_before()._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing/></w:r>"))
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    kept = next(each for each in document.paragraphs if each.text.startswith("We will decide appropriate"))
    kept._p.addprevious(control)
    control[0].append(kept._p)
    if not settled:
        end = document.paragraphs[-1]
        for mess in _TO_SETTLE:
            end.insert_paragraph_before()._p.append(parse_xml(mess.format(nsdecls("w"))))
        end.insert_paragraph_before()
        with_footnote(document, "Unless the DSL is the subject.")
        document.tables[-1].cell(0, 0).add_table(rows=1, cols=1).cell(0, 0).text = "Ring 999."
    document.save(str(path))
    return path


_TO_SETTLE = (
    "<w:r {0}><w:rPr><w:strike/></w:rPr><w:t>not</w:t></w:r>",
    "<w:r {0}><w:rPr><w:vanish/></w:rPr><w:t>never</w:t></w:r>",
    "<w:ins {0}><w:r><w:t>always</w:t></w:r></w:ins>",
    "<w:r {0}><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
    "<w:r {0}><w:pict><w:txbxContent><w:p><w:r><w:t>Ring 101.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
)
TO_SETTLE = len(_TO_SETTLE) + 2
"""Each of these, a footnote, and a table in a table, is asked about."""
