"""The screens that a scenario is shown to a group on: the story, the votes, the policy's words, one thing at a time.

They stand in the page as one template, which the view (overrides/assets/js/rehearsal/presenter.js) puts on the whole
screen.
"""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from tools.browser.flow.duties import Due, due_on
from tools.browser.flow.model import DutyKind, Flow, Instruction, Step, Strength
from tools.browser.rehearsal.mark import first_answers, way
from tools.pages.formatting import inline
from tools.pages.helpers.duties import by_id
from tools.pages.helpers.instructions import instructions_html
from tools.pages.helpers.tappable import without_numbers_to_tap
from tools.pages.rehearsal.act_screens import act_screens
from tools.pages.rehearsal.scenario_debrief import expected, in_short
from tools.pages.rehearsal.screen import COUNT, DISCUSS, PAIRS, THINK, Screen, Vote, ballot_html, head_html
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenario import Part, Row, Scenario
from tools.sources.scenarios.scenarios import accepted, step_titled

NOTHING_LIKE_THAT = ("No", "None of these")
QUOTED = 3
"""So many of the policy's quotations are read to a group: one screen. All stand in the debrief."""


def screens_of(scenario: Scenario, number: int, flow: Flow, policy: Policy) -> list[Screen]:
    """The screens of one part, counted from 1; the first part's begin with the warning."""
    part = scenario.parts[number - 1]
    head = f"Part {number} of {len(scenario.parts)}"
    return [
        *(_beginning(scenario) if number == 1 else ()),
        Screen(
            "story",
            f"{head_html(head, part.title)}{_paragraphs(part.story)}",
            "Read it aloud, slowly. Then stop.",
        ),
        *_thinking(part),
        *(act_screens(part.act, act_id(scenario, part), flow, policy, _ending(flow, part)) if part.act else ()),
        *_settled(part),
        *(screen for row in voted_on(part) for screen in _vote(vote_of(scenario, part, flow, row), flow, row)),
        *_what_it_says(part, flow, policy),
        _talk(part),
    ]


def ending_screen() -> Screen:
    """The last one: who is told, and where to get support."""
    return Screen(
        "end",
        f"{head_html('The end', 'Thank you')}<p>Has this made you think of a real child? Tell the DSL or a deputy now, "
        "before you leave. It may be about an adult who works here? Tell the headteacher; about the headteacher, the "
        "chair of governors.</p><p>For yourself: your GP, or the staff support line.</p><p>(Not in this policy: advice "
        "of this site.)</p>",
        "Say where to get support, once more. “New group” begins with empty counts, and the earlier ones stay. To keep "
        "them all, leave (Escape) and press “Save the counts”.",
    )


def voted_on(part: Part) -> tuple[Row, ...]:
    """The questions that a group decides: those that are not answered with “nothing like that”, or the last of all.

    Where the part has an act, the group decides that, and is told the helper's answers.
    """
    if part.act:
        return ()
    return tuple(row for row in part.rows if row.answers[0] not in NOTHING_LIKE_THAT) or part.rows[-1:]


def act_id(scenario: Scenario, part: Part) -> str:
    """By which the hands that are counted in a part's act are known again."""
    return f"{scenario.name}/{part.id}/act"


def vote_of(scenario: Scenario, part: Part, flow: Flow, row: Row) -> Vote:
    """A helper's question as its counted hands are saved. It stands for no duty by itself."""
    step = _step(flow, row)
    right = tuple(at for at, answer in enumerate(step.answers) if answer.words in row.answers)
    return Vote(f"{scenario.name}/{part.id}/{step.id}", right, ((),) * len(step.answers))


def _ending(flow: Flow, part: Part) -> Step:
    ending = step_titled(flow, part.leads_to)
    if ending is None:
        raise LookupError(f"{flow.name} has no ending '{part.leads_to}'.")
    return ending


def _step(flow: Flow, row: Row) -> Step:
    step = step_titled(flow, row.question)
    if step is None:
        raise LookupError(f"{flow.name} has no question '{row.question}'.")
    return step


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{inline(text)}</p>" for text in texts)


def _beginning(scenario: Scenario) -> Iterator[Screen]:
    warning = f"<p><strong>You will meet:</strong> {inline(scenario.warning)}</p>"
    free = "<p>Everybody in it is made up. You may step out at any time. You need not say why.</p>"
    yield Screen(
        "title",
        f"{head_html('A scenario', scenario.title)}{warning}{free}",
        "<p>Read the warning aloud and wait a moment, so that whoever wants to can step out.</p>"
        "<p>No real children, families or colleagues. If it makes somebody think of a real child: stop, and tell the "
        "DSL now.</p>",
    )
    yield Screen("story", f"{head_html('A scenario', scenario.title)}{_paragraphs(scenario.intro)}", "Read it aloud.")


