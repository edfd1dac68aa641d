"""What the answers of a walk say of a situation: facts out of one closed list, each yes, no, not sure or not asked.

Runs in the reader's browser and while the site is built. Without it an ending could not tell which duties apply.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass


class Value(enum.IntEnum):
    """How a fact stands. The order is the one in which *and* takes the least and *or* the most.

    *Not sure* is an answer: it calls for whatever *yes* calls for, with its *if*. *Not asked* calls only for those
    duties that matter whatever brought the reader here.
    """

    NO = 0
    NOT_ASKED = 1
    NOT_SURE = 2
    YES = 3


Stated = tuple[str, Value]
"""One thing that an answer says: a fact's name and how it stands."""

CONCERN = "concern"
"""Whether somebody worries about a child at all. Without a worry no duty is called for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of ``tools/duties/facts.toml``, whose head explains each field.

    ``given`` is how a duty begins when nobody is sure of the fact ("If ..."), ``unasked`` what holds when nobody asked.
    ``not_with`` makes a fact one that calls for less: it never holds where one of these is so or not sure, and who is
    not sure of it is told what holds when it is not so. ``travels`` says whether what was answered of it in one helper
    is offered in the next; danger never is.
    """

    name: str
    means: str = ""
    given: str = ""
    unasked: Value = Value.NO
    part_of: str = ""
    reader: bool = False
    not_with: tuple[str, ...] = ()
    travels: bool = True


def settle(facts: Iterable[Fact], stated: Iterable[Stated]) -> dict[str, Value]:
    """Every fact of the list, as what was stated leaves it. ``facts`` has a whole before its kinds.

    A later statement counts, unless it is *not sure* and an earlier one was. A kind that is so makes its whole so; a
    whole that is not so makes none of its kinds so. Who is not sure of the whole is not sure of its kinds, and so is
    who says that it is so and of none of its kinds whether it is that: *yes* must not call for less than *not sure*.
    """
    known = tuple(facts)
    told: dict[str, Value] = {}
    for name, value in stated:
        if value is not Value.NOT_SURE or name not in told:
            told[name] = value
    for fact in reversed(known):  # Kinds before their whole.
        if (
            fact.part_of
            and (value := told.get(fact.name, Value.NO)) > told.get(fact.part_of, Value.NO)
            and (value is Value.YES or fact.part_of not in told)
        ):
            told[fact.part_of] = value
    spoken_of = {fact.part_of for fact in known if fact.name in told} - {""}
    settled: dict[str, Value] = {}
    for fact in known:  # A whole before its kinds.
        whole = settled.get(fact.part_of)
        if whole is Value.NO or (fact.not_with and any(told.get(name, Value.NO) for name in fact.not_with)):
            settled[fact.name] = Value.NO
        elif fact.name in told:
            settled[fact.name] = told[fact.name]
        else:
            settled[fact.name] = fact.unasked if whole is None else _unasked_kind(whole, fact.part_of in spoken_of)
    return settled


def _unasked_kind(whole: Value, known: bool) -> Value:
    """How a kind stands that nobody spoke of; ``known`` is whether somebody spoke of another kind of the same whole."""
    if whole is Value.NOT_SURE or (whole is Value.YES and not known):
        return Value.NOT_SURE
    return Value.NOT_ASKED
