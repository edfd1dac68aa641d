"""Reads the facts and the duties: `tools/duties/facts.toml` and `duties.md` in, or every mistake in them at once.

Runs while the site is built. Whoever changes a duty waits for its messages.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence

from tools.browser.flow.facts import CONCERN, Fact, Value
from tools.browser.flow.model import CardPart, Duty, DutyKind, Instruction, Problem, Strength, When
from tools.sources.flowcharts.lines import Line, blocks, split_front_matter
from tools.sources.flowcharts.read import check_review_date, read_instruction, slug, titled

MOST_WORDS = 25
UNASKED = {"no": Value.NO, "not asked": Value.NOT_ASKED, "yes": Value.YES}
FIELDS = ("owner", "reviewed")
CARD = {
    "Who": CardPart.WHO, "Open": CardPart.OPEN, "Shut": CardPart.SHUT, "Next": CardPart.NEXT,
    "Now": CardPart.DO_NOW, "Not": CardPart.DO_NOT, "Write": CardPart.WRITE,
}  # fmt: skip
"""The labels of a line for the card, each with its part."""
MOST_WORDS_OF_A_LINE = 12
BINDS = re.compile(r"\b(must|never)\b", re.I)
CHILD_IS_THERE = "with-child"
LABELS = ("Kind", "When", "If", "Unasked", "Reach", "Never beside", *CARD)
NEITHER = ("A heading that is neither the one title nor a duty.", "Use '## ' for a duty.")
QUOTED = re.compile(r'"([^"]+)"')
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
Facts = Mapping[str, Fact]


def read_facts(path: str, text: str) -> tuple[Facts, list[Problem]]:
    """The closed list of facts, by name, and what is wrong with it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        return {}, [Problem(path, 1, f"This is not TOML: {wrong}.", "Mend it.")]
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        line = next((at for at, each in enumerate(text.splitlines(), 1) if each.strip() == f"[{name}]"), 1)
        unknown = set(table) - {"means", "if", "unasked", "part_of", "reader", "not_with", "travels"}
        whole = table.get("part_of", "")
        if unknown or not table.get("means") or "if" not in table:
            known = "'unasked', 'part_of', 'reader', 'not_with' and 'travels'"
            what = f"'{name}' needs 'means' and 'if', and knows {known}."
            problems.append(Problem(path, line, what, f"Mend {', '.join(sorted(unknown)) or 'it'}."))
        elif table.get("unasked", "no") not in UNASKED:
            todo = f"Use one of {', '.join(UNASKED)}."
            problems.append(Problem(path, line, f"'{name}' has no such 'unasked'.", todo))
        elif whole and whole not in facts:
            problems.append(Problem(path, line, f"'{name}' is part of '{whole}'.", "Put the whole above its kinds."))
        elif not set(table.get("not_with", ())) <= set(facts):
            problems.append(Problem(path, line, f"'{name}' names what is no fact.", "Put those facts above it."))
        else:
            unasked, never = UNASKED[table.get("unasked", "no")], tuple(table.get("not_with", ()))
            reader, travels = table.get("reader", False), table.get("travels", True)
            facts[name] = Fact(name, table["means"], table["if"], unasked, whole, reader, never, travels)
    return facts, problems


def read_duties(path: str, text: str, facts: Facts) -> tuple[tuple[Duty, ...], list[Problem]]:
    """The duties in the order of the file, and what is wrong with it; none when anything is."""
    problems: list[Problem] = []
    head, lines = split_front_matter(text, path, FIELDS, problems)
    check_review_date(head, path, problems)
    _title, _intro, parts = titled(lines, path, NEITHER, problems)
    duties = [duty for heading, body in parts if (duty := _read_duty(heading, body, path, facts, problems))]
    seen: set[str] = set()
    for duty in duties:
        if duty.id in seen:
            problems.append(Problem(path, duty.line, f"'{duty.title}' is there twice.", "Rename one."))
        seen.add(duty.id)
    return (() if problems else tuple(duties)), problems


def words_of(says: Instruction) -> int:
    """How many words a duty has, a link counted as the words that it shows."""
    return len(LINK.sub(r"\1", says.text).split())


