"""Number every paragraph, list item and table row of the policy in a tree of HTML elements.

A heading with `data-section="7"` begins a section. What follows is numbered 7.1, 7.2, ... until the next such
heading. A page without one is left alone. The policy's words are not touched: a number is an element of its own,
marked `data-not-policy`, and so is everything else that this site adds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

NOT_POLICY = "data-not-policy"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
# Python-Markdown keeps raw HTML (a comment, say) aside and leaves this in its place until the very end.
_KEPT_ASIDE = re.compile("\x02wzxhzdk:[0-9]+\x03")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered piece of the policy: a paragraph, a list item or a table row.

    `number` is "7.12" and `anchor` its id on the page, "p7-12". `lead` is the paragraph that introduces the list
    that the item stands in, "" otherwise: a strength in it ("we will:") counts for the item. `heading` is the words
    of the nearest heading or topic above, and `heading_anchor` its id ("victim"). White space is folded.
    """

    number: str
    anchor: str
    text: str
    lead: str
    heading: str
    heading_anchor: str
    section: str


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph of the policy and the places in the tree that belong to it."""

    paragraph: Paragraph
    element: Element
    # Where further text can be added: the element itself, the first cell of a row, the <p> of a loose list item.
    words: Element
    # The child of the page that the element stands in: a note on a table row goes after its table.
    block: Element


@dataclass(slots=True)
class FoundSection:
    """A section as it is met on a page; `anchors` gives the words for the id of each heading, topic and table head.

    `short` is what we call it where its heading is long (`data-name`), or "".
    """

    key: str
    title: str
    anchor: str
    anchors: dict[str, str]
    found: list[Found] = field(default_factory=list)
    # Topics in the order of the page: their id, their words, and the id of the heading that they stand under.
    topics: list[tuple[str, str, str]] = field(default_factory=list)
    short: str = ""


def number_page(root: Element) -> list[FoundSection]:
    """Number the policy's paragraphs below `root`, in place, and say what was found.

    A paragraph or list item that has an id of its own and `data-topic` begins a topic: the adopted text has run-in
    labels ("Victim - When we speak ...") that are no headings, but a helper must be able to link to them.
    """
    sections: list[FoundSection] = []
    real_heading = heading = ("", "")
    lead = ""
    for block in list(root):
        if NOT_POLICY in block.attrib or _KEPT_ASIDE.fullmatch((block.text or "").strip()):
            continue
        if block.tag in _HEADINGS:
            anchor, words = block.get("id", ""), text_of(block)
            if key := block.get("data-section"):
                sections.append(FoundSection(key, words, anchor, {}, short=block.attrib.pop("data-name", "")))
            if sections and anchor:
                sections[-1].anchors[anchor] = words
                real_heading = heading = (anchor, words)
            lead = ""
            continue
        if not sections:
            continue
        if block.tag == "table":
            _prepare_table(block, sections[-1])
        introduced = lead if block.tag in _LISTS else ""
        for element, inner_lead in _numbered(block, introduced):
            heading = _topic(element, sections[-1], heading, real_heading[0])
            _number(element, block, sections[-1], inner_lead, heading)
        if block.tag == "p":
            lead = sections[-1].found[-1].paragraph.text
        elif block.tag not in _LISTS:
            lead = ""
    return sections


def text_of(element: Element) -> str:
    """The policy's words in an element, white space folded; nested lists and what is not policy are left out."""
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    yield _KEPT_ASIDE.sub(" ", element.text or "")
    for child in element:
        if NOT_POLICY not in child.attrib and child.tag not in _LISTS:
            yield from _words(child)
            # Cells and paragraphs are words apart, a <strong> is not.
            yield " " if child.tag in ("td", "th", "p", "br") else ""
        yield _KEPT_ASIDE.sub(" ", child.tail or "")


def _numbered(block: Element, lead: str) -> Iterator[tuple[Element, str]]:
    """What gets a number inside one block of the page, each with the sentence that introduces it."""
    if block.tag == "p":
        yield block, ""
    elif block.tag in _LISTS:
        for item in block.findall("li"):
            yield item, lead
            for inner in item:
                if inner.tag in _LISTS:
                    yield from _numbered(inner, text_of(item))
    elif block.tag == "table":
        for row in block.iterfind("tbody/tr"):
            yield row, ""


def _topic(element: Element, section: FoundSection, heading: tuple[str, str], under: str) -> tuple[str, str]:
    """Begin a topic when the element has an id of its own; return the heading that now applies."""
    anchor, words = element.get("id"), element.attrib.pop("data-topic", "")
    if not anchor:
        return heading
    section.anchors[anchor] = words
    if element.tag == "p" and words:
        section.topics.append((anchor, words, under))
    return anchor, words


def _number(element: Element, block: Element, section: FoundSection, lead: str, heading: tuple[str, str]) -> None:
    number = f"{section.key}.{len(section.found) + 1}"
    paragraph = Paragraph(
        number=number,
        anchor="p" + number.replace(".", "-"),
        text=text_of(element),
        lead=lead,
        heading=heading[1],
        heading_anchor=heading[0],
        section=section.key,
    )
    words = element
    if element.tag == "tr" or (element.tag == "li" and len(element) and element[0].tag == "p"):
        words = element[0]
    link = Element(
        "a",
        {
            "class": "para",
            "href": f"#{paragraph.anchor}",
            "aria-label": f"Paragraph {number}",
            NOT_POLICY: "",
        },
    )
    link.text = number
    link.tail = " " + (words.text or "").lstrip()
    words.text = None
    words.insert(0, link)
    if topic := element.get("id"):
        words.insert(0, Element("span", {"id": topic, "class": "topic", NOT_POLICY: ""}))
    element.set("id", paragraph.anchor)
    element.set("class", " ".join([*element.get("class", "").split(), "numbered"]))
    section.found.append(Found(paragraph, element, words, block))


def _prepare_table(table: Element, section: FoundSection) -> None:
    """Make a table of the policy one that a phone and a screen reader can use, without changing a word.

    Each cell learns its column's words (shown on a phone, where a row becomes a card), an empty head becomes a plain
    cell, and the bullets inside a cell of Annex A become a list.
    """
    heads = table.findall("thead/tr/th")
    titles = [text_of(head) for head in heads]
    anchor = f"{section.anchor}-table-{1 + sum('-table-' in each for each in section.anchors)}"
    section.anchors[anchor] = " ".join(titles).strip()
    table.set("id", anchor)
    table.set("class", "policy-table policy-table--wide" if len(heads) > 3 else "policy-table")
    for head in heads:
        if text_of(head):
            head.set("scope", "col")
        else:
            head.tag = "td"
    for row in table.iterfind("tbody/tr"):
        for cell, title in zip(row, titles, strict=False):
            cell.set("data-column", title)
        _bullets_to_list(row[0])


def _bullets_to_list(cell: Element) -> None:
    before, *points = (cell.text or "").split("•")
    if not points or len(cell):
        return
    cell.text = before.strip() or None
    # Spans, not a <ul>: the row has one number, and its words are read as one paragraph.
    for point in points:
        item = Element("span", {"class": "point"})
        item.text = point.strip()
        item.tail = " "
        cell.append(item)
