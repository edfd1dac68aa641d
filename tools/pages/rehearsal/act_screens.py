"""The screens of an act: a vote, the child's next ten minutes with each option, the words to say, the duties behind."""

from collections.abc import Iterator

from tools.browser.flow.model import Flow, Step
from tools.pages.formatting import inline
from tools.pages.helpers.duties import by_id
from tools.pages.helpers.instructions import instruction_html
from tools.pages.helpers.tappable import without_numbers_to_tap
from tools.pages.rehearsal.screen import COUNT, Screen, Vote, ballot_html, head_html
from tools.sources.policy.text import Policy
from tools.sources.scenarios.act import Act, Mark, said_by


def vote_on(act: Act, name: str) -> Vote:
    """The act as its counted hands are saved. What can be right as well is right: somebody has to weigh it."""
    right = tuple(at for at, option in enumerate(act.options) if option.mark is not Mark.TEMPTING)
    return Vote(name, right, tuple(option.duties for option in act.options))


def act_screens(act: Act, name: str, flow: Flow, policy: Policy, ending: Step) -> Iterator[Screen]:
    """Two votes on what to do, then what comes of each option. ``name`` is the vote's id, ``ending`` the walk's."""
    duties = by_id(flow.table)
    lettered = [(chr(ord("A") + at), option) for at, option in enumerate(act.options)]
    right = [(letter, option) for letter, option in lettered if option in act.right]
    then = "".join(f"<li><strong>{letter}.</strong> {inline(option.then)}</li>" for letter, option in lettered)
    say = "".join(
        f"<li><strong>{letter}: {inline(option.words)}</strong> {inline(option.say)}</li>" for letter, option in right
    )
    kept = dict.fromkeys(key for _, option in right for key in option.duties)
    sayings = dict.fromkeys(saying for _, option in right for saying in option.sayings)
    why = [says for key in kept if (says := duties[key].says)]
    why += [each for saying in sayings for each in said_by(ending, saying)]
    does = "".join(instruction_html(each, policy, "") for each in dict.fromkeys(why))
    yield Screen(
        "vote", f"{head_html('What would you do?', act.ask)}{ballot_html([option.words for option in act.options])}",
        "<p>Count hands or cards. Is the room split? Give pairs a minute, then count again.</p>"
        f"<p>To do: {', '.join(letter for letter, _ in right)}.</p>",
        seconds=2 * COUNT, vote=vote_on(act, name),
    )  # fmt: skip
    yield Screen(
        "reveal",
        f'{head_html("The next ten minutes", "What happens to the child")}<p class="tally"></p><ul>{then}</ul>',
        "Read each aloud. Nobody is to blame for an answer.",
    )  # fmt: skip
    yield Screen(
        "say", f"{head_html('The next ten minutes', 'What to do, and what to say')}<ul>{say}</ul>",
        "Read the words to say aloud. More than one option can be right.",
    )  # fmt: skip
    if does:
        said = without_numbers_to_tap(f'<ol class="instructions">{does}</ol>')
        yield Screen("policy", f"{head_html('The next ten minutes', 'Why')}{said}", "Read the exact words aloud.")