def _read_duty(heading: Line, lines: Sequence[Line], path: str, facts: Facts, problems: list[Problem]) -> Duty | None:
    title = heading.text[3:].strip()
    before = len(problems)

    def wrong(what: str, todo: str) -> None:
        problems.append(Problem(path, heading.number, f"'{title}' {what}", todo))

    told: dict[str, list[str]] = {label: [] for label in LABELS}
    rest: list[Line] = []
    for line in lines:
        label, colon, said = line.text.partition(": ")
        if colon and label in LABELS:
            told[label].append(said.strip())
        else:
            rest.append(line)
    says: list[Instruction] = []
    for block in blocks(rest):
        says += read_instruction(block, path, problems)
    kinds = {kind.value: kind for kind in DutyKind}
    if len(told["Kind"]) != 1 or told["Kind"][0] not in kinds:
        wrong("has no kind.", f"Write one 'Kind: ', one of {', '.join(kinds)}.")
    when = tuple(_terms(line, title, heading, path, facts, problems) for line in told["When"])
    if not when:
        wrong("has no 'When:'.", "Say which facts call for it.")
    if len(says) != 1:
        wrong(f"says {len(says)} things.", "Write one sentence, '1. **Strength**: ...'.")
    if len(problems) > before:
        return None
    if words_of(says[0]) > MOST_WORDS:
        wrong(f"has {words_of(says[0])} words.", f"Say it in at most {MOST_WORDS}.")
    given = told["If"][0] if told["If"] else _own_if(when, facts)
    if not given and _can_be_unsure(when, facts):
        wrong("may be unsure, and has no 'If:'.", "Say how it begins then, such as 'If a child is hurt'.")
    if told["Unasked"] not in ([], ["shown"]):
        wrong("has an 'Unasked:' that cannot be read.", "Write 'Unasked: shown', or leave it out.")
    on_card, card = _line_of_card(told, says[0], wrong)
    unasked = bool(told["Unasked"])
    reach = tuple(key.strip() for key in ",".join(told["Reach"]).split(",") if key.strip())
    never = tuple(QUOTED.findall(" ".join(told["Never beside"])))
    kind = kinds[told["Kind"][0]]
    special = says[0].strength is Strength.MUST or any(_is_said(terms, facts) for terms in when)
    at = heading.number
    return Duty(slug(title), when, title, kind, given, unasked, never, reach, says[0], at, on_card, card, special)


def _is_said(terms: Sequence[str], facts: Facts) -> bool:
    """Whether it rests on what somebody says to be so, not on who reads, on what is not so, or on who is there.

    That a child is there says nothing of what it is about: what that calls for comes first on a card.
    """
    return all(not term.startswith("!") and not facts[term].reader and term != CHILD_IS_THERE for term in terms)


def _line_of_card(
    told: Mapping[str, list[str]], says: Instruction, wrong: Callable[[str, str], None]
) -> tuple[CardPart | None, str]:
    """Its part of the card and its words there; none where it stands only below."""
    lines = [(part, words) for label, part in CARD.items() for words in told[label]]
    if len(lines) > 1:
        wrong("has two lines for the card.", f"Write one of {', '.join(CARD)}.")
    part, words = lines[0] if lines else (None, "")
    if len(words.split()) > MOST_WORDS_OF_A_LINE:
        wrong(f"has {len(words.split())} words on the card.", f"Say it in at most {MOST_WORDS_OF_A_LINE}.")
    if BINDS.search(words) and says.strength is not Strength.MUST:
        wrong("says must or never on the card, and the policy does not.", "Say it in the strength that it has.")
    return part, words


def _terms(line: str, title: str, heading: Line, path: str, facts: Facts, problems: list[Problem]) -> tuple[str, ...]:
    terms = tuple(f"!{term[4:]}" if term.startswith("not ") else term for term in line.split(" or "))
    for term in terms:
        if term.removeprefix("!") not in facts:
            what = f"'{title}' rests on '{term.removeprefix('!')}', which is no fact."
            problems.append(Problem(path, heading.number, what, "Use one of tools/duties/facts.toml."))
    return terms


def _asked(when: When, facts: Facts) -> list[str]:
    """The facts that it rests on besides who reads."""
    return [term for terms in when for term in terms if not facts[term.removeprefix("!")].reader]


def _own_if(when: When, facts: Facts) -> str:
    """The fact's own words, where the duty rests on one fact that may be so."""
    asked = _asked(when, facts)
    return facts[asked[0]].given if len(asked) == 1 and not asked[0].startswith("!") else ""


def _can_be_unsure(when: When, facts: Mapping[str, Fact]) -> bool:
    return any(term != CONCERN for term in _asked(when, facts))
