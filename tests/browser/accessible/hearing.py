"""What a screen reader is told, as lines of text: where the focus goes, what live regions say, how a page reads.

Names, roles and descriptions are those of Chromium's own accessibility tree, over its protocol: Playwright works them
out by itself.
"""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

type Node = dict[str, Any]

# What a live region says: its words, once they have changed and can be seen or are only for readers.
LISTEN = """(() => {
    if (globalThis.told) return;
    globalThis.told = [];
    const live = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
    const last = new WeakMap();
    const say = (region) => {
        const shown = region.getClientRects().length > 0 && getComputedStyle(region).visibility === "visible";
        const words = shown ? region.innerText.trim().replace(/\\s+/g, " ") : "";
        if (words && words !== last.get(region)) globalThis.told.push(words);
        last.set(region, words);
    };
    const around = (node) => (node instanceof Element ? node : node.parentElement)?.closest(live);
    new MutationObserver((changes) => {
        const regions = new Set();
        for (const { target, addedNodes } of changes) {
            if (around(target)) regions.add(around(target));
            for (const node of addedNodes) if (node instanceof Element) {
                if (node.matches(live)) regions.add(node);
                node.querySelectorAll(live).forEach((each) => regions.add(each));
            }
            // What was hidden and is shown now.
            if (target instanceof Element) target.querySelectorAll(live).forEach((each) => regions.add(each));
        }
        regions.forEach(say);
    }).observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "role"],
    });
})()"""
NAMED = {
    "button",
    "link",
    "heading",
    "checkbox",
    "radio",
    "textbox",
    "combobox",
    "searchbox",
    "spinbutton",
    "DisclosureTriangle",
}
"""What is said by its name, and not word by word."""
GROUPS = {"list", "group", "region", "navigation", "main", "search", "dialog", "alert", "status", "table", "article"}
BLOCKS = {
    "paragraph",
    "listitem",
    "blockquote",
    "cell",
    "rowheader",
    "columnheader",
    "LegendLabel",
    "term",
    "definition",
}
STATES = ("level", "expanded", "checked", "pressed", "required", "invalid", "disabled")


class Listener:
    """Hears a page from now on. Whatever was told is given once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.add_init_script(LISTEN)
        self._protocol = page.context.new_cdp_session(page)
        self._protocol.send("Accessibility.enable")

    def said(self) -> list[str]:
        """What live regions have said since this was asked last."""
        words: list[str] = self._page.evaluate("(globalThis.told ?? []).splice(0)")
        return words

    def focus(self) -> str:
        """What has the focus, as it is told."""
        handle = self._protocol.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        found = self._protocol.send(
            "Accessibility.getPartialAXTree", {"objectId": handle["objectId"], "fetchRelatives": False}
        )
        return _line(found["nodes"][0])

    def name(self, selector: str) -> str:
        """The first that fits, as it is told."""
        return _line(self._node(selector))

    def tree(self) -> list[Node]:
        nodes: list[Node] = self._protocol.send("Accessibility.getFullAXTree")["nodes"]
        return nodes

    def reads(self, selector: str) -> list[str]:
        """A part of the page from its beginning to its end, one utterance a line."""
        nodes = {node["nodeId"]: node for node in self.tree()}
        there = self._node(selector)["backendDOMNodeId"]
        start = next(node for node in nodes.values() if node.get("backendDOMNodeId") == there)
        return [line for line in _lines(start, nodes) if line]

    def _node(self, selector: str) -> Node:
        expression = f"document.querySelector({selector!r})"
        handle = self._protocol.send("Runtime.evaluate", {"expression": expression})["result"]
        found = self._protocol.send(
            "Accessibility.getPartialAXTree", {"objectId": handle["objectId"], "fetchRelatives": False}
        )
        node: Node = found["nodes"][0]
        return node


def _line(node: Node) -> str:
    role = node["role"]["value"] if not node.get("ignored") else "nothing"
    name = _words(node.get("name"))
    told = [f"{role} “{name}”" if name else role]
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    for state in STATES:
        if state in states and states[state] is not False and states[state] not in ("false", None):
            told.append(f"{state} {states[state]}" if states[state] is not True and states[state] != "true" else state)
        elif state == "expanded" and state in states:
            told.append("collapsed")
    if value := _words(node.get("value")):
        told.append(f"value “{value}”")
    if description := _words(node.get("description")):
        told.append(f"described: {description}")
    return ", ".join(told)


def _words(value: dict[str, Any] | None) -> str:
    return " ".join(str(value.get("value", "")).split()) if value else ""


def _role(node: Node) -> str:
    return "" if node.get("ignored") else str(node["role"]["value"])


def _children(node: Node, nodes: dict[str, Node]) -> Iterator[Node]:
    return (nodes[child] for child in node.get("childIds", []) if child in nodes)


def _lines(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    role = _role(node)
    if role in NAMED:
        yield _line(node)
        return
    if role in GROUPS and (node.get("name", {}).get("value") or role in ("list", "table", "alert")):
        yield _line(node)
    yield from _runs(node, nodes)


def _runs(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    """Words that stand in one block are one utterance; what is pressed or is a block of its own is not part of it."""
    run = ""
    for child in _children(node, nodes):
        if _is_inline(child, nodes):
            run += _text(child, nodes)
            continue
        yield " ".join(run.split())
        run = ""
        yield from _lines(child, nodes)
    yield " ".join(run.split())


def _is_inline(node: Node, nodes: dict[str, Node]) -> bool:
    role = _role(node)
    if role in NAMED - {"link"} | GROUPS | BLOCKS | {"row", "rowgroup"}:
        return False
    return all(_is_inline(child, nodes) for child in _children(node, nodes))


def _text(node: Node, nodes: dict[str, Node]) -> str:
    if _role(node) == "StaticText":
        return str(node["name"]["value"])
    if _role(node) == "link":
        return f"[link {_words(node.get('name'))}]"
    return "".join(_text(child, nodes) for child in _children(node, nodes))
