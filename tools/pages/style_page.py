"""Fills the page that shows every piece of the look in every state, made by the code that makes the pages."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from xml.etree.ElementTree import tostring

from tools.browser.assessment.fields import CONSIDERATIONS
from tools.browser.flow.model import Flow, Instruction, Kind, Step, Strength
from tools.pages.form.around import bar, finish
from tools.pages.form.rows import considerations
from tools.pages.helpers.instructions import instructions_html
from tools.pages.helpers.page import step_html
from tools.pages.policy.annotations import StepLink, small_note, step_links_line, text_note
from tools.pages.rehearsal.scenario_debrief import debrief_html
from tools.pages.rehearsal.scenario_options import options_html
from tools.pages.search.glossary import entry
from tools.sources.glossary import Term
from tools.sources.paths import ROOT
from tools.sources.policy.notes import Note
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenario import Scenario

PAGE = "contributing/style.md"
UP = "../../"
TOKENS = ROOT / "overrides" / "assets" / "css" / "tokens.css"
HEADER = ROOT / "overrides" / "partials" / "header.html"
_MARKER = re.compile(r"<!-- style: ([a-z]+) -->")
# What somebody can point at or reach with the keyboard.
_PRESSED = re.compile(r"<(?=(?:a|button|summary|select|textarea|label)\b|input\b(?![^>]*hidden))[^>]*>")
_BUTTONS = re.compile(r'<button[^>]*data-do="(?:check|clear|undo|redo)".*?</button>', re.S)
_EXIT = re.compile(r'<a href="[^"]*" class="exit-this-page (exit-button)"[^>]*>(.*?)</a>')
_REFERS = re.compile(r'\b(id|for|name|aria-describedby|aria-labelledby|list)="')
_GIVE = re.compile(r'(<button [^>]*class="give"[^>]*)>(.*?)(?=</button>)')
# As overrides/assets/js/helper/walk.js writes it.
_MARK = '<span class="your-answer"> Your answer</span>'
# As overrides/assets/js/helper/error-summary.js writes it; a test holds the two together.
_SUMMARY = """<div class="error-summary" tabindex="-1"><div role="alert"><h4>There is a problem</h4>\
<a href="#{first}">{words}</a></div></div>"""


def style_page(
    markdown: str,
    flows: Sequence[Flow],
    scenarios: Sequence[Scenario],
    policy: Policy,
    notes: Sequence[Note],
    terms: Sequence[Term],
    helper: str,
) -> str:
    """The page's Markdown with each marker replaced. `helper` is the HTML of a whole helper."""
    question = next(step for flow in flows for step in flow.steps if step.kind is Kind.QUESTION and step.why)
    pause_of, pause = next((flow, step) for flow in flows for step in flow.steps if step.kind is Kind.PAUSE)
    of = next(flow for flow in flows if question in flow.steps)
    asked = step_html(of, question, policy, 1, {})
    pieces: dict[str, Callable[[], str]] = {
        "tokens": _tokens,
        "strengths": lambda: _strengths(flows, policy),
        "question": lambda: _walking(asked),
        "given": lambda: _walking(_GIVE.sub(r'\1 aria-current="true">\2' + _MARK, asked, count=1)),
        "missing": lambda: _playing(_missing(scenarios[0], flows)),
        "pause": lambda: _walking(step_html(pause_of, pause, policy, 1, {})),
        "term": lambda: _term(next(term for term in terms if term.stands_for and term.policy)),
        "beside": lambda: _beside(notes),
        "form": _form_row,
        "pressed": lambda: _to_press(asked),
        "hover": lambda: _as("as-hover", _to_press(asked) + _beside(notes)),
        "focus": lambda: _as("as-focus", _to_press(asked) + _beside(notes) + _form_row()),
        "held": lambda: _as("as-pressed", _to_press(asked)),
        "marks": lambda: _marks(scenarios[0], flows, policy),
        "helper": lambda: helper,
    }
    number = iter(range(1, 100))
    return _MARKER.sub(
        lambda found: pieces[found[1]]() if found[1] == "helper" else _specimen(pieces[found[1]](), next(number)),
        markdown,
    )


def _specimen(html: str, number: int) -> str:
    """The piece with names of its own, since the same step stands on the page several times."""
    own = f"style-{number}"
    html = _REFERS.sub(rf'\1="{own}-', html).replace('href="#', f'href="#{own}-')
    there = set(re.findall(r'\bid="([^"]*)"', html))
    # A step that an answer leads to is not always on this page: then the link leads to the piece itself.
    html = re.sub(r'href="#([^"]*)"', lambda link: link[0] if link[1] in there else f'href="#{own}"', html)
    return f'<div class="specimen" id="{own}">{html}</div>'


