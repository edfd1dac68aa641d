"""The page and Python write their messages alike, and Python answers in the shapes that both have."""

import json
import re
import types
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from tools.browser import api, protocol
from tools.browser.api import JOBS, handle
from tools.browser.assessment.document import blank, write
from tools.browser.flow.wire import to_wire
from tools.sources.paths import ROOT

PAGE = (ROOT / "overrides" / "assets" / "js" / "python" / "protocol.js").read_text(encoding="utf-8")
SHAPES: dict[str, Any] = {name: each for name, each in vars(protocol).items() if is_typeddict(each)}
FLOW = {"name": "a", "steps": {"one": {"yes": "two", "no": "three"}, "two": {"on": "three"}, "three": {}}}
DUTIES = {
    "says": {"one": {"yes": [["concern", 3]]}},
    "holds": [["concern", 3]],
    "facts": {"concern": [3, "", []]},
    "duties": {"record": [[["concern"]], False, 1, False]},
}
SHEET: Mapping[str, Any] = {
    **write(blank()),
    "reviews": [{"date": "07/12/2026", "who": "A", "changed": "", "next": ""}],
    "entries": {**write(blank())["entries"], "review": "07/12/2026"},
}
TIED: Mapping[str, Any] = {
    **SHEET,
    "entries": {**SHEET["entries"], "classes.actions": "[P1] By the door\n[P9] Nobody", "classes.risk": "[P1] P3"},
    "children": [{"reference": "P1"}, {"reference": "P3"}],
}
ASKED: dict[str, dict[str, Any]] = {
    "walk": {"flow": {**FLOW, **DUTIES}, "answers": [["one", "yes"], ["two", "on"]]},
    "ticks": {"flow": {**FLOW, **DUTIES}, "answers": [["one", "yes"]]},
    "mark": {"flow": {**FLOW, **DUTIES}, "answers": [["one", "yes"]], "accepted": {"one": ["no"]}},
    "missing": {"document": SHEET, "today": "2026-11-23"},
    "open": {"text": json.dumps(SHEET)},
    "compare": {"document": SHEET, "other": write(blank()), "base": write(blank())},
    "extract": {"document": TIED, "kind": "family", "child": 1},
    "tie": {"document": TIED, "before": "P1", "after": "P2"},
    "date": {"text": "3 Dec", "today": "2026-11-23"},
    "calendar": {"document": SHEET, "now": "2026-11-24T10:15:00+00:00"},
}
"""One request of each kind, whose reply leaves no list empty that a request can fill."""


def page_s_types() -> dict[str, str | dict[str, str]]:
    """The page's types by their names: of an object its properties, with `?` behind the name of what may be missing."""
    found: dict[str, str | dict[str, str]] = {}
    for block in re.split(r"@typedef ", PAGE)[1:]:
        head = re.match(r"\{(?P<kind>.*)\} (?P<name>\w+)", block)
        assert head
        properties = re.findall(r"@property \{(.*)\} (\[?)(\w+)", block)
        found[head["name"]] = (
            {name + "?" * bool(optional): kind for kind, optional, name in properties}
            if head["kind"] == "object"
            else head["kind"]
        )
    return found


def in_javascript(kind: Any) -> str:
    """A type of Python's as the page has to write it, with every name of a simple type written out."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        return str(kind.__name__)
    if origin is Literal:
        return " | ".join(json.dumps(part) for part in parts)
    if origin is tuple:
        return f"[{', '.join(map(in_javascript, parts))}]"
    if origin in (Union, types.UnionType):
        return " | ".join(map(in_javascript, parts))
    if origin is Sequence:
        return f"{in_javascript(parts[0])}[]"
    if origin is Mapping:
        return f"Record<{', '.join(map(in_javascript, parts))}>"
    return {str: "string", int: "number", bool: "boolean", type(None): "null"}[kind]


def python_s_properties(shape: Any) -> dict[str, str]:
    hints = get_type_hints(shape, include_extras=True)
    return {
        name + "?" * (get_origin(kind) is NotRequired): in_javascript(
            get_args(kind)[0] if get_origin(kind) is NotRequired else kind
        )
        for name, kind in hints.items()
    }


def written_out(kind: str, simple: Mapping[str, str]) -> str:
    return re.sub(
        r"\b[A-Z]\w+\b", lambda name: written_out(simple[name[0]], simple) if name[0] in simple else name[0], kind
    )


def test_both_sides_have_the_same_messages_with_the_same_keys_and_kinds() -> None:
    types = page_s_types()
    simple = {name: kind for name, kind in types.items() if isinstance(kind, str)}
    page = {
        name: {key: written_out(kind, simple) for key, kind in properties.items()}
        for name, properties in types.items()
        if isinstance(properties, dict)
    }
    assert page == {name: python_s_properties(shape) for name, shape in SHAPES.items()}


def test_each_job_has_its_request_and_its_reply() -> None:
    assert set(JOBS) == set(ASKED) == set(get_type_hints(protocol.Requests)) == set(get_type_hints(protocol.Replies))
    for job, request in get_type_hints(protocol.Requests).items():
        assert get_type_hints(request)["do"] == Literal[job]


def differs(value: Any, kind: Any, at: str) -> list[str]:
    """Where a value from JSON is not of the kind."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return differs(value, parts[0], at)
    if origin in (Union, types.UnionType):
        tries = [differs(value, part, at) for part in parts]
        return [] if [] in tries else [problem for each in tries for problem in each]
    if is_typeddict(kind):
        if not isinstance(value, dict):
            return [f"{at}: no object"]
        hints = get_type_hints(kind, include_extras=True)
        wrong = [f"{at}.{key}: unknown" for key in value.keys() - hints.keys()]
        wrong += [f"{at}.{key}: missing" for key in kind.__required_keys__ - value.keys()]
        return wrong + [
            each for key in value.keys() & hints.keys() for each in differs(value[key], hints[key], f"{at}.{key}")
        ]
    if origin is Literal:
        return [] if value in parts else [f"{at}: {value!r}"]
    if origin is tuple:
        if not isinstance(value, list) or len(value) != len(parts):
            return [f"{at}: {value!r}"]
        return [each for part, kind in zip(value, parts, strict=True) for each in differs(part, kind, at)]
    if origin is Sequence:
        return (
            [each for part in value for each in differs(part, parts[0], at)]
            if isinstance(value, list)
            else [f"{at}: no list"]
        )
    if origin is Mapping:
        return (
            [each for part in value.values() for each in differs(part, parts[1], at)]
            if isinstance(value, dict)
            else [f"{at}: no object"]
        )
    return [] if type(value) is kind else [f"{at}: {value!r}"]