def _thinking(part: Part) -> Iterator[Screen]:
    asked = f"<p>{inline(part.ask)}</p>"
    alone = "<p>Think for one minute, alone. Write down what you would do first.</p>"
    yield Screen(
        "think", f"{head_html('What would you do?', part.title)}{asked}{alone}",
        "Read the question aloud. Then silence.",
        seconds=THINK, timer=THINK,
    )  # fmt: skip
    yield Screen(
        "pairs", f"{head_html('Talk in pairs', part.title)}{asked}<p>Two minutes. Compare what you wrote.</p>",
        "Walk round and listen. Do not correct anybody yet.", aloud=False, seconds=PAIRS, timer=PAIRS,
    )  # fmt: skip


def _settled(part: Part) -> Iterator[Screen]:
    """What the story answers with “nothing like that” is told on one screen: the hall votes on the rest."""
    rows = [row for row in part.rows if row not in voted_on(part)]
    if rows:
        said = "".join(f"<li><strong>{_answered(row)}.</strong> {inline(row.because)}</li>" for row in rows)
        yield Screen(
            "settled", f"{head_html('The helper asks first', 'What the story settles')}<ul>{said}</ul>",
            "The hall reads this itself. Ask: does anybody see one of these differently?", aloud=False,
        )  # fmt: skip


def _answered(row: Row) -> str:
    return f"{escape(row.question)}: {escape(' or '.join(row.answers))}"


def _vote(vote: Vote, flow: Flow, row: Row) -> Iterator[Screen]:
    step = _step(flow, row)
    asked = inline(step.body[0]) if step.body else escape(step.title)
    ballot = ballot_html([answer.words for answer in step.answers])
    told = f"<p><strong>{expected(row)}: {escape(' or '.join(row.answers))}.</strong> {inline(row.because)}</p>"
    yield Screen(
        "vote", f"{head_html(row.question, asked)}{ballot}",
        f"<p>Count hands or cards. “Not sure” is an answer. For a second vote, give pairs a minute first.</p>{told}",
        aloud=False, seconds=COUNT, vote=vote,
    )  # fmt: skip
    yield Screen(
        "reveal", f'{head_html(row.question, asked)}<p class="tally"></p>{told}',
        "Ask those who answered otherwise: what in the story made that look right?",
    )  # fmt: skip


def _what_it_says(part: Part, flow: Flow, policy: Policy) -> Iterator[Screen]:
    ending = _ending(flow, part)
    due = due_on(flow, way(flow, first_answers(accepted(flow, part))).asked)
    yield Screen("leads-to", f"{head_html('It leads to', ending.title)}{_paragraphs(ending.body)}", "Read it aloud.")
    if short := in_short(flow, due):
        yield Screen(
            "card", f"{head_html('In short', ending.title)}{short}",
            "This is the card that the helper shows. The hall reads it.", aloud=False,
        )  # fmt: skip
    quoted = replace(ending, instructions=_quoted(part, flow, ending, due))
    if quoted.instructions:
        said = without_numbers_to_tap(instructions_html(quoted, policy, ""))
        yield Screen(
            "policy", f"{head_html('The policy’s own words', 'What the policy says')}{said}",
            "Read the exact words aloud, with the label before them. Say no more than they say.",
        )  # fmt: skip


def _quoted(part: Part, flow: Flow, ending: Step, due: Due) -> tuple[Instruction, ...]:
    """What the story adds, then the first duties that the policy has: now, and never. The debrief has them all."""
    duties = by_id(flow.table)
    first = (DutyKind.DO_NOW, DutyKind.DO_NOT)
    called = [duties[key].says for key in due if duties[key].kind in first]
    found = [*part.instructions, *(each for each in called if each and each.strength is not Strength.OUTSIDE)]
    own = [each for each in ending.instructions if each.strength is not Strength.OUTSIDE]
    return tuple((found or own)[: max(QUOTED, len(part.instructions))])


def _talk(part: Part) -> Screen:
    judged, asked = _paragraphs(part.judgement), f"<p><strong>{inline(part.talk)}</strong></p>"
    return Screen(
        "talk",
        f"{head_html('To talk about', 'The policy leaves this to judgement')}{judged}{asked}",
        "<p>There is no right answer here. Two people may leave with two views.</p>"
        "<p>What nobody knows goes on the sheet “Questions for the DSL”.</p>",
        seconds=DISCUSS,
        timer=DISCUSS,
    )