def _tokens() -> str:
    """Each token of tokens.css by its name, colours with a sample; its value is the browser's to say."""
    names = dict.fromkeys(re.findall(r"^ *--((?!md-)[\w-]+):", TOKENS.read_text(encoding="utf-8"), re.M))
    spaces = [name for name in names if name.startswith("space-")]
    sizes = [name for name in names if re.match("type-|measure|touch|ring|corner|.*-margin$", name)]
    rows = "".join(
        f'<li><svg width="32" height="32" aria-hidden="true"><rect width="32" height="32" fill="var(--{name})"/></svg>'
        f"<code>{name}</code></li>"
        for name in names
        if name not in [*sizes, *spaces]
    )
    # The line is as thick as the distance.
    steps = "".join(
        '<li><svg width="64" height="48" aria-hidden="true">'
        f'<path d="M0 24h64" stroke="var(--policy-accent)" stroke-width="var(--{name})"/></svg><code>{name}</code></li>'
        for name in spaces
    )
    named = " ".join(f"<code>{name}</code>" for name in sizes)
    return f'<ul class="tokens">{rows}</ul><ul class="tokens">{steps}</ul><p>{named}</p>'


def _strengths(flows: Sequence[Flow], policy: Policy) -> str:
    """The first instruction of each strength that a helper has."""
    found: dict[Strength, tuple[Step, Instruction]] = {}
    for flow in flows:
        for step in flow.steps:
            for instruction in step.instructions:
                found.setdefault(instruction.strength, (step, instruction))
    return "".join(
        instructions_html(replace(found[strength][0], instructions=(found[strength][1],)), policy, UP)
        for strength in Strength
        if strength in found
    )


def _walking(step: str) -> str:
    """The step as a walk shows it."""
    return f'<div class="helper" data-walking>{step.replace("<article ", "<article data-current ", 1)}</div>'


def _playing(step: str) -> str:
    """The step as the rehearsal room shows it."""
    return f'<div class="rehearsal" data-playing data-stage="walk">{step}</div>'


def _missing(scenario: Scenario, flows: Sequence[Flow]) -> str:
    """A question of the rehearsal room that was left unanswered."""
    part = scenario.parts[0]
    flow = next(flow for flow in flows if flow.name == part.helper)
    asked = re.search(r"<article .*?</article>", options_html(part, flow, UP), re.S)
    first = asked and re.search(r'type="radio" id="([^"]*)"', asked[0])
    message = asked and re.search(r'<p class="answer-missing" hidden>(.*?)</p>', asked[0])
    if not asked or not first or not message:
        raise LookupError("The question has no place for a missing answer.")
    shown = asked[0].replace('class="answer-missing" hidden', 'class="answer-missing"')
    summary = _SUMMARY.format(first=first[1], words=message[1])
    return re.sub("(<article )([^>]*>)", rf"\1data-current \2{summary}", shown, count=1)


def _form_row() -> str:
    return f'<div class="annex">{considerations([(CONSIDERATIONS[0], "")], "One row")}</div>'


def _to_press(asked: str) -> str:
    """One of each that is pressed: the way out, answers and a button, the form's buttons, two of them switched off."""
    way_out = _EXIT.search(HEADER.read_text(encoding="utf-8"))
    if way_out is None:
        raise LookupError(f"{HEADER.name} has no button to leave the page.")
    # Without the class that makes it work: this one is only looked at.
    leave = f'<p class="annex-buttons"><a href="#" class="{way_out[1]}">{way_out[2]}</a></p>'
    quiet = '<p class="helper"><button type="button" class="quiet">A quiet button</button></p>'
    buttons = "".join(_BUTTONS.findall(finish() + bar()))
    return f'{leave}{_walking(asked)}{quiet}<div class="annex"><p class="annex-buttons">{buttons}</p></div>'


def _as(state: str, html: str) -> str:
    """The piece with everything in it as it looks in that state (overrides/assets/css/page/states.css)."""

    def shown(tag: re.Match[str]) -> str:
        if 'class="' in tag[0]:
            return tag[0].replace('class="', f'class="{state} ', 1)
        return re.sub(r"^<(\w+)", rf'<\1 class="{state}"', tag[0])

    return _PRESSED.sub(shown, html)


def _beside(notes: Sequence[Note]) -> str:
    note = next(note for note in notes if note.group == "A" and note.source)
    pieces = [
        text_note(note),
        small_note("link-note", "Note on the link", "Where the words lead now."),
        *step_links_line([StepLink(f"{UP}helpers/", "A step of a helper")], "7.1"),
    ]
    return "".join(tostring(piece, encoding="unicode", method="html") for piece in pieces).replace(
        '"../about/notes-on-the-text.md', f'"{UP}about/notes-on-the-text/'
    )


def _term(term: Term) -> str:
    """A term as it stands and as the keyboard reaches it, and the box that terms.js shows beside it."""
    meaning = re.sub(r"^.*?<dd[^>]*>(.*)</dd>$", r"\1", entry(term, UP, "term"), flags=re.S)
    word = escape(term.mark[0])
    return (
        f'<p>As it stands: <abbr class="term">{word}</abbr>. '
        f'Reached with the keyboard: <abbr class="term as-focus">{word}</abbr>. Explained:</p>'
        f'<div class="term-told md-typeset" data-not-policy>{meaning}</div>'
    )


def _marks(scenario: Scenario, flows: Sequence[Flow], policy: Policy) -> str:
    """The debrief of a part, its rows marked with each mark in turn."""
    part = scenario.parts[0]
    flow = next(flow for flow in flows if flow.name == part.helper)
    html = debrief_html(part, 1, flow, policy, UP)
    marks = iter(["same", "more-careful", "parted", "judgement", "not-met"])
    return re.sub(r"<li data-row=", lambda at: f'<li data-mark="{escape(next(marks, "not-met"))}" data-row=', html)