@pytest.mark.parametrize("job", JOBS)
def test_a_job_is_answered_in_the_shape_of_its_reply(job: str) -> None:
    request = {"do": job, **ASKED[job]}
    assert differs(json.loads(json.dumps(request)), get_type_hints(protocol.Requests)[job], job) == []
    assert differs(json.loads(handle(json.dumps(request))), get_type_hints(protocol.Replies)[job], job) == []


def test_a_text_that_is_no_sheet_is_answered_in_the_shape_of_its_reply() -> None:
    reply = json.loads(handle(json.dumps({"do": "open", "text": "no sheet"})))
    assert reply["problems"] and differs(reply, protocol.NoSheetReply, "open") == []


def test_what_the_page_hands_to_python_is_in_the_shape_of_a_flowchart(flows: list[Any]) -> None:
    for flow in flows:
        assert differs(json.loads(json.dumps(to_wire(flow))), protocol.FlowShape, flow.name) == []


@pytest.mark.parametrize(("job", "key"), [(job, key) for job, request in ASKED.items() for key in request])
def test_a_request_that_lacks_a_part_cannot_be_read(job: str, key: str) -> None:
    request = {"do": job, **{name: value for name, value in ASKED[job].items() if name != key}}
    assert json.loads(handle(json.dumps(request))) == {"error": "unreadable-request"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("not json", "unreadable-request"),
        ("[]", "unreadable-request"),
        ("[" * 100_000, "unreadable-request"),
        ("{}", "unknown-request"),
        ('{"do": "fly"}', "unknown-request"),
        ('{"do": ["walk"]}', "unknown-request"),
        ('{"do": "walk"}', "unreadable-request"),
    ],
)
def test_what_nobody_does_and_what_cannot_be_read_are_two_things(text: str, code: str) -> None:
    assert json.loads(handle(text)) == {"error": code}


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": {"one": {"yes": "nowhere", "no": "one"}}},
        {"steps": {"one": {"yes": "two"}, "two": {"back": "one"}}},
        {"steps": {f"s{number}": {"on": f"s{number + 1}"} for number in range(2000)} | {"s2000": {}}},
        {"says": {"one": {"yes": [["concern", 7]]}}},
        {"facts": {"concern": [9, "", []]}},
        {"facts": {}},
        {"duties": {"record": [[["nothing"]], False, 1, False]}},
        {"duties": {"record": [[["concern"]], False, 99, False]}},
    ],
)
def test_a_flowchart_that_cannot_be_walked_is_a_bad_request_and_no_fault_of_the_walk(wrong: dict[str, Any]) -> None:
    for flow in ({**FLOW, **DUTIES, **wrong}, json.dumps({**FLOW, **DUTIES, **wrong})):
        for job in ("walk", "ticks", "mark"):
            reply = json.loads(handle(json.dumps({"do": job, **ASKED[job], "flow": flow})))
            assert reply == {"error": "unreadable-request"}, job


@pytest.mark.parametrize("error", [KeyError, LookupError, ValueError, TypeError, RecursionError, RuntimeError])
def test_a_fault_of_the_program_is_not_taken_for_a_bad_request_and_is_told_to_developers_without_words(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    typed = "Sam said that Alex hit him"

    def walk_wrongly(request: Mapping[str, object]) -> dict[str, object]:
        words = request["words"]
        try:
            raise LookupError(words)
        except LookupError:
            raise error(words)  # noqa: B904  As a slip has it: the first error hangs on to the second.

    monkeypatch.setattr(api, "JOBS", {**JOBS, "walk": walk_wrongly})
    text = json.dumps({"do": "walk", "words": typed})
    assert json.loads(handle(text)) == {"error": "python-failed"}
    told = handle(text, True)
    reply = json.loads(told)
    assert differs(reply, protocol.ErrorReply, "error") == []
    assert reply["error"] == "python-failed"
    *places, kind = reply["trace"]
    assert kind == error.__name__
    assert re.fullmatch(r".*test_protocol\.py:\d+ in .*walk_wrongly", places[-1])
    assert "Sam" not in told and "hit" not in told
