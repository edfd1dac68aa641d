"""Checks what the answers of a flowchart say of the situation, and what its endings show because of it.

Runs while the site is built. Whoever changes a helper or a duty waits for its messages.
"""

from collections.abc import Iterable

from tools.browser.flow.duties import Due, shown_at, stated_on
from tools.browser.flow.facts import Value, settle
from tools.browser.flow.model import NOT_SURE, Flow, Kind, Problem, Step
from tools.browser.flow.walk import paths

RECORD_WORDS = ("record", "write", "written")


def check_facts(flow: Flow) -> list[Problem]:
    """Everything that is wrong with what the answers say. The flow has passed `check_flow`, and has its table."""
    problems = list(_check_names(flow))
    if problems:
        return problems  # What follows looks the facts up.
    problems += _check_answers(flow)
    problems += _check_reader(flow)
    shown = shown_at(flow)
    for step in flow.steps:
        if step.kind is Kind.ENDING:
            problems += _check_ending(flow, step, shown.get(step.id, {}))
    return problems


def _check_names(flow: Flow) -> Iterable[Problem]:
    known = {fact.name for fact in flow.table.facts}
    said = [(1, name) for name, _ in flow.facts]
    said += [(each.line, name) for step in flow.steps for each in step.answers for name, _ in each.says or ()]
    for line, name in said:
        if name not in known:
            what = f"'{name}' is no fact."
            yield Problem(flow.path, line, what, "Use one of tools/duties/facts.toml, or 'nothing'.")


def _check_answers(flow: Flow) -> Iterable[Problem]:
    exempt = {fact.name for fact in flow.table.facts if fact.reader or fact.not_with}
    lowers = {fact.name for fact in flow.table.facts if fact.not_with}
    for step in flow.steps:
        for answer in step.answers:
            for name, value in answer.says or ():
                if name in lowers and value is Value.NOT_SURE:
                    what = f"'{name}?' would call for less where nobody is sure."
                    yield Problem(flow.path, answer.line, what, f"Write 'no {name}'.")
        if step.kind is not Kind.QUESTION:
            continue
        for answer in step.answers:
            if answer.says is None:
                what = f"'{answer.words}' to '{step.title}' does not say what it means."
                yield Problem(flow.path, answer.line, what, "Add its facts, such as (image), or (nothing).")
        unsure = step.answer(NOT_SURE)
        if unsure is None or unsure.says is None:
            continue
        settled = settle(flow.table.facts, unsure.says)
        sure = {name for each in step.answers for name, value in each.says or () if value is Value.YES} - exempt
        for name in sorted(name for name in sure if settled[name] < Value.NOT_SURE):
            what = f"'Not sure' to '{step.title}' loses '{name}', which another answer says."
            yield Problem(flow.path, unsure.line, what, f"Add '{name}?'.")


def _check_reader(flow: Flow) -> Iterable[Problem]:
    """On every way one reader, and one only: a duty that is for somebody else must not be shown."""
    readers = [fact.name for fact in flow.table.facts if fact.reader]
    for said in dict.fromkeys(tuple(stated_on(flow, given)) for given, _ in paths(flow)):
        settled = settle(flow.table.facts, said)
        who = [name for name in readers if settled[name] is not Value.NO]
        if len(who) != 1 or settled[who[0]] is not Value.YES:
            what = f"On a way the reader is {' and '.join(who) or 'nobody'}."
            yield Problem(flow.path, 1, what, f"Say one of {', '.join(readers)}: in 'facts:', or by a question.")
            return


def _check_ending(flow: Flow, ending: Step, shown: Due) -> Iterable[Problem]:
    duties = [duty for duty in flow.table.duties if duty.id in shown and duty.says]
    own = [*ending.body, *(each.text for each in ending.instructions)]
    said = own + [duty.says.text for duty in duties if duty.says]
    if not any(word in text.lower() for text in said for word in RECORD_WORDS):
        what = f"The ending '{ending.title}' does not say to record."
        yield Problem(flow.path, ending.line, what, "Add that instruction.")
    for duty in duties:
        for words in duty.never_beside:
            if any(words.lower() in text.lower() for text in own):
                what = f"'{ending.title}' says “{words}”, which may not stand beside the duty '{duty.title}'."
                yield Problem(flow.path, ending.line, what, "Say it otherwise.")
