"""Writes what the search looks through: the policy paragraph by paragraph, helpers step by step, other pages in short.

MkDocs' own list has every quotation of every helper again, and knows no paragraphs. This one is a fifth of its size,
and each hit in the policy says its section and number and leads to that paragraph.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from tools.guide.duties import Due, shown_at
from tools.guide.model import Flow, Kind, Step
from tools.publish.policy.text import Policy, Section
from tools.publish.search.synonyms import read_synonyms, words_of
from tools.publish.words import BOLD, LINK

Entry = dict[str, Any]
"""A hit: `location` on the site, `title`, and `text` as HTML. The theme groups hits by page."""

LIST = "list.json"
"""What the search looks through, beside the theme's index; overrides/assets/js/search/worker.js fetches it."""
LONG = 400
"""How much of a place outside the policy is looked through and shown, in characters."""
_TAG = re.compile(r"<[^>]+>")


def write_search_index(index: Path, synonyms: Path, policy: Policy, flows: Sequence[Flow]) -> None:
    """Writes `list.json` beside MkDocs' index, and empties that. Raises `BadFile` when synonyms.toml is not right.

    The theme fetches its index with every page; the list is fetched when somebody searches.
    """
    found = json.loads(index.read_text(encoding="utf-8"))
    entries = [*policy_entries(policy), *helper_entries(flows), *_others(found["docs"])]
    pages = {entry["location"] for entry in entries if "#" not in entry["location"]}
    said = {word for entry in entries for word in words_of(f"{entry['title']} {_TAG.sub(' ', entry['text'])}")}
    groups = read_synonyms(synonyms, pages, said, f"tools/{synonyms.name}")
    _write(index.with_name(LIST), {"groups": [asdict(group) for group in groups], "docs": entries})
    _write(index, found | {"docs": []})


def _write(path: Path, words: object) -> None:
    path.write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def policy_entries(policy: Policy) -> list[Entry]:
    """Each section, then each of its paragraphs under its number and the heading or topic that it stands under."""
    entries: list[Entry] = []
    for section in policy.sections:
        page = policy_address(section)
        entries.append({"location": page, "title": escape(section.title), "text": _topics(section)})
        for paragraph in section.paragraphs:
            under = "" if paragraph.heading == section.title else f": {_sentence(paragraph.heading)}"
            title = f"Paragraph {paragraph.number}{under}"
            location = f"{page}#{paragraph.anchor}"
            entries.append({"location": location, "title": escape(title), "text": _html(paragraph.text)})
    # The front of the policy and the index are two sections on one page: the theme knows a page by its first entry.
    first: dict[str, Entry] = {}
    return [entry for entry in entries if first.setdefault(entry["location"], entry) is entry]


def policy_address(section: Section) -> str:
    """The address of the section's page below the site."""
    name = section.path.stem
    return "policy/" if name == "index" else f"policy/{name}/"


def helper_entries(flows: Sequence[Flow]) -> list[Entry]:
    """Each helper with what it is for, then each step: what it asks or says to do, without the policy's words again.

    A question that a helper has on several ways is found once, where it stands first.
    """
    entries: list[Entry] = []
    for flow in flows:
        page = f"helpers/{flow.name}/"
        shown = shown_at(flow)
        intro = f"For {flow.audience}. {' '.join(flow.intro)}"
        entries.append({"location": page, "title": escape(f"Helper: {flow.title}"), "text": _html(_short(intro))})
        asked: dict[tuple[str, ...], Step] = {}
        for step in flow.steps:
            if step.kind is Kind.QUESTION and asked.setdefault(step.body, step) is not step:
                continue
            said = _html(_short(_said(flow, step, shown.get(step.id, {}))))
            entries.append({"location": f"{page}#{step.id}", "title": escape(step.title), "text": said})
    return entries


def _said(flow: Flow, step: Step, due: Due) -> str:
    doing = [f"{each.strength.value}: {each.text}" for each in step.instructions]
    sure = [duty.says.text for duty in flow.table.duties if due.get(duty.id) and duty.says]
    return " ".join([*step.body, *doing, *sure])


def _others(docs: Sequence[Entry]) -> list[Entry]:
    """What MkDocs found on every other page; the theme shows its text as HTML, so it is made plain and escaped."""
    return [
        {
            "location": doc["location"],
            "title": doc["title"],
            "text": _html(_short(_plain(doc["text"]))),
        }
        for doc in docs
        if not doc["location"].startswith(("policy/", "helpers/")) or doc["location"].partition("#")[0] == "helpers/"
    ]


def _topics(section: Section) -> str:
    topics = [words for anchor, words in section.anchors.items() if "-table-" not in anchor and words != section.title]
    return _html("; ".join(_sentence(words) for words in topics))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(html: str) -> str:
    text = _TAG.sub(" ", html)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _short(text: str) -> str:
    text = LINK.sub(r"\1", BOLD.sub(r"\1", " ".join(text.split())))
    if len(text) <= LONG:
        return text
    return text[:LONG].rsplit(" ", 1)[0] + " …"


def _html(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>" if text else ""
