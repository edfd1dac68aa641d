"""Does what a person has answered about one sentence of the policy, in every place that rests on it.

A sentence that speaks otherwise, or was taken out, is answered once: *change* puts the policy's new words in; *remove*
takes out what we said because of it; *keep* goes on saying it, as ours. Where that cannot be done
without somebody's judgement (a page's own sentence, the last thing that a step says), the place is left.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tools.browser.flow.model import Strength
from tools.sources.taken.whereabouts import Now, Whereabouts
from tools.sources.taken.written import folded

if TYPE_CHECKING:
    from tools.sources.taken.follow import File

Answer = Literal["change", "keep", "remove"]
Answers = Mapping[str, Answer]
"""What somebody has said to a sentence, by the number that it had."""

OURS = "no longer in this policy"
SOURCE = "> Source: advice of this site. An earlier edition of the policy said it ({number}), and this one does not."
BLOCK = re.compile(r"(?m)^\d+\. \*\*(?P<strength>[^*\n]+)\*\*: .*\n(?: {3}.*\n?)*")
PAIR = re.compile(r' {3}> "(?P<words>(?:[^"\n]|\n {3}> )+)"\n {3}> \[[^\]\n]+\]\([^)\s]+\)\n?')
_NUMBER = re.compile(r"(?m)^\d+(?=\. \*\*)")
_STEP = re.compile(r"(?m)^## ")
_QUOTE = re.compile(
    r'(?P<before>,\s*)?\{\s*"strength": "\w",\s*"line": \d+,\s*'
    r'"words": "(?P<words>(?:[^"\\\n]|\\.)+)"\s*\}(?P<after>,\s*)?'
)
_END = re.compile(r"(?=[.:;?!](?:[\s\"”]|$)|\n\s*\n)")


def of_answers(file: "File", where: Whereabouts, answers: Answers) -> None:
    """Keeps or removes each instruction, and quotation of the reviewed list, that rests on an answered sentence."""
    if not answers or set(answers.values()) == {"change"}:
        return
    if file.path.endswith(".json"):
        _of_points(file, where, answers)
    elif file.path.endswith(".md"):
        starts = [0, *(found.start() for found in _STEP.finditer(file.text)), len(file.text)]
        for start, end in pairwise(starts):
            _of_step(file, where, answers, start, end)


def answered(file: "File", at: int, sentence: Now | None, answers: Answers) -> bool:
    """Whether a place has been done already, with the instruction that it stands in."""
    known = sentence is not None and str(sentence.before.number) in answers
    return known and any(each.start <= at < each.end for each in file.edits)


def as_ours(file: "File", end: int) -> None:
    """Labels a sentence of ours that goes on saying what the policy no longer says, at its end."""
    found = _END.search(file.text, end)
    at = found.start() if found else len(file.text.rstrip())
    if all(each.start != at for each in file.edits):
        file.put(at, at, f" ({OURS})")


def is_ours(text: str, end: int) -> bool:
    """Whether a sentence is labelled so already, or stands in an instruction that is not the policy's."""
    found = _END.search(text, end)
    block = next((each for each in BLOCK.finditer(text) if each.start() < end <= each.end()), None)
    ours = block is not None and block["strength"] == Strength.OUTSIDE.value
    return ours or OURS in text[end : found.start() if found else len(text)]


def _of_step(file: "File", where: Whereabouts, answers: Answers, start: int, end: int) -> None:
    blocks = list(BLOCK.finditer(file.text, start, end))
    resting = {each.start(): list(_resting(each, where, answers)) for each in blocks}
    gone = [each for each in blocks if _whole(each, resting) and _all(resting[each.start()], "remove")]
    for block in blocks:
        rests = resting[block.start()]
        whole = _whole(block, resting)
        # A step or a duty never ends up with nothing to say: somebody has to write what is done instead.
        if not rests or (block in gone and len(gone) == len(blocks)):
            continue
        if block in gone:
            file.put(block.start(), block.end(), "")
            continue
        for pair, number, _ in rests:
            first = whole and pair is rests[0][0]
            file.put(pair.start(), pair.end(), f"   {SOURCE.format(number=number)}\n" if first else "")
        if whole:
            file.put(block.start("strength"), block.end("strength"), Strength.OUTSIDE.value)
    kept = [each for each in blocks if each not in gone]
    if gone and kept:
        for count, block in enumerate(kept, 1):
            if at := _NUMBER.match(file.text, block.start()):
                file.put(at.start(), at.end(), str(count))


Rest = tuple[re.Match[str], str, Answer]


def _resting(block: re.Match[str], where: Whereabouts, answers: Answers) -> Iterator[Rest]:
    """The quotations of an instruction that an answer is about, each with the sentence's number and the answer."""
    for pair in PAIR.finditer(block.string, block.start(), block.end()):
        if said := _answer(folded(pair["words"]), where, answers):
            yield pair, *said


def _answer(words: str, where: Whereabouts, answers: Answers) -> tuple[str, Answer] | None:
    if where.stands(words) or not where.stood(words):
        return None
    numbers = [str(each.before.number) for each in where.instead(words)]
    said = [(number, answers[number]) for number in numbers if answers.get(number, "change") != "change"]
    return said[0] if len(said) == len(numbers) else None


def _whole(block: re.Match[str], resting: Mapping[int, list[Rest]]) -> bool:
    """Whether nothing that an instruction quotes would be left."""
    pairs = list(PAIR.finditer(block.string, block.start(), block.end()))
    return bool(pairs) and len(resting[block.start()]) == len(pairs)


def _all(rests: list[Rest], answer: Answer) -> bool:
    return all(said == answer for _, _, said in rests)


def _of_points(file: "File", where: Whereabouts, answers: Answers) -> None:
    """Takes a quotation out of the reviewed list, unless its point would have none."""
    for found in _QUOTE.finditer(file.text):
        if not _answer(folded(found["words"]), where, answers):
            continue
        if found["after"]:
            file.put(found.start() + len(found["before"] or ""), found.end(), "")
        elif found["before"]:
            file.put(found.start(), found.end(), "")
