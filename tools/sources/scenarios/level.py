"""Whether what is right can be guessed over all acts: by its place, its length, its kind, or by who says it.

A colleague's word is held to a half: with it, right and wrong are equally likely, so that neither to do as colleagues
say nor to do the opposite is a way through. For each other rule it counts the acts in which the rule hits something
right, and how many chance alone would hit. It refuses what chance brings about in one of a hundred collections that are
level, over all rules together: with few acts nearly everything passes, with many hardly anything.

A staff room may see moments only, and a training day scenarios only: each is held to the half by itself, and so is
who offers to do something.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tools.sources.scenarios.act import Act, Mark, Option
from tools.sources.scenarios.check_act import words_in

ONE_IN = 100
"""How seldom all rules together may refuse a collection in which nothing can be guessed."""
COLLEAGUES = "what a colleague says"
LEAST, MOST = 0.4, 0.6
"""How often a colleague's word may be right in one collection by itself."""
LEAST_OF_OFFERS = 0.25
"""How often it is wrong, at the least, to take an offer of help."""
OFFER = re.compile(r"[“\"][^”\"]*\bI(?:'ll| can(?!'t))\b[^”\"]*[”\"]")
Rule = Callable[[Act], list[Option]]


def _length(act: Act, extreme: Callable[[Sequence[int]], int]) -> list[Option]:
    lengths = [words_in(option.words) for option in act.options]
    found = [option for option, length in zip(act.options, lengths, strict=True) if length == extreme(lengths)]
    return found if len(found) == 1 else []


def _alone(act: Act, is_so: Callable[[Option], bool]) -> list[Option]:
    """The options of one kind, where not all are of it."""
    found = [option for option in act.options if is_so(option)]
    return found if len(found) < len(act.options) else []


RULES: dict[str, Rule] = {
    "the first": lambda act: [act.options[0]],
    "the second": lambda act: [act.options[1]],
    "the last": lambda act: [act.options[-1]],
    "the shortest": lambda act: _length(act, min),
    "the longest": lambda act: _length(act, max),
    "what is said, not done": lambda act: _alone(act, lambda option: option.words.startswith(("“", '"'))),
    COLLEAGUES: lambda act: _alone(act, lambda option: option.colleague),
    "what names the DSL": lambda act: _alone(act, lambda option: "DSL" in option.words),
}
"""How somebody could guess, each with the options that it takes; none where it says nothing of an act."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How a rule does: in how many cases it says something, its chance of being right, summed, and its hits.

    A case is an act, or each option that a colleague proposes.
    """

    rule: str
    cases: int
    expected: float
    hits: float
    too_often: bool
    too_seldom: bool


def guesses(acts: Sequence[Act]) -> Iterator[Guess]:
    """Each rule over all acts."""
    for name, rule in RULES.items():
        told = [(act, taken) for act in acts if (taken := rule(act))]
        if name == COLLEAGUES:
            said = said_right(acts)
            chances, hits = [1 / 2] * len(said), float(sum(said))
        else:
            chances = [len(act.right) / len(act.options) for act, _ in told]
            hits = sum(sum(option in act.right for option in taken) / len(taken) for act, taken in told)
        spread = hits_by_chance(chances)
        # Where a rule takes two options and one is right it is half a hit: it is counted for the rule's good.
        seldom, often = sum(spread[: int(hits) + 1]), sum(spread[int(-(-hits // 1)) :])
        limit = 1 / ONE_IN / (2 * len(RULES))
        yield Guess(name, len(chances), sum(chances), hits, often < limit, seldom < limit)


def hits_by_chance(chances: Sequence[float]) -> list[float]:
    """How probable each number of hits is, from none to all, where each act has its own chance."""
    spread = [1.0]
    for chance in chances:
        missed = [each * (1 - chance) for each in [*spread, 0.0]]
        hit = [each * chance for each in [0.0, *spread]]
        spread = [one + other for one, other in zip(missed, hit, strict=True)]
    return spread


def unlevel(acts: Sequence[Act]) -> list[str]:
    """A line for each rule by which what is right can be guessed, or ruled out."""
    return [
        f"In {each.hits:g} of {each.cases} cases {each.rule} is right, where chance would make it {each.expected:.1f}. "
        f"Write some acts in which it is {'wrong' if each.too_often else 'right'}."
        for each in guesses(acts)
        if each.too_often or each.too_seldom
    ]


def said_right(acts: Sequence[Act]) -> list[bool]:
    """Of each option that a colleague proposes, whether it is right. What can be right as well is no mistake."""
    told = [option for act in acts for option in RULES[COLLEAGUES](act)]
    return [option.mark is not Mark.TEMPTING for option in told]


def one_sided(what: str, acts: Sequence[Act]) -> list[str]:
    """A line where colleagues in one collection are right, or wrong, more often than a half and a little."""
    said = said_right(acts)
    if not said or LEAST <= sum(said) / len(said) <= MOST:
        return []
    todo = "right" if sum(said) / len(said) < LEAST else "wrong"
    return [f"In {what} a colleague is right in {sum(said)} of {len(said)} cases. Write some in which one is {todo}."]


def offers(told: Sequence[tuple[Act, str]]) -> list[bool]:
    """Of each act with an offer of help in the words before its options: whether colleagues in it are right.

    Each act comes with what is read before it. Where one colleague is right and another wrong, nobody can tell whose
    offer it was, and it is left out.
    """
    found = [set(said_right([act])) for act, before in told if OFFER.search(f"{before} {act.ask}")]
    return [True in said for said in found if len(said) == 1]


def offers_always_right(told: Sequence[tuple[Act, str]]) -> list[str]:
    """A line where it is hardly ever wrong to let somebody help who says “I'll …” or “I can …”."""
    found = offers(told)
    wrong = found.count(False)
    if wrong >= LEAST_OF_OFFERS * len(found):
        return []
    return [f"An offer of help is wrong in {wrong} of {len(found)} acts. Write some in which it is wrong."]
