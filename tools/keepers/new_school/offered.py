"""The helpers of this project, offered to another school: what each needs from that school's own policy.

A helper is words and arrows that rest on sentences of one policy. What stands word for word in the other one is led
there. Every other sentence stays as it is, so that the build refuses it until somebody has put the school's own words
in its place, or has said that it is not in this policy: nothing is guessed.
"""

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow, Problem, Strength
from tools.keepers.new_school.settled import Settled, settled
from tools.sources.errors import SourceError
from tools.sources.flowcharts.coverage import SENTENCE
from tools.sources.flowcharts.read import read_flow, slug
from tools.sources.flowcharts.table import read_table
from tools.sources.numbers import filled_in
from tools.sources.paths import PROJECT, ROOT
from tools.sources.policy.text import Paragraph, Policy, having

HELPERS, DUTIES_FILE = ROOT / "tools" / "flowcharts", "tools/duties/duties.md"
LIKE = 0.5
"""A sentence of the other policy is shown beside ours when at least this share of their words is common."""
_QUOTED = re.compile(
    r'(?P<head>^ *> "(?P<words>[^\n]+)"\n *> )\[[^\]\n]*\]\((?P<to>\.\./\.\./docs/policy/)[\w-]+\.md(?:#[\w-]+)?\)',
    re.M,
)
_SECTIONS = re.compile(r"^sections: .*$", re.M)
_REVIEWED = re.compile(r"^reviewed: .*$", re.M)
_DUTY = re.compile(r"^## .+\n(?:.*\n)*?(?=^## |\Z)", re.M)
_WORD = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True, slots=True)
class Need:
    """A sentence of our policy that a helper rests on, and what the other policy has of it.

    ``place`` is the step or the duty that says it. ``here`` is the paragraph that has it word for word; else ``like``
    is the sentence that is most like it, with its paragraph's number, or "" where none is.
    """

    words: str
    strength: Strength
    place: str
    here: Paragraph | None
    like: str = ""


def offers() -> list[Flow]:
    """The helpers of this project, with its own duties, whatever project the command works on."""
    table, problems = read_table((ROOT / DUTIES_FILE).parent)
    flows: list[Flow] = []
    for path in sorted(HELPERS.glob("*.md")):
        flow, wrong = read_flow(path.stem, path.name, filled_in(path, path.read_text(encoding="utf-8")))
        problems += wrong
        flows += [replace(flow, table=table)] if flow else []
    if problems:
        raise SourceError(problems)
    return flows


def offer(name: str) -> Flow:
    """One of them. Raises SourceError when there is none of that name."""
    flows = {flow.name: flow for flow in offers()}
    if name not in flows:
        raise SourceError.saying(f"There is no helper “{name}” to take over. There are: {', '.join(flows)}.")
    return flows[name]


def needs(flow: Flow, policy: Policy, has: Collection[str] = ()) -> list[Need]:
    """Every sentence that it rests on, once, in the order of its steps and then of its duties.

    ``has`` are the ids of duties that the school has in words of its own.
    """
    duties = {duty.id: duty for duty in flow.table.duties if duty.id not in has}
    said = [(f"step “{step.title}”", each) for step in flow.steps for each in step.instructions]
    said += [
        (f"duty “{duties[key].title}”", says)
        for key in _duties_of(flow)
        if key in duties and (says := duties[key].says)
    ]
    theirs = _sentences(policy)
    found: dict[str, Need] = {}
    for place, instruction in said:
        for words in (each.words for each in instruction.quotations):
            if words not in found:
                here = _paragraph_with(words, policy)
                found[words] = Need(words, instruction.strength, place, here, "" if here else _like(words, theirs))
    return list(found.values())


