"""Finds in our own sentences what the policy now says more or less strongly: "must be referred immediately"."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from tools.sources.flowcharts.strength import LETTERS, WORDS, strengths
from tools.sources.taken.align import in_place_of
from tools.sources.taken.answers import as_ours, is_ours
from tools.sources.taken.bearing import REVIEWED, most_of
from tools.sources.taken.whereabouts import Now, Whereabouts
from tools.sources.taken.written import BY_HAND, line_of, quoted

if TYPE_CHECKING:
    from tools.sources.taken.follow import File

AFTER = 3
"""So many words after "must" make it recognisable: "must be referred immediately"."""
FEWER = 2
"""So few are enough to have somebody look, where the policy says them nowhere now: "must be referred to the DSL"."""
SETTLE = "Settle it once for all its places"
"""Begins what is said of a place that one answer to its sentence settles."""
_STRONG = "|".join(pattern for _, pattern in WORDS[:3])


def of_strength(file: "File", where: Whereabouts, answers: Mapping[str, str]) -> None:
    """Leaves each place that says, quoted or not, what a changed sentence said with another strength.

    What is labelled as ours may say more than the policy. A longer phrase is surely the sentence's,
    and follows an answer; a shorter one somebody has to read.
    """
    for phrase, now in _phrases(where):
        pattern = r"\s+(?:>\s*)?".join(map(re.escape, phrase.split()))
        for found in re.finditer(rf"\b{pattern}\b", file.text, re.I):
            line = line_of(file.text, found.start())
            told = any(each.line == line and each.sentence and each.sentence.before == now.before for each in file.left)
            edited = any(each.start <= found.start() < each.end for each in file.edits)
            answer = answers.get(now.before.number, "") if file.path not in BY_HAND else ""
            instead = in_place_of(phrase, now.before.text, now.words) if answer == "change" else ""
            if edited or is_ours(file.text, found.end()):
                continue
            if instead and len(phrase.split()) > AFTER:
                file.put(found.start(), found.end(), instead)
            elif answer == "keep" and not _is_cited(file, where, found.start()):
                as_ours(file, found.end())
            elif not told:
                file.leave(found.start(), f"“{phrase}” is from {told_strength(now)}", now)


def _is_cited(file: "File", where: Whereabouts, at: int) -> bool:
    around = [each for each in quoted(file.path, file.text) if each.start <= at < each.end]
    return any(where.stood(each.words) for each in around)


def of_reviewed(file: "File", where: Whereabouts) -> None:
    """Leaves each quotation of the reviewed list that still stands, where its sentence or its list says less now.

    “Report it” stands word for word under “we may:” as it stood under “we will:”. The letter beside it does not know.
    """
    for found in REVIEWED.finditer(file.text):
        words = json.loads(f'"{found[2]}"')
        for at, before in enumerate(where.found.old):
            now = where.found.new[where.found.to[at]] if at in where.found.to else None
            if now is None or words not in before.text or words not in now.text or strengths(before) == strengths(now):
                continue
            if LETTERS[found[1]].rank > most_of(strengths(now)).rank:
                what = f"the strength of “{words}” is {found[1]}, and its sentence or list says less ({now.number})."
                file.leave(found.start(1), f"{what} Write the letter that it bears now.")


def told_strength(sentence: Now) -> str:
    """How a sentence spoke and how it speaks, for a message."""
    was, said = (_in_words(strengths(each)) for each in (sentence.before, sentence.now))
    number = sentence.now.number if sentence.now else "nowhere"
    return f"a sentence that said {was} ({sentence.before.number}) and says {said} ({number}). {settle_it(sentence)}"


def settle_it(sentence: Now) -> str:
    """How a sentence is answered once; one that was taken out has no new words to put in."""
    number = sentence.before.number
    answers = (
        f"--change {number} --write (or --keep, or --remove)"
        if sentence.now
        else f"--remove {number} --write (or --keep), or --becomes {number}=NUMBER"
    )
    other = "" if sentence.now else " NUMBER is the sentence that has its place now."
    return f"{SETTLE}: policy-tools requote {answers}.{other} Or write each anew."


def told_gone(sentence: Now) -> str:
    """What a sentence said that the policy no longer has, for a message."""
    return f"a sentence that was taken out ({sentence.before.number}). {settle_it(sentence)}"


def _in_words(words: tuple[str, ...]) -> str:
    return " and ".join(dict.fromkeys(words)) or "nothing of the kind"


@lru_cache(maxsize=4)
def _phrases(where: Whereabouts) -> tuple[tuple[str, Now], ...]:
    found = []
    for at, before in enumerate(where.found.old):
        now = where.found.new[where.found.to[at]] if at in where.found.to else None
        if now is None or strengths(before) == strengths(now):
            continue
        for strong in re.finditer(_STRONG, before.text, re.I):
            for after in (AFTER, FEWER):
                words = before.text[strong.start() :].split()[: after + 1]
                phrase = " ".join(words).strip(".,;:")
                if len(words) > after and not where.stands(phrase):
                    found.append((phrase, Now(before, now, now.text)))
    return tuple(found)
