"""Reads a flowchart file: strict Markdown in, a flow out, or every mistake in it at once."""

import datetime
import re
from collections.abc import Sequence

from tools.browser.flow.facts import Stated, Value
from tools.browser.flow.model import Answer, Flow, Instruction, Link, Problem, Quotation, Step, Strength
from tools.sources.flowcharts.lines import Line, blocks, split_front_matter

ANSWER = re.compile(r"- (?P<words>[^:\[\]]+): \[(?P<title>[^\]]+)\]\(#(?P<to>[^)\s]+)\)(?: \((?P<says>[^()]+)\))?")
STATED = re.compile(r"(?P<no>no )?(?P<fact>[a-z][a-z-]*)(?P<not_sure>\?)?")
NOTHING = "nothing"
INSTRUCTION = re.compile(r"\d+\. \*\*(?P<strength>[^*]+)\*\*: (?P<text>.+)")
POLICY_LINK = re.compile(
    r"\[(?P<words>[^\]]+)\]\(\.\./\.\./docs/policy/(?P<section>[\w-]+\.md)(?:#(?P<anchor>[\w-]+))?\)"
)
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
FIELDS = ("for", "owner", "reviewed", "sections", "facts")
NEITHER = ("A heading that is neither the one title nor a step.", "Use '## ' for a step.")


def read_flow(name: str, path: str, text: str, fields: Sequence[str] = FIELDS) -> tuple[Flow | None, list[Problem]]:
    """The flow that a file's text says, and what is wrong with the text. ``fields`` have to stand above its title.

    The flow is None when there is any problem: a half-read flowchart must never be shown to anybody.
    """
    problems: list[Problem] = []
    facts, lines = split_front_matter(text, path, fields, problems)
    check_review_date(facts, path, problems)
    title, intro, parts = titled(lines, path, NEITHER, problems)
    steps = [_read_step(heading, body, path, problems) for heading, body in parts]
    said = read_stated(facts["facts"], path, 1, problems) if "facts" in facts else ()
    if not title:
        problems.append(Problem(path, 1, "No title.", "Write '# ' and the helper's name above the first step."))
    if not steps:
        problems.append(Problem(path, 1, "No steps.", "Write at least one '## ' heading with its answers."))
    if problems:
        return None, problems
    sections = tuple(part.strip() for part in facts["sections"].split(",") if part.strip())
    return Flow(
        name, path, title, tuple(intro), facts["for"], facts["owner"], facts["reviewed"], sections, tuple(steps), said
    ), []


