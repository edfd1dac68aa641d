"""Writes what the search looks through: policy paragraphs, steps of helpers, terms, sections of other pages.

MkDocs' own list has every quotation of every helper again, and knows no paragraphs. This one is smaller,
and each hit in the policy says its section and number and leads to that paragraph.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from html import unescape
from pathlib import Path

from tools.browser.flow.duties import Due, shown_at
from tools.browser.flow.model import Flow, Kind, Problem, Step
from tools.pages.formatting import BOLD, LINK
from tools.pages.helpers.childs_walk import steps_for_children
from tools.sources.errors import SourceError
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.glossary import Term
from tools.sources.people import read_asked, read_asking
from tools.sources.policy.text import Policy, Section
from tools.sources.synonyms import read_synonyms, words_of

Entry = dict[str, str]
"""A place to find: `location` on the site, `title` and `text`, all plain; `also` is looked through and not shown."""

SYNONYMS, ASKING, ASKED = "synonyms.toml", "asking.toml", "asked.toml"
"""The lists that people keep, in tools/."""
LIST = "list.json"
"""What the search looks through; overrides/assets/js/search/worker.js fetches it."""
STORY = 400
"""How much of a training scenario is looked through, in characters: it is made up, and answers nobody's question."""
_TAG = re.compile(r"<[^>]+>")
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.S)
_NOT_FOUND = ("contributing/", "includes/", "policy/")
"""What no reader looks for, and the policy's pages, which are made above."""
_WHOLE = "policy/whole-policy/"
"""All of those once more, to print: its name is found, and its words on their own pages."""


def write_search_index(
    index: Path, project: Path, policy: Policy, flows: Sequence[Flow], terms: Sequence[Term] = ()
) -> None:
    """Writes `list.json` in the place of the generator's index. Raises `SourceError`.

    It is fetched when somebody searches. `project` has tools/.
    """
    found = json.loads(index.read_text(encoding="utf-8"))
    others = _others(found["docs"], steps_for_children(flows))
    entries = [*policy_entries(policy), *helper_entries(flows), *others, *term_entries(terms)]
    entries += named_only(project / "docs", {entry["location"] for entry in entries})
    places = {entry["location"] for entry in entries}
    pages = {place for place in places if "#" not in place}
    said = {word for entry in entries for part in ("title", "text", "also") for word in words_of(entry.get(part, ""))}
    lists = project / "tools"
    problems: list[Problem] = []
    words: dict[str, object] = {"docs": entries}
    try:
        words["groups"] = [asdict(group) for group in read_synonyms(lists / SYNONYMS, pages, said, f"tools/{SYNONYMS}")]
    except SourceError as bad:
        problems += bad.problems
    try:
        words |= read_asking(lists / ASKING, pages, f"tools/{ASKING}")
    except SourceError as bad:
        problems += bad.problems
    try:
        words["asked"] = read_asked(lists / ASKED, places, f"tools/{ASKED}")
    except SourceError as bad:
        problems += bad.problems
    if problems:
        raise SourceError(problems)
    # The theme's panel would ask for the index; ours asks for the list alone.
    index.unlink()
    index.with_name(LIST).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def policy_entries(policy: Policy) -> list[Entry]:
    """Each section, then each of its paragraphs under its number and the heading or topic that it stands under."""
    entries: list[Entry] = []
    for section in policy.sections:
        page = policy_address(section)
        entries.append(_entry(page, section.title, _topics(section)))
        for paragraph in section.paragraphs:
            under = "" if paragraph.heading == section.title else f": {_sentence(paragraph.heading)}"
            entries.append(_entry(f"{page}#{paragraph.anchor}", f"Paragraph {paragraph.number}{under}", paragraph.text))
    # The front of the policy and the index are two sections on one page: a page is known by its first entry.
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
        entries.append(_entry(page, f"Helper: {flow.title}", _plain(intro)))
        asked: dict[tuple[str, ...], Step] = {}
        for step in flow.steps:
            if step.kind is Kind.QUESTION and asked.setdefault(step.body, step) is not step:
                continue
            said = _plain(_said(flow, step, shown.get(step.id, {})))
            answers = [answer.words for answer in step.answers if step.kind is Kind.QUESTION]
            entries.append(_entry(f"{page}#{step.id}", step.title, said, _plain("; ".join(answers))))
    return entries


def _said(flow: Flow, step: Step, due: Due) -> str:
    doing = [f"{SHOWN[each.strength].label}: {each.text}" for each in step.instructions]
    sure = [duty.says.text for duty in flow.table.duties if due.get(duty.id) and duty.says]
    return " ".join([*step.body, *doing, *sure])


def term_entries(terms: Sequence[Term]) -> list[Entry]:
    """Each term of the glossary with what it means."""
    return [
        _entry(
            f"glossary/#{term.key}",
            f"{term.term}: {term.stands_for}" if term.stands_for else term.term,
            " ".join(filter(None, [term.policy.words if term.policy else "", term.note])),
        )
        for term in terms
    ]


def _others(docs: Iterable[Entry], elsewhere: frozenset[str]) -> list[Entry]:
    """What MkDocs found on every other page. ``elsewhere`` are places that are found on a helper's own page."""
    return [
        _entry(doc["location"], unescape(doc["title"]), _short(doc) if _is_story(doc) else _unmarked(doc["text"]))
        for doc in docs
        if doc["location"] not in elsewhere
        and (not doc["location"].startswith(("policy/", "helpers/")) or doc["location"].partition("#")[0] == "helpers/")
    ]


def named_only(docs: Path, found: Collection[str]) -> list[Entry]:
    """Pages whose words are kept out of the search (cards, a form to print, long tables), by their name alone."""
    entries = []
    for path in sorted(docs.rglob("*.md")):
        address = path.relative_to(docs).with_suffix("").as_posix() + "/"
        front = _FRONT.match(path.read_text(encoding="utf-8"))
        known = dict(re.findall(r"^(title|description): (.+)$", front[1], re.M)) if front else {}
        is_looked_for = address == _WHOLE or not address.startswith(_NOT_FOUND)
        if path.stem != "index" and "title" in known and address not in found and is_looked_for:
            entries.append(_entry(address, known["title"], known.get("description", "")))
    return entries


def _is_story(doc: Entry) -> bool:
    return bool(re.match(r"training/(?!facilitators-guide|quiz|cards|record)[^#]", doc["location"]))


def _short(doc: Entry) -> str:
    text = _unmarked(doc["text"])
    return text if len(text) <= STORY else text[:STORY].rsplit(" ", 1)[0] + " …"


def _unmarked(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _topics(section: Section) -> str:
    topics = [words for anchor, words in section.anchors.items() if "-table-" not in anchor and words != section.title]
    return "; ".join(_sentence(words) for words in topics)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(text: str) -> str:
    """Markdown without its marks."""
    return LINK.sub(r"\1", BOLD.sub(r"\1", " ".join(text.split())))


def _entry(location: str, title: str, text: str, also: str = "") -> Entry:
    return {"location": location, "title": title, "text": text} | ({"also": also} if also else {})
