"""Reads a scenario file: strict Markdown in, a scenario out, or every mistake in it at once."""

import re
from collections.abc import Sequence

from tools.browser.flow.model import Instruction, Problem
from tools.sources.flowcharts.lines import Line, blocks, split_front_matter
from tools.sources.flowcharts.read import LINK, check_review_date, read_instruction, slug, titled
from tools.sources.scenarios.act import begins_a_block, is_of_act, read_act
from tools.sources.scenarios.facts import FIELDS, check_facts, listed
from tools.sources.scenarios.scenario import Part, Row, Scenario

LABELS = ("Ask", "Helper", "Leads to", "Judgement", "Talk about")
ORDER = ("story", "Ask", "act", "Helper", "table", "Leads to", "instruction", "Judgement", "Talk about")
"""What a part is made of, in the order in which it has to stand."""
OPTIONAL = ("act", "instruction")
MOST_ONCE = ("Ask", "Helper", "Leads to", "Talk about")
HEADER = ("| Question | Answer | Because |", "| --- | --- | --- |")
NEITHER = ("A heading that is neither the one title nor a part.", "Use '## ' for a part.")
HELPER = re.compile(r"\.\./flowcharts/(?P<name>[\w-]+)\.md")


def read_scenario(name: str, path: str, text: str) -> tuple[Scenario | None, list[Problem]]:
    """The scenario that a file's text says, and what is wrong with the text; None when there is any problem."""
    problems: list[Problem] = []
    facts, lines = split_front_matter(text, path, FIELDS, problems)
    check_review_date(facts, path, problems)
    check_facts(facts, path, problems)
    title, intro, found = titled(lines, path, NEITHER, problems)
    parts = [_read_part(heading, body, path, problems) for heading, body in found]
    if not title:
        problems.append(Problem(path, 1, "No title.", "Write '# ' and the scenario's name above the first part."))
    elif not 1 <= len(intro) <= 3:
        problems.append(
            Problem(
                path,
                1,
                f"Not one to three paragraphs under the title, but {len(intro)}.",
                "Say who you are, and where.",
            )
        )
    if not 2 <= len(parts) <= 4:
        problems.append(Problem(path, 1, f"Not two to four parts, but {len(parts)}.", "Each part is a '## ' heading."))
    problems += _same_titles(parts, path)
    if problems:
        return None, problems
    return Scenario(
        name=name,
        path=path,
        title=title,
        intro=tuple(intro),
        audience=listed(facts["for"]),
        setting=facts["setting"],
        age=facts["age"],
        harm=listed(facts["harm"]),
        warning=facts["warning"],
        sections=listed(facts["sections"]),
        owner=facts["owner"],
        reviewed=facts["reviewed"],
        parts=tuple(parts),
    ), []


def _problem(path: str, line: Line, what: str, todo: str) -> Problem:
    return Problem(path, line.number, what, todo)


def _same_titles(parts: Sequence[Part], path: str) -> list[Problem]:
    ids = [part.id for part in parts]
    return [
        Problem(path, part.line, f"'{part.title}' is the title of two parts.", "Rename one.")
        for index, part in enumerate(parts)
        if part.id in ids[:index]
    ]


def own_blocks(lines: Sequence[Line]) -> list[Line]:
    """Blocks, where a label and each row of the table begin one of their own, with or without a blank line before."""
    apart: list[Line] = []
    for line in lines:
        if line.text.startswith(("|", *(f"{label}:" for label in LABELS))) or begins_a_block(line.text):
            apart.append(Line(line.number, ""))
        apart.append(line)
    return blocks(apart)


def _kind(block: Line, *, has_act: bool) -> str:
    """What a block is: a label's name, 'table', 'instruction', 'story', or '' when it is nothing known."""
    label = block.text.partition(":")[0]
    if label in LABELS:
        return label
    if has_act and is_of_act(block):
        return "act"
    if block.text.startswith("|"):
        return "table"
    if re.match(r"\d+\. ", block.text):
        return "instruction"
    return "" if block.text.startswith((">", "*", "+", "- ", "<", "!", "`")) or block.quoted else "story"


