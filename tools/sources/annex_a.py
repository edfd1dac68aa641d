"""Checks that the fillable Annex A has the policy's words: every row and column head, in order."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape

from tools.browser.assessment import fields as annex
from tools.browser.assessment.afterwards import AFTERWARDS
from tools.browser.assessment.further import PARTS, Part
from tools.browser.flow.model import Problem
from tools.sources.form_keys import key_problems
from tools.sources.policy.text import Policy

PATH = "docs/policy/annex-a.md"
FIELDS = "tools/browser/assessment/fields.py"
FURTHER = "tools/browser/assessment/afterwards.py"

_TABLE_RULE = re.compile(r"\|[\s|:-]+\|")
_ATTRIBUTES = re.compile(r"\{[:#][^}]*\}\s*$")
_MARKS = re.compile(r"<[^>]+>|\*\*|\\(?=[^\w\s])")


def check_form(policy_annex_markdown: str, path: str = PATH) -> list[Problem]:
    """Compare the form's fields with the policy's Annex A, given as the Markdown of its page.

    Gives every difference as `path:line: what is wrong. What to do.`; an empty list when there is none.
    The page's words are the school's, so it is the form that has to follow.
    """
    on_page = list(lines_of_page(policy_annex_markdown))
    page_words = [words for _, words in on_page]
    form_words = list(lines_of_form())
    last = len(policy_annex_markdown.splitlines())
    problems = []
    for change, a, b, c, d in SequenceMatcher(None, page_words, form_words, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        line = on_page[a][0] if a < len(on_page) else last
        has = _quoted(page_words[a:b]) or "nothing here"
        should = _quoted(form_words[c:d]) or "nothing here"
        problems.append(
            Problem(
                path,
                line,
                f"the policy has {has} and the form has {should}.",
                f"Give {FIELDS} the policy’s words, or put the policy’s words right if they were changed by mistake.",
            )
        )
    return [*problems, *key_problems()]


def check_further(policy: Policy) -> list[Problem]:
    """What a part has from section 12 are that section's words: every sentence that is not there, as a problem."""
    told: list[Problem] = []
    moved: dict[str, int] = {}
    for words in (words for part in PARTS for words in _from_section_12(part)):
        having = [each.section for section in policy.sections for each in section.paragraphs if words in each.text]
        if having and AFTERWARDS not in having:
            moved[having[0]] = moved.get(having[0], 0) + 1
        elif not having:
            what = f"“{words}” does not stand in section {AFTERWARDS}."
            told.append(Problem(FURTHER, 1, what, "Give the row the policy’s words."))
    return told + [
        Problem(
            FURTHER,
            1,
            f"{many} quotations of section {AFTERWARDS} stand in section {key} now.",
            f"Write {key} into AFTERWARDS there: it is typed nowhere else.",
        )
        for key, many in moved.items()
    ]


def _from_section_12(part: Part) -> list[str]:
    rows = [words for row in part.rows if row.source == "section-12" for words in row.questions]
    return [*rows, *part.section_12]


def lines_of_form() -> Iterator[str]:
    """What Annex A's page says when it has the words of the form."""
    yield " ".join(annex.TITLE)
    yield annex.INFORMATION_HEADING
    yield from (field.words for field in annex.INFORMATION)
    yield " | ".join(annex.CONSIDERATION_COLUMNS)
    yield from (" • ".join(row.questions) for row in annex.CONSIDERATIONS if row.source == "annex-a")
    yield annex.ACTIONS_HEADING
    # The policy prints the table twice, and only the second says "(specify)".
    actions = [action.words for action in annex.ACTIONS if action.source == "annex-a"]
    for table in ([words.removesuffix(" (specify)") for words in actions], actions):
        yield " | ".join(annex.ACTION_COLUMNS)
        yield from table


def lines_of_page(markdown: str) -> Iterator[tuple[int, str]]:
    """The policy's own lines on the page, each with its line number: without notes, rules and mark-up."""
    lines = markdown.splitlines()
    for number, line in enumerate(lines, start=1):
        following = lines[number] if number < len(lines) else ""
        ours = line.startswith(("<!--", "{:")) or following.startswith("{: data-not-policy")
        if line.strip() and not ours and not _TABLE_RULE.fullmatch(line.strip()):
            yield number, _words(line)


def _words(line: str) -> str:
    bare = _ATTRIBUTES.sub("", line.strip()).lstrip("# ")
    cells = (cell.strip().removeprefix("• ") for cell in unescape(_MARKS.sub("", bare)).strip("|").split("|"))
    return " ".join(" | ".join(cell for cell in cells if cell).split())


def _quoted(lines: list[str]) -> str:
    return ", then ".join(f"“{words}”" for words in lines)