def take_over(name: str, policy: Policy, today: date, school: Path = PROJECT) -> dict[Path, str | None]:
    """The files to write: the helper, and the duties that its endings call for and the school does not have.

    ``school`` is its folder. Raises SourceError where it has the helper already.
    """
    path = school / "tools" / "flowcharts" / f"{name}.md"
    if path.exists():
        raise SourceError(
            [Problem(f"tools/flowcharts/{name}.md", 1, "this helper is there already.", "Mend it there.")]
        )
    flow = offer(name)
    text = (HELPERS / f"{name}.md").read_text(encoding="utf-8")
    held = {each.here.section for each in needs(flow, policy) if each.here}
    keys = [section.key for section in policy.sections if section.key in held]
    keys = keys or [section.key for section in policy.sections if section.key.isdigit()][:1]
    text = _SECTIONS.sub(f"sections: {', '.join(keys)}", _REVIEWED.sub(f"reviewed: {today}", text, count=1), count=1)
    texts: dict[Path, str | None] = {path: _led_there(text, policy)}
    has = own_duties(school)
    if lacking := [key for key in _duties_of(flow) if key not in has]:
        file = school / DUTIES_FILE
        before = file.read_text(encoding="utf-8").rstrip("\n")
        titles = {duty.title for duty in flow.table.duties if duty.id in lacking}
        blocks = _DUTY.findall((ROOT / DUTIES_FILE).read_text(encoding="utf-8"))
        wanted = [each.rstrip("\n") for each in blocks if each.partition("\n")[0].removeprefix("## ").strip() in titles]
        texts[file] = _led_there("\n\n".join([before, *wanted]) + "\n", policy)
    return texts


def settle_all(texts: Mapping[Path, str | None], policy: Policy) -> tuple[dict[Path, str | None], list[Settled]]:
    """The same files, with what this school's policy does not say as advice of this site, where that is safe."""
    theirs = _sentences(policy)
    found = {
        path: settled(
            text,
            lambda words: _paragraph_with(words, policy) is not None,
            lambda words: bool(_like(words, theirs)),
            _there(path, texts),
        )
        for path, text in texts.items()
        if text is not None
    }
    return {path: each.text for path, each in found.items()}, list(found.values())


def _there(path: Path, texts: Collection[Path]) -> Callable[[str], bool]:
    def there(target: str) -> bool:
        if "docs/policy/" in target:
            return False  # A page of the same name says something else there.
        to = Path(os.path.normpath(path.parent / target.partition("#")[0]))
        return "://" in target or to.exists() or to in texts

    return there


def own_duties(school: Path = PROJECT) -> frozenset[str]:
    """The ids of the duties that a school's folder has."""
    text = (school / DUTIES_FILE).read_text(encoding="utf-8")
    return frozenset(slug(each.partition("\n")[0].removeprefix("## ")) for each in _DUTY.findall(text))


def _duties_of(flow: Flow) -> list[str]:
    """Those that any way through it calls for, in the order of the file."""
    shown = {key for due in shown_at(flow).values() for key in due}
    return [duty.id for duty in flow.table.duties if duty.id in shown]


def _paragraph_with(words: str, policy: Policy) -> Paragraph | None:
    return next(iter(having(policy, words)), None)


def _like(words: str, theirs: list[tuple[frozenset[str], str]]) -> str:
    ours = _words_of(words)
    best, said = max(((_share(ours, each), said) for each, said in theirs), default=(0.0, ""))
    return said if best >= LIKE else ""


def _sentences(policy: Policy) -> list[tuple[frozenset[str], str]]:
    """Every sentence by its words, and as it is shown."""
    return [
        (_words_of(sentence), f"“{sentence}” ({paragraph.number})")
        for section in policy.sections
        for paragraph in section.paragraphs
        for sentence in SENTENCE.split(paragraph.text)
    ]


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)


def _led_there(text: str, policy: Policy) -> str:
    """Each quotation that stands in the policy, with the link to where it stands there."""
    files = {section.key: section.path.name for section in policy.sections}

    def led(found: re.Match[str]) -> str:
        here = _paragraph_with(found["words"], policy)
        if here is None:
            return found[0]
        words = re.sub(r"[\[\]]", "", here.heading or here.number)
        anchor = here.heading_anchor or here.anchor
        return f"{found['head']}[{words}]({found['to']}{files[here.section]}#{anchor})"

    return _QUOTED.sub(led, text)