def _read_part(heading: Line, lines: Sequence[Line], path: str, problems: list[Problem]) -> Part:
    found: dict[str, list[Line]] = {kind: [] for kind in ORDER}
    furthest = 0
    found_blocks = own_blocks(lines)
    has_act = any(begins_a_block(block.text) for block in found_blocks)
    for block in found_blocks:
        kind = _kind(block, has_act=has_act)
        if not kind:
            problems.append(
                _problem(path, block, "A line that a scenario file does not know.", "See changing-a-scenario.md.")
            )
            continue
        if ORDER.index(kind) < furthest:
            after = ORDER[furthest]
            problems.append(
                _problem(path, block, f"'{kind}' stands after '{after}'.", f"The order is {', '.join(ORDER)}.")
            )
        furthest = max(furthest, ORDER.index(kind))
        found[kind].append(block)
    title = heading.text[3:].strip()
    if not slug(title):
        problems.append(_problem(path, heading, "A part without a title.", "Give it words."))
    for kind in ORDER:
        if not found[kind] and kind not in OPTIONAL:
            needed = ", ".join(each for each in ORDER if each not in OPTIONAL)
            problems.append(_problem(path, heading, f"'{title}' has no '{kind}'.", f"Parts need: {needed}."))
    for kind in MOST_ONCE:
        problems += [_problem(path, extra, f"'{kind}:' is there twice.", "Keep one.") for extra in found[kind][1:]]
    helper, helper_title = _read_helper(found["Helper"], path, problems)
    instructions: list[Instruction] = []
    for block in found["instruction"]:
        instructions += read_instruction(block, path, problems)
    return Part(
        id=slug(title),
        title=title,
        story=tuple(block.text for block in found["story"]),
        ask=_said(found["Ask"], path, problems),
        helper=helper,
        helper_title=helper_title,
        rows=tuple(_read_table(found["table"], path, problems)),
        leads_to=_said(found["Leads to"], path, problems),
        instructions=tuple(instructions),
        judgement=tuple(_said([block], path, problems) for block in found["Judgement"]),
        talk=_said(found["Talk about"], path, problems),
        line=heading.number,
        helper_line=_line(found["Helper"], heading),
        leads_line=_line(found["Leads to"], heading),
        act=read_act(found["act"], path, problems),
    )


def _line(found: Sequence[Line], heading: Line) -> int:
    return found[0].number if found else heading.number


def _said(found: Sequence[Line], path: str, problems: list[Problem]) -> str:
    """What stands after the label of the first block, or "" when there is none."""
    if not found:
        return ""
    label, _, words = found[0].text.partition(":")
    if not words.strip():
        problems.append(_problem(path, found[0], f"'{label}:' says nothing.", "Write the words after it."))
    return words.strip()


def _read_helper(found: Sequence[Line], path: str, problems: list[Problem]) -> tuple[str, str]:
    if not found:
        return "", ""
    link = LINK.fullmatch(found[0].text.removeprefix("Helper:").strip())
    place = HELPER.fullmatch(link["target"]) if link else None
    if not link or not place:
        problems.append(
            _problem(path, found[0], "A helper that cannot be read.", "Write 'Helper: [Title](../flowcharts/NAME.md)'.")
        )
        return "", ""
    return place["name"], link["words"]


def _read_table(found: Sequence[Line], path: str, problems: list[Problem]) -> list[Row]:
    if not found:
        return []
    if tuple(block.text for block in found[:2]) != HEADER:
        problems.append(
            _problem(
                path, found[0], "A table without its first two lines.", f"Write '{HEADER[0]}', then '{HEADER[1]}'."
            )
        )
        return []
    if not found[2:]:
        problems.append(_problem(path, found[0], "A table without rows.", "Write a row for each question."))
    rows: list[Row] = []
    for block in found[2:]:
        cells = [cell.strip() for cell in block.text.strip("|").split("|")]
        answers = tuple(answer.strip() for answer in cells[1].split(" / ")) if len(cells) == 3 else ()
        if len(cells) != 3 or not all(cells) or not all(answers) or not block.text.endswith("|"):
            problems.append(
                _problem(path, block, "A row that cannot be read.", "Write '| Question | Answer | Because |', no more.")
            )
        else:
            rows.append(Row(cells[0], answers, cells[2], block.number))
    return rows