def slug(title: str) -> str:
    """The id that a heading gets, by the rule that code hosts use, so that the file's own links work there."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def _problem(path: str, line: Line, what: str, todo: str) -> Problem:
    return Problem(path, line.number, what, todo)


def check_review_date(facts: dict[str, str], path: str, problems: list[Problem]) -> None:
    """Adds a problem when ``reviewed`` is there and is no date."""
    reviewed = facts.get("reviewed", "")
    try:
        datetime.date.fromisoformat(reviewed or "none")
    except ValueError:
        if reviewed:
            problems.append(
                Problem(path, 1, f"The review date '{reviewed}' is not a date.", "Write it like 2026-11-23.")
            )


def titled(
    lines: Sequence[Line], path: str, neither: tuple[str, str], problems: list[Problem]
) -> tuple[str, list[str], list[tuple[Line, list[Line]]]]:
    """The title, the paragraphs under it, and each part with its heading. ``neither`` is said of any other heading."""
    title, intro, parts = "", [], []
    for heading, body in headed(lines):
        if heading is None:
            problems += [_problem(path, line, "Text before the title.", "Begin with '# Title'.") for line in body]
        elif heading.text.startswith("# ") and not title:
            title, intro = heading.text[2:].strip(), [block.text for block in blocks(body)]
        elif heading.text.startswith("## "):
            parts.append((heading, body))
        else:
            problems.append(_problem(path, heading, *neither))
    return title, intro, parts


def headed(lines: Sequence[Line]) -> list[tuple[Line | None, list[Line]]]:
    """The lines, grouped under the heading that they follow."""
    groups: list[tuple[Line | None, list[Line]]] = []
    for line in lines:
        if line.text.startswith("#"):
            groups.append((line, []))
        elif groups:
            groups[-1][1].append(line)
        elif line.text.strip():
            groups.append((None, [line]))
    return groups


def _read_step(heading: Line, lines: Sequence[Line], path: str, problems: list[Problem]) -> Step:
    body: list[str] = []
    why = ""
    instructions: list[Instruction] = []
    answers: list[Answer] = []
    ways_on: list[Link] = []
    for block in blocks(lines):
        if block.text.startswith("Why we ask: "):
            why = block.text.removeprefix("Why we ask: ")
        elif block.text.startswith("Next: "):
            ways_on += _read_ways_on(block, path, problems)
        elif block.text.startswith("- "):
            answers += _read_answer(block, path, problems)
        elif re.match(r"\d+\. ", block.text):
            instructions += read_instruction(block, path, problems)
        elif block.text.startswith((">", "*", "+", "|", "<", "!", "`")) or block.quoted:
            problems.append(
                _problem(path, block, "A line that a flowchart file does not know.", "See changing-a-flowchart.md.")
            )
        else:
            body.append(block.text)
    title = heading.text[3:].strip()
    return Step(
        slug(title), title, tuple(body), why, tuple(instructions), tuple(answers), tuple(ways_on), heading.number
    )


def _read_answer(block: Line, path: str, problems: list[Problem]) -> list[Answer]:
    match = ANSWER.fullmatch(block.text)
    if not match or block.quoted:
        problems.append(
            _problem(path, block, "An answer that cannot be read.", "Write '- Answer: [Title of the step](#its-id)'.")
        )
        return []
    words = match["words"].strip()
    says = read_stated(match["says"], path, block.number, problems) if match["says"] else None
    return [Answer(slug(words), words, match["to"], match["title"], block.number, says)]


def read_stated(text: str, path: str, line: int, problems: list[Problem]) -> tuple[Stated, ...]:
    """What "image, no adult, sexual?" says; "nothing" says nothing. Adds a problem for what cannot be read."""
    if text.strip() == NOTHING:
        return ()
    stated: list[Stated] = []
    for part in text.split(","):
        match = STATED.fullmatch(part.strip())
        if not match or (match["no"] and match["not_sure"]):
            todo = "Write 'image', 'no image', 'image?' or 'nothing', with commas between."
            problems.append(Problem(path, line, f"'{part.strip()}' is no fact.", todo))
            continue
        value = Value.NO if match["no"] else Value.NOT_SURE if match["not_sure"] else Value.YES
        stated.append((match["fact"], value))
    return tuple(stated)


def _read_ways_on(block: Line, path: str, problems: list[Problem]) -> list[Link]:
    match = LINK.fullmatch(block.text.removeprefix("Next: "))
    if not match:
        problems.append(_problem(path, block, "A way on that cannot be read.", "Write 'Next: [Name](file.md)'."))
        return []
    return [Link(match["words"], match["target"])]


def read_instruction(block: Line, path: str, problems: list[Problem]) -> list[Instruction]:
    """The instruction that a block says, in a list; an empty one, and a problem more, when it cannot be read."""
    match = INSTRUCTION.fullmatch(block.text)
    names = {strength.value: strength for strength in Strength}
    if not match or match["strength"] not in names:
        problems.append(
            _problem(
                path, block, "An instruction without a strength.", f"Begin with **{'**, **'.join(names)}** and ':'."
            )
        )
        return []
    strength = names[match["strength"]]
    if strength is Strength.OUTSIDE:
        source = " ".join(block.quoted)
        if not source.startswith("Source: "):
            problems.append(
                _problem(path, block, "'Not in this policy' without its source.", "Add '> Source: [Title](address)'.")
            )
        return [Instruction(strength, match["text"], (), source.removeprefix("Source: "), block.number)]
    quotations = _read_quotations(block, path, problems)
    return [Instruction(strength, match["text"], quotations, "", block.number)]


def _read_quotations(block: Line, path: str, problems: list[Problem]) -> tuple[Quotation, ...]:
    """Pairs of a quotation in double quotes and the link to its section, both behind '>'."""
    quotations: list[Quotation] = []
    words = ""
    for part in block.quoted:
        link = POLICY_LINK.fullmatch(part)
        if not link:
            words = f"{words} {part}".strip()
            continue
        if not (len(words) > 2 and words.startswith('"') and words.endswith('"')):
            problems.append(_problem(path, block, "A quotation without double quotes.", 'Write > "the exact words".'))
        quotations.append(Quotation(words[1:-1], link["section"], link["anchor"] or "", block.number))
        words = ""
    if words or not quotations:
        problems.append(
            _problem(
                path,
                block,
                "An instruction without a quotation and its link.",
                'Add > "the exact words" and > [Section](../../docs/policy/FILE.md#heading).',
            )
        )
    return tuple(quotations)
