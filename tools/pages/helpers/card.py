"""Writes the card of an ending: who, what to do now, what not to do, what to write down, on a phone's first screen.

Runs while the site is built. Whoever reads an ending in a hurry would miss it.
"""

import re
from dataclasses import replace
from html import escape

from tools.browser.flow.duties import Due, card_of
from tools.browser.flow.model import CardPart, Duty, Flow, Strength, Table
from tools.pages.formatting import inline
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.pages.policy.reach import to_ring, usable
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.school import DSL, HEADTEACHER, School

_SENTENCE = re.compile(r".*?[.!?]”?(?= |$)")
_FIND = '<span class="find">'
_AFTER_ANOTHER = re.compile(rf'(<li data-card="(?!ring-999)(?:(?!{_FIND}).)*</li>(?:(?!{_FIND}).)*) {_FIND}.*?</span>')
"""How to find the DSL is said where nobody but 999 stands before: instructions.css hides it elsewhere."""
_BOXES = {
    "who": (CardPart.WHO,),
    "hours": (CardPart.OPEN, CardPart.SHUT, CardPart.NEXT),
    "do-now": (CardPart.DO_NOW,),
    "do-not": (CardPart.DO_NOT,),
    "write": (CardPart.WRITE,),
}
"""The parts that stand in one box together, by its name."""
_WHO_TO_TELL = '<p class="who-to-tell"><a href="{up}who-to-tell/">Who to tell</a></p>'
UNMARKED = (Strength.OUTSIDE, Strength.SAYS)
"""What binds nobody carries no mark on the card; below it stands in full, with its source."""


def card_html(flow: Flow, due: Due, school: School | None, up: str) -> str:
    """Every line that a way to the ending may put on its card, or "" where there is none.

    Shown are those of ``card_of``; the view shows those of the way, once Python has told it which.
    """
    shown = card_of(flow.table, due)
    boxes = _boxes([duty for duty in flow.table.duties if duty.id in due], shown, school, up)
    if not any(boxes):
        return ""
    return f'<div class="ending-card" data-any-way="{" ".join(shown)}">{"".join(boxes)}</div>'


def lines_html(table: Table, card: list[str], school: School, up: str) -> str:
    """A card with these duties on it and no other, as a reader of it sees it."""
    duties = {duty.id: duty for duty in table.duties}
    boxes = _boxes([duties[key] for key in card], card, school, up)
    who_to_tell = _WHO_TO_TELL.format(up=up)
    # "Who to tell" is said once: instructions.css hides the second.
    first, link, after = "".join(_AFTER_ANOTHER.sub(r"\1", box) for box in boxes).partition(who_to_tell)
    return first + link + after.replace(who_to_tell, "")


def _boxes(duties: list[Duty], shown: list[str], school: School | None, up: str) -> list[str]:
    return [
        _box(name, [duty for duty in duties if duty.on_card in parts], shown, school, up)
        for name, parts in _BOXES.items()
    ]


def _box(name: str, duties: list[Duty], shown: list[str], school: School | None, up: str) -> str:
    if not duties:
        return ""
    part = _BOXES[name][0]
    heading = f"<h3>{part.heading}</h3>" if part.heading else ""
    in_order = sorted(duties, key=lambda duty: shown.index(duty.id) if duty.id in shown else len(shown))
    lines = "".join(_line(duty, duty.id not in shown, school) for duty in in_order)
    off = "" if any(duty.id in shown for duty in duties) else " hidden"
    # A child is not sent to a page for adults.
    adults = part.tells and not all(duty.is_for_a_child for duty in duties)
    who = _WHO_TO_TELL.format(up=up) if adults else ""
    if part.hour:
        heading = '<p class="by-the-clock" hidden></p>'
    if part.hour and school and school.hours:
        off += f' data-hours="{escape(school.hours.for_the_page())}"'
    return f'<div class="card-part {name}"{off}>{heading}<ul>{lines}</ul>{who}</div>'


def _line(duty: Duty, off: bool, school: School | None) -> str:
    strength = duty.says.strength if duty.says else Strength.OUTSIDE
    who = duty.on_card is not None and duty.on_card.tells
    # A child is told what to do, not how strongly a policy says it. And a line that says whom to tell says when, too,
    # which is not the policy's: only its "must" is marked there.
    marked = strength is Strength.MUST if who else strength not in UNMARKED and not duty.is_for_a_child
    mark = f" <small>{SHOWN[strength].label}</small>" if marked else ""
    after = _reach(duty, school) if school and who else ""
    words = with_numbers_to_tap(inline(duty.card))
    when, label = "", ""
    if duty.on_card and duty.on_card.hour:
        when, label = f' data-hour="{duty.on_card.name.lower()}"', f'<b class="hour">{duty.on_card.hour}:</b> '
    return f'<li data-card="{duty.id}"{when}{" hidden" if off else ""}>{label}{words}{mark}{after}</li>'


def _reach(duty: Duty, school: School) -> str:
    """The first name and number that can be used as they stand; the way to find the DSL where there is none.

    The line says who it is. The others, and their numbers, stand in full below.
    """
    contacts = [contact for key in duty.reach if (contact := school.contact(key))]
    for each in contacts:
        if usable(each) and (each.name or each.number):
            # A line may go on to somebody else ("The headteacher? ..."): then it says whose number it is.
            whose = f"{escape(each.who)}: " if each.key == HEADTEACHER else ""
            return f' <span class="reach">{whose}{to_ring(replace(each, page="", email=""))}</span>'
    # Whoever is worried about the headteacher must not be sent to ask for the headteacher.
    at_hand = contacts and contacts[0].key == DSL and duty.on_card is not CardPart.NEXT
    if at_hand and (sentence := _SENTENCE.match(contacts[0].find)):
        return f" {_FIND}{inline(sentence[0])}</span>"
    return ""
