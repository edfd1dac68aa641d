"""Holds an act to the duties, to its lengths, and to the house's rules on words."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from tools.browser.flow.model import Duty, Problem, Step, Table
from tools.sources.flowcharts.urgency import NEVER_SAID, RING_HOME
from tools.sources.scenarios.act import Act, Mark, Option, said_by

SPOKEN = re.compile(r"“[^”]*”|\"[^\"]*\"")
FEWEST, MOST = 3, 5
"""How many options an act has."""
MOST_DUTIES = 2
LENGTHS = {
    "Act": (3, 25),
    "option": (3, 25),
    "Then": (15, 50),
    "Say": (3, 40),
    "Write it down": (3, 25),
    "Record": (15, 70),
}
"""The fewest and the most words of each thing."""
BLAMES = re.compile(r"\b(you (failed|should have|ought to have)|careless|foolish|stupid|lazy|your mistake)\b", re.I)
OPINION = re.compile(
    r"\b(i (think|believe|feel|guess|suspect)|seem(s|ed)?|appear(s|ed)?|obvious(ly)?|clearly|probably|typical(ly)?"
    r"|as usual|attention|ly(ing|ied)|lies|exaggerat\w*)\b",
    re.I,
)
TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\b")


def words_in(text: str) -> int:
    """How many words a reader reads."""
    return len(text.split())


def dangers(table: Table) -> set[str]:
    """The duties that danger alone calls for: who leaves one of them out is told that first."""
    kinds = {fact.name for fact in table.facts if fact.name == "danger" or fact.part_of == "danger"}
    return {duty.id for duty in table.duties if any(set(terms) <= kinds for terms in duty.when)}


def for_staff(duty: Duty) -> bool:
    """Whether it is for those who work here: staff, the DSL and deputies."""
    return all({"staff", "dsl"} & set(terms) for terms in duty.when if {"staff", "dsl", "parent", "child"} & set(terms))


def check_act(
    path: str,
    act: Act,
    table: Table,
    due: Collection[str] | None = None,
    ending: Step | None = None,
    *,
    danger: bool = False,
) -> Iterator[Problem]:
    """What is wrong with an act; ``due`` are the duties that its situation calls for, where a walk to ``ending`` says.

    With ``danger`` somebody has to ring 999: then whatever is right keeps a duty about that.
    """
    if not FEWEST <= len(act.options) <= MOST:
        what = f"The act has {len(act.options)} options."
        yield Problem(path, act.line, what, f"Write {FEWEST} to {MOST}, each what a decent colleague does.")
    marks = [option.mark for option in act.options]
    if Mark.TEMPTING not in marks:
        yield Problem(path, act.line, "No option is tempting and wrong.", "Write what people do in a hurry.")
    if Mark.DO not in marks and marks.count(Mark.COULD) < 2:
        todo = "Write a 'Do', or at least two 'Could' where the policy leaves it open."
        yield Problem(path, act.line, "No option is right.", todo)
    words = [option.words for option in act.options]
    for option in act.options:
        if words.count(option.words) > 1:
            yield Problem(path, option.line, f"“{option.words}” is there twice.", "Write another one.")
        yield from _check_duties(path, option, table, due)
        yield from _check_sayings(path, option, ending)
        yield from _check_words(path, option)
    kept = {duty for option in act.right for duty in option.duties}
    if danger and act.right and not kept & dangers(table):
        todo = f"Let it keep one of: {', '.join(sorted(dangers(table)))}."
        yield Problem(path, act.line, "A child is in danger here, and nothing right is about that.", todo)
    yield from _check_lengths(path, act)
    yield from _check_record(path, act)


def _check_duties(path: str, option: Option, table: Table, due: Collection[str] | None) -> Iterator[Problem]:
    known = {duty.id: duty for duty in table.duties}
    named = len(option.duties) + len(option.sayings)
    if named > MOST_DUTIES:
        what = f"“{option.words}” names {named} duties."
        yield Problem(path, option.line, what, f"Keep the {MOST_DUTIES} that matter most, the more urgent first.")
    for each in option.duties:
        if each not in known:
            like = get_close_matches(each, known, n=3, cutoff=0.4)
            todo = f"Like it: {', '.join(like)}." if like else "Its id is its heading in tools/duties/duties.md."
            yield Problem(path, option.line, f"No duty is called '{each}'.", todo)
        elif due is None and not for_staff(known[each]):
            yield Problem(path, option.line, f"'{each}' is no duty of staff.", "Name one that is for who acts here.")
        elif due is not None and each not in due:
            what = f"This way does not call for '{each}'."
            yield Problem(path, option.line, what, f"It calls for: {', '.join(due)}.")


def _check_sayings(path: str, option: Option, ending: Step | None) -> Iterator[Problem]:
    for each in option.sayings:
        if ending is None:
            yield Problem(path, option.line, f"“{each}” is of no ending.", "A moment names duties, by their ids.")
        elif (found := len(said_by(ending, each))) != 1:
            what = f"{found} instructions of “{ending.title}” have “{each}”."
            yield Problem(path, option.line, what, "Copy words of the one that is meant.")


def _check_words(path: str, option: Option) -> Iterator[Problem]:
    """Nothing of ours waves a worry away or blames; what is wrong to do may be said as what somebody does."""
    tempting = option.mark is Mark.TEMPTING
    ours = [option.then, option.say, *(() if tempting else (option.words,))]
    for text in ours:
        plain = text if text == option.say else SPOKEN.sub("", text)
        found = NEVER_SAID.search(plain) or (None if tempting else RING_HOME.search(plain))
        if found:
            todo = "Say it so that no worry is waved away and no family is rung for the DSL."
            yield Problem(path, option.line, f"This says “{found[0]}”.", todo)
    if blame := BLAMES.search(SPOKEN.sub("", option.then)):
        yield Problem(path, option.line, f"This says “{blame[0]}”.", "Say what happens to the child, and blame nobody.")


def _check_lengths(path: str, act: Act) -> Iterator[Problem]:
    told = [("Act", act.ask, act.line), ("Write it down", act.prompt, act.line), ("Record", act.record, act.line)]
    for option in act.options:
        told += [
            ("option", option.words, option.line),
            ("Then", option.then, option.line),
            ("Say", option.say, option.line),
        ]
    for what, text, line in told:
        fewest, most = LENGTHS[what]
        if text and not fewest <= words_in(text) <= most:
            yield Problem(path, line, f"'{what}' has {words_in(text)} words.", f"Write {fewest} to {most}.")


def _check_record(path: str, act: Act) -> Iterator[Problem]:
    """A record has a time and exact words, and no opinion outside them."""
    if not act.record:
        return
    if not TIME.search(act.record):
        yield Problem(path, act.line, "The record has no time.", "Write it like 12.40.")
    if not SPOKEN.search(act.record):
        yield Problem(path, act.line, "The record has nobody's exact words.", "Put them between “ and ”.")
    if found := OPINION.search(SPOKEN.sub("", act.record)):
        yield Problem(path, act.line, f"The record says “{found[0]}”.", "Write what was seen and heard, no opinion.")
