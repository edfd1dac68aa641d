"""Each helper's drawing has what the helper has: every step as a box that leads to it, every answer as an arrow."""

import re
from math import hypot
from xml.etree import ElementTree

import pytest

from tools.browser.flow.model import Flow
from tools.pages.helpers.drawing import drawings
from tools.sources.flowcharts.draw import arrows

LINK = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture(scope="module")
def drawn(flows: list[Flow]) -> dict[str, ElementTree.Element]:
    """Each flow's name with its drawing. In a page the browser knows what xlink means; here it has to be said."""
    named = {
        name: svg.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
        for name, svg in drawings(flows).items()
    }
    return {name: ElementTree.fromstring(svg) for name, svg in named.items()}


def words(element: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in element.iter("text"))


def numbers(written: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", written)]


def box(group: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box; a pause is drawn as a path that starts at its left top corner."""
    rect = group.find(".//rect")
    if rect is not None:
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
    else:
        path = group.find(".//path")
        assert path is not None
        x, y, height, width = numbers(path.attrib["d"])[:4]
    return x, y, x + width, y + height


def test_every_step_is_a_box_of_its_kind_that_leads_to_it(
    flows: list[Flow], drawn: dict[str, ElementTree.Element]
) -> None:
    for flow in flows:
        found = {
            (group.attrib["id"], group.attrib["class"], next(group.iter("a")).attrib[LINK], words(group))
            for group in drawn[flow.name].findall("g[@id]")
        }
        assert found == {
            (f"draw-{step.id}", f"box {step.kind.value}", f"#{step.id}", step.title) for step in flow.steps
        }


def test_every_answer_is_on_an_arrow(flows: list[Flow], drawn: dict[str, ElementTree.Element]) -> None:
    for flow in flows:
        found = sorted(words(group) for group in drawn[flow.name].findall("g[@class='arrow']"))
        assert found == sorted(label for step in flow.steps for label in arrows(step).values())


def test_each_arrow_goes_from_its_step_to_where_its_answer_leads(
    flows: list[Flow], drawn: dict[str, ElementTree.Element]
) -> None:
    for flow in flows:
        boxes = {group.attrib["id"].removeprefix("draw-"): box(group) for group in drawn[flow.name].findall("g[@id]")}
        wanted = {(step.id, to, label) for step in flow.steps for to, label in arrows(step).items()}
        for group in drawn[flow.name].findall("g[@class='arrow']"):
            path = group.find("path")
            assert path is not None
            x, y, *rest = numbers(path.attrib["d"])
            start = (x, y)
            for at in range(0, len(rest), 6):
                x, y = x + rest[at + 4], y + rest[at + 5]
            ends = (nearest(start, boxes), nearest((x, y), boxes), words(group))
            assert ends in wanted, (flow.name, ends)
            wanted.remove(ends)
        assert not wanted, flow.name


def nearest(place: tuple[float, float], boxes: dict[str, tuple[float, float, float, float]]) -> str:
    """The box that a place touches. An arrow's line stops where its head begins, seven points away."""

    def away(name: str) -> float:
        left, top, right, bottom = boxes[name]
        return hypot(max(left - place[0], place[0] - right, 0), max(top - place[1], place[1] - bottom, 0))

    name = min(boxes, key=away)
    assert away(name) < 12, (place, name, away(name))
    return name


def test_the_first_question_stands_at_the_top(flows: list[Flow], drawn: dict[str, ElementTree.Element]) -> None:
    for flow in flows:
        tops = {group.attrib["id"]: box(group)[1] for group in drawn[flow.name].findall("g[@id]")}
        assert min(tops, key=lambda name: tops[name]) == f"draw-{flow.steps[0].id}"


def test_no_box_lies_on_another_or_outside(flows: list[Flow], drawn: dict[str, ElementTree.Element]) -> None:
    for flow in flows:
        svg = drawn[flow.name]
        x, y, width, height = numbers(svg.attrib["viewBox"])
        places = [box(group) for group in svg.findall("g[@id]")]
        for number, (left, top, right, bottom) in enumerate(places):
            assert x < left and y < top and right < x + width and bottom < y + height
            for other in places[number + 1 :]:
                assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top, flow.name
