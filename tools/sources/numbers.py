"""Telephone numbers stand once, in school.toml. Wherever our own words need one they say `<!-- number: KEY -->`.
So do the two dates of the policy, `<!-- date: agreed -->` and `<!-- date: due -->`.

In a helper, a duty, a scenario, a moment, a note or a question the marker is the number alone, filled in before the
file is read: so checks, search, reviews and `policy-tools diff` see the words that readers see. On a page of docs it is
a sentence (policy/contacts.py). Exact words of the policy keep the number that the policy prints.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.section_names import names_filled_in
from tools.sources.school import Contact, School, day_in_words, read_school, usable

DATE = re.compile(r"<!-- date: ([a-z]*) -->")
MARKER = re.compile(r"<!-- number: ([a-z-]+) -->")
SCHOOL = "docs/school.toml"
WORDS = (
    "tools/flowcharts/*.md",
    "tools/duties/*",
    "tools/scenarios/*.md",
    "tools/moments/*.md",
    "tools/quiz.toml",
    "tools/glossary.toml",
    "tools/weigh.toml",
    "docs/notes/notes.toml",
)
"""Our own words that are read as data, below a project's folder: there a marker is a number alone."""
PAGES = ("docs/**/*.md",)
NOT_OURS = ("docs/policy/",)
# 999, 101, 111 and 116 123 are shorter: the same for everybody, they are words like any other. What “…” follows is the
# beginning that many numbers have, and none that could be rung.
_TYPED = re.compile(r"(?<![\w.,/#-])(?:\+44 ?|0)\d(?: ?\d){6,9}(?![\w/…-])")
# What a line quotes is not ours: "> ..." in Markdown, words = "..." and quote = "..." in TOML.
_QUOTED = re.compile(r'^\s*>.*|\b(?:words|quote)\s*=\s*"[^"]*"')
_FENCE = re.compile(r"^```.*?^```", re.M | re.S)


def filled_in(path: Path, text: str) -> str:
    """The text of a file of `WORDS` with its numbers and the names of sections.

    What cannot be filled in stays: `number_problems` and `typed_names` say why.
    """
    project = next((each for each in path.resolve().parents if (each / SCHOOL).is_file()), PROJECT)
    text = names_filled_in(text, project)
    if not MARKER.search(text) and not DATE.search(text):
        return text
    try:
        school = read_school(project / SCHOOL)
    except SourceError:  # Whoever reads it says so.
        return text
    lines = with_dates(text, school).splitlines(keepends=True)
    return "".join(line if line.lstrip().startswith(">") else _fill(line, school) for line in lines)


def with_dates(text: str, school: School) -> str:
    """The text with the policy's two dates: `<!-- date: agreed -->` and `<!-- date: due -->`."""
    days = {"agreed": day_in_words(school.agreed), "due": day_in_words(school.due)}
    return DATE.sub(lambda found: days.get(found[1], found[0]), text)


def number_of(school: School, key: str) -> str:
    """The number alone, to stand in a sentence; "" where nobody has one to rely on."""
    contact = school.contact(key)
    if contact is None or not usable(contact):
        return ""
    # The policy prints another one: what stands in its place must not look like the policy's.
    return f"{contact.use_instead} (not in this policy)" if contact.use_instead else contact.number


def _fill(line: str, school: School) -> str:
    return MARKER.sub(lambda found: number_of(school, found[1]) or found[0], line)


def number_problems(school: School, project: Path = PROJECT) -> list[Problem]:
    """Every number that is typed where a marker belongs, and every marker that nothing can be put in the place of."""
    return [
        *(problem for path in _files(project, WORDS) for problem in _wrong_in(path, project, school, alone=True)),
        *(problem for path in _files(project, PAGES) for problem in _wrong_in(path, project, school, alone=False)),
    ]


def typed_in(text: str, school: School) -> Iterator[tuple[int, str]]:
    """Each number that is typed in our own words: its line, and what to write."""
    keys = {
        number.replace(" ", ""): contact.key
        for contact in school.contacts
        for number in (contact.number, contact.use_instead)
    }
    # Found elsewhere and rung by nobody: a note may say that it was found.
    seen = " ".join(each.number for contact in school.contacts for each in contact.seen)
    ours = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for line, words in enumerate(ours.splitlines(), start=1):
        for typed in _TYPED.findall(_QUOTED.sub("", words)):
            if key := keys.get(typed.replace(" ", "")):
                yield line, f"“{typed}” is typed here. Write <!-- number: {key} -->: the number stands in {SCHOOL}."
            elif typed not in seen:
                todo = f"Give it a contact in {SCHOOL}, and write <!-- number: KEY --> here."
                yield line, f"“{typed}” is a telephone number that {SCHOOL} does not have. {todo}"


def _wrong_in(path: Path, project: Path, school: School, *, alone: bool) -> Iterator[Problem]:
    yield from wrong_in(path.relative_to(project).as_posix(), path.read_text(encoding="utf-8"), school, alone=alone)


def wrong_in(shown: str, text: str, school: School, *, alone: bool) -> Iterator[Problem]:
    """The same for one text. ``alone`` says that a marker in it is a number alone."""
    wrong = [*typed_in(text, school), *_markers_in(text, school, alone=alone)]
    yield from (Problem(shown, line, what) for line, what in sorted(wrong))


def _markers_in(text: str, school: School, *, alone: bool) -> Iterator[tuple[int, str]]:
    for line, words in enumerate(text.splitlines(), start=1):
        for name in DATE.findall(re.sub(r"`[^`]*`", "", words)):
            if name not in ("agreed", "due"):
                yield line, f"the policy has no date “{name}”. Write <!-- date: agreed --> or <!-- date: due -->."
        # On a page about this site, `<!-- number: dsl -->` in backticks shows how it is written.
        for key in MARKER.findall(re.sub(r"`[^`]*`", "", words)):
            contact = school.contact(key)
            if contact is None:
                known = ", ".join(each.key for each in school.contacts if not alone or number_of(school, each.key))
                yield line, f"{SCHOOL} has no contact “{key}”. Use one of: {known}."
            elif alone and words.lstrip().startswith(">"):
                yield line, "A quotation has the policy's exact words. Write the number as the policy prints it."
            elif alone and not number_of(school, key):
                yield line, f"“{key}” has no number yet that this sentence can rely on. {_instead(contact)}"


def _instead(contact: Contact) -> str:
    if contact.doubted:
        return f"Fill in confirmed_by and confirmed_on for it in {SCHOOL}, or say whom to ask instead."
    return f"Fill it in, in {SCHOOL}, or say whom to ask instead."


def _files(project: Path, globs: Iterable[str]) -> Iterator[Path]:
    for path in sorted({path for each in globs for path in project.glob(each) if path.is_file()}):
        if not path.relative_to(project).as_posix().startswith(NOT_OURS):
            yield path
