"""A sheet for one reader has what is tied to that reader, and nothing else of the plan."""

from typing import Any

import pytest

from tools.browser.assessment.document import Document, read
from tools.browser.assessment.extract import KINDS, Extract, extract
from tools.browser.assessment.further import OWN_VERSION, PARTS
from tools.browser.assessment.ties import tied_anew
from tools.browser.assessment.whole import child_field_id, child_fields, entry_fields, places
from tools.browser.protocol import ReaderKind

CHILDREN = ("P1", "A.B.", "W3", "X4")


def sheet(**entries: str) -> Document:
    """A plan for four children with every part switched on, and nothing but these entries and the references."""
    return read(as_sent() | {"entries": {name.replace("__", "."): text for name, text in entries.items()}})


def as_sent() -> dict[str, Any]:
    return {
        "document": "annex-a",
        "version": 4,
        "parts": [part.id for part in PARTS],
        "entries": {},
        "children": [{"reference": name} for name in CHILDREN],
    }


def marked() -> tuple[Document, dict[str, str]]:
    """A plan with a mark of its own in each box that takes one, and in each shared text a line for each reader."""
    written = as_sent()
    written["reviews"] = [{"changed": "\n".join(f"[{name}] Qrev{name}q" for name in (*CHILDREN, "staff"))}]
    marks: dict[str, str] = {}
    for number, field in enumerate(entry_fields()):
        if field.kind == "text":
            ties = [f"[{name}] Qt{number}{name}q" for name in (*CHILDREN, "staff")]
            written["entries"][field.id] = "\n".join([f"Qfree{number}q", *ties, f"[P1, W3] Qboth{number}q"])
            marks[field.id] = f"Qfree{number}q"
        elif field.kind == "level":
            written["entries"][field.id] = "HIGH"
    for index, child in enumerate(written["children"]):
        for number, field in enumerate(child_fields()):
            if field.kind in ("text", "date") and field.id != "reference":
                child[field.id] = f"Qown{index}x{number}q"
            elif field.kind == "answer":
                child[field.id] = "YES"
    return read(written), marks


def text_of(found: Extract) -> str:
    return "\n".join(text for _, text in found.pieces)


@pytest.mark.parametrize("child", [1, 2, 3, 4])
def test_a_family_s_sheet_has_every_mark_of_its_child_and_none_of_another(child: int) -> None:
    document, free = marked()
    found = extract(document, "family", child)
    text = text_of(found)
    me = CHILDREN[child - 1]
    assert found.problem == "" and found.left_out == ()
    shared = [number for number, field in enumerate(entry_fields()) if field.kind == "text"]
    assert [number for number in shared if f"Qt{number}{me}q" not in text] == []
    assert ("Qboth0q" in text) == (me in ("P1", "W3"))
    others = [name for name in (*CHILDREN, "staff") if name != me]
    assert [name for name in others if f"{name}q" in text] == []
    assert [mark for mark in free.values() if mark in text] == []
    assert [index for index in range(4) if f"Qown{index}x" in text] == [child - 1]
    own = {field.id for part in PARTS if part.id == OWN_VERSION for field in part.for_each_child}
    expected = [field for field in child_fields() if field.id not in {*own, "reference"}]
    assert [field.id for field in expected if child_field_id(child, field.id) not in dict(found.pieces)] == []
    # A level is about all the children together.
    assert "HIGH" not in text


@pytest.mark.parametrize("kind", ["family", "own"])
def test_a_line_that_names_another_child_is_left_out_and_told(kind: ReaderKind) -> None:
    written = as_sent() | {
        "entries": {"classes.actions": "[P1] Not beside a.b.\n[P1] By the door\n[all families] W3 tells"}
    }
    written["children"][0] |= {"own-who": "Miss K\nA.B. is not there", "other.details": "A talk with X4 too"}
    found = extract(read(written), kind, 1)
    text = text_of(found)
    assert [name for name in ("a.b.", "A.B.", "W3", "X4") if name in text] == []
    if kind == "family":
        assert "By the door" in text
        assert found.left_out == ("classes.actions", "child-1.other.details")
    else:
        assert found.pieces == (("child-1.own-who", "Miss K"),) and found.left_out == ("child-1.own-who",)


def test_staff_get_what_is_for_staff_and_each_key_adult() -> None:
    document, free = marked()
    text = text_of(extract(document, "staff", 0))
    assert "Qrevstaffq" in text and [mark for mark in free.values() if mark in text] == []
    assert [name for name in CHILDREN if f"{name}q" in text] == []
    adults = [number for number, field in enumerate(child_fields()) if field.id in ("key-adult", "stand-in")]
    assert [index for index in range(4) for number in adults if f"Qown{index}x{number}q" not in text] == []
    views = [number for number, field in enumerate(child_fields()) if field.id == "child-views"]
    assert [index for index in range(4) for number in views if f"Qown{index}x{number}q" in text] == []


def test_a_child_s_own_version_has_its_plain_words_alone() -> None:
    found = extract(marked()[0], "own", 2)
    own = [field.id for part in PARTS if part.id == OWN_VERSION for field in part.for_each_child]
    assert [place for place, _ in found.pieces] == [child_field_id(2, name) for name in own]


def test_a_name_in_brackets_that_nobody_has_is_told_and_its_line_is_in_no_sheet() -> None:
    document = sheet(classes__actions="[P11] By the door\n[see e-mail] Agreed\n - [p1] At the front")
    found = extract(document, "family", 1)
    assert [piece for piece in found.pieces if piece.place == "classes.actions"] == [
        ("classes.actions", "At the front")
    ]
    assert found.unknown == ("classes.actions",)


def test_a_part_that_is_switched_off_is_in_no_sheet() -> None:
    written = as_sent() | {"parts": [], "entries": {"toilets.actions": "[P1] Qoff"}}
    written["children"][0]["key-adult"] = "Qoff"
    assert "Qoff" not in text_of(extract(read(written), "family", 1))


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (("P1", ""), "Child 2 has no initials or reference."),
        (("P1", "p1 "), "Child 1 has the same initials or reference as another child."),
        (("P1", "Staff"), "The reference of Child 2 cannot stand in square brackets."),
        (("P1", "A, B"), "The reference of Child 2 cannot stand in square brackets."),
    ],
)
def test_without_a_reference_of_its_own_for_each_child_there_is_no_such_sheet(
    names: tuple[str, str], problem: str
) -> None:
    written = as_sent() | {"children": [{"reference": name, "camhs.answer": "YES"} for name in names]}
    for kind in KINDS:
        found = extract(read(written), kind, 1)
        assert found.problem.startswith(problem) and found.pieces == ()


@pytest.mark.parametrize("child", [-1, 0, 5])
def test_a_child_that_is_not_there_has_no_sheet(child: int) -> None:
    assert extract(marked()[0], "family", child).pieces == ()


def test_a_reference_that_is_written_anew_takes_its_lines_along() -> None:
    text = "P1 free\r\n[p1] One\n- [A.B., P1, staff] Two\n[A.B.] Three [P1]"
    assert tied_anew(text, "P1", "Q7") == "P1 free\r\n[Q7] One\n- [A.B., Q7, staff] Two\n[A.B.] Three [P1]"
    assert tied_anew(text, "W3", "Q7") == text


def test_every_shared_text_can_be_tied() -> None:
    shared = [place for place, field in places(0, 0) if field.kind == "text"]
    document = read(as_sent() | {"entries": dict.fromkeys(shared, "[P1] Here")})
    assert [place for place, text in extract(document, "family", 1).pieces if text == "Here"] == shared
