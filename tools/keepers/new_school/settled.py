"""Settles, when a person asks for it, what a helper says that another school's policy does not: it becomes advice.

An instruction of which the policy has nothing is labelled as not in this policy. One of which it has a part, or words
much like it, or that speaks of the policy itself, is left: the build refuses it until somebody has read it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tools.browser.flow.model import Strength
from tools.sources.policy.section_names import MARKER
from tools.sources.taken.answers import BLOCK, PAIR

SOURCE = (
    "   > Source: advice of this site, taken over from another school. The policy of this school does not say it.\n"
)
_NEXT = re.compile(r"(?m)^Next: \[(?P<words>[^\]\n]+)\]\((?P<to>[^)\s]+)\)\n\n?")
_OF_THE_POLICY = re.compile(r"\b(?:polic(?:y|ies)|[Ss]ections? \d)", re.I)
_PROSE = re.compile(r"(?!- |Next: |Who: |Never beside: |#|>)\S")
_SPEAKS = re.compile(r"\b(?:[Tt]h(?:e|is) policy|[Ss]ections? \d|Annex A|[Pp]eer[ -]on[ -][Pp]eer)")
_NOT_IN_IT = re.compile(r"not in this policy|no longer in this policy", re.I)


@dataclass(frozen=True, slots=True)
class Settled:
    """A text, how many of its instructions are advice now, how many wait for a person, and links that were left out."""

    text: str
    advice: int
    waiting: int
    left_out: tuple[str, ...]


Says = Callable[[str], bool]


def settled(text: str, stands: Says, nearly: Says, is_there: Says) -> Settled:
    """``stands`` and ``nearly`` say whether the policy has some words, or words much like them.

    ``is_there`` says whether the target of a link is in the folder.
    """
    advice = waiting = 0
    left_out: list[str] = []

    def block(found: re.Match[str]) -> str:
        nonlocal advice, waiting
        pairs = list(PAIR.finditer(found[0]))
        quoted = [" ".join(each["words"].replace("\n   > ", " ").split()) for each in pairs]
        if all(map(stands, quoted)):
            return found[0]
        ours = PAIR.sub("", found[0]).replace(found["strength"], "", 1)
        if any(stands(words) or nearly(words) for words in quoted) or _OF_THE_POLICY.search(_NOT_IN_IT.sub("", ours)):
            waiting += 1
            return found[0]
        advice += 1
        start = found[0][: pairs[0].start()].replace(f"**{found['strength']}**", f"**{Strength.OUTSIDE.value}**", 1)
        return f"{start}{SOURCE}{PAIR.sub('', found[0][pairs[0].start() :])}"

    def after(found: re.Match[str]) -> str:
        if is_there(found["to"]):
            return found[0]
        left_out.append(found["words"].replace(MARKER, found["to"].rpartition("/")[2]))
        return ""

    text = _NEXT.sub(after, BLOCK.sub(block, text))
    return Settled(text, advice, waiting, tuple(dict.fromkeys(left_out)))


def of_the_policy(name: str, text: str) -> list[str]:
    """The lines of a helper, outside its instructions and answers, that say what the policy says."""
    prose = BLOCK.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines = enumerate(prose.splitlines(), 1)
    return [f"{name}:{at}" for at, line in lines if _PROSE.match(line) and _SPEAKS.search(_NOT_IN_IT.sub("", line))]
