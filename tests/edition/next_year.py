"""Next year's policy as the governors might agree it: the present text, changed in every way that does harm.

It is made for tests and is no policy of any school. What is changed is found by what it is and by what rests on it, so
that the present text may be of any year; what is expected can be worked out from the changes below.
"""

import datetime
import re
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.edition.documents import with_footnote, word_document
from tests.policy.adopted import ADOPTED
from tests.sentences import binding, found, much_quoted, sentences, weaker
from tools.browser.assessment.fields import CONSIDERATIONS
from tools.sources.paths import DOCS, POLICY
from tools.sources.policy.text import Section, read_policy
from tools.sources.school import read_school

_SCHOOL = read_school(DOCS / "school.toml")
ORDER = ("1", "2", "3", "4", "new", "5", "6", "7", "split", "8", "9", "11", "10", "12")
"""The present sections in the order of this edition: one is new, one was split, two have changed places."""
NEW = """Pictures made by machines

A picture of a child that a machine has made must be treated as any other picture."""
SPLIT_TITLE = "Speaking to the children concerned"
WEAKER = binding()
NUMBER = (next(each.number for each in _SCHOOL.contacts if each.key == "childrens-advice-and-support"), "01785 277009")
GONE = much_quoted()
REWORDED = next(each for each in found("duty", "quiz") if each.line.count(" will not ") == 1)
ROW = max((row for row in CONSIDERATIONS if row.questions == (row.name,)), key=lambda row: row.id == "transport")
OLD_ROW, NEW_ROW = ROW.questions[0], "Do they share groups or games online?"
AGREED = (_SCHOOL.agreed, _SCHOOL.agreed.replace(year=_SCHOOL.agreed.year + 5) + datetime.timedelta(days=1))
DUE = (_SCHOOL.due, _SCHOOL.due.replace(year=_SCHOOL.due.year + 5))


def short(day: datetime.date) -> str:
    """As the policy prints it: “15 Nov 2021”."""
    return f"{day.day} {day:%b %Y}"


DATES = tuple(
    (old, new)
    for printed in (short, lambda day: f"{day:%b %Y}")
    for was, now in (AGREED, DUE)
    for old, new in [(printed(was), printed(now))]
) + tuple((f"{words} {AGREED[0].year}", f"{words} {AGREED[1].year}") for words in ("Guidance September", "Policy"))


def next_year() -> str:
    """The whole text, as plain lines."""
    text = ADOPTED.read_text(encoding="utf-8")
    changes = (
        (f"{WEAKER.line}\n", f"{weaker(WEAKER.line)}\n"),
        NUMBER,
        (f"- {GONE.line}\n", ""),
        (REWORDED.line, REWORDED.line.replace(" will not ", " will never ")),
        (next(line for line in text.splitlines() if OLD_ROW in line), f"• {NEW_ROW} \t\t\t\t"),
    )
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    for old, new in DATES:
        text = text.replace(old, new)
    text = text.replace("children and is\n\nexercised", "children and is exercised")
    text = re.sub(r"Peer[ -]on[ -]Peer", "Child on Child", text)
    text = re.sub(r"(?i)peer[ -]on[ -]peer", "child on child", text)
    return _in_order(text)


def number_of(words: str) -> str:
    """The number that a row or sentence has in the present policy."""
    return next(each.number for each in sentences() if each.text.startswith(words))


def section(key: str) -> Section:
    return next(each for each in read_policy(POLICY).sections if each.key == key)


def _in_order(text: str) -> str:
    head, *rest = re.split(r"(?m)^(?=\d+\. [A-Z])", text)
    parts = {found[1]: found[2] for each in rest if (found := re.match(r"(\d+)\. ((?s:.+))", each))}
    last = re.search(rf"(?m)^{section('S').title}", parts["12"])
    assert last
    parts["12"], tail = parts["12"][: last.start()], parts["12"][last.start() :]
    victim = next(each for each in sentences() if each.number.startswith("7.") and each.text.startswith("Victim"))
    parts["7"], split = parts["7"].split(victim.line)
    parts |= {"new": f"{NEW}\n\n", "split": f"{SPLIT_TITLE}\n\n{victim.line}{split}"}
    assert sorted(parts) == sorted(ORDER)
    titles = dict(re.findall(r"(?m)^(\d+)\t([^\t]+)\t", head)) | {"new": NEW.partition("\n")[0], "split": SPLIT_TITLE}
    index = "".join(f"{at}\t{titles[key]}\t{at + 2}\n" for at, key in enumerate(ORDER, 1))
    head = re.sub(r"(?m)(?:^\d+\t.*\n)+", lambda _: index, head, count=1)
    body = "".join(f"{at}. {parts[key]}" for at, key in enumerate(ORDER, 1))
    return head + body + tail


def as_word(path: Path, *, settled: bool) -> Path:
    """The Word document of it, with what an office leaves in one; not ``settled``, also what only a person can say."""
    document = Document(str(word_document(next_year(), path)))
    first = document.paragraphs[0]
    sanctions = section("11")
    first.insert_paragraph_before(f"12. {sanctions.name}\t14")
    first.insert_paragraph_before()._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing/></w:r>"))
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    kept = next(each for each in document.paragraphs if each.text.startswith(sanctions.paragraphs[0].text[:20]))
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
