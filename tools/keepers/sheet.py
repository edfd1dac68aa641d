"""The sheet that the DSL reads and signs: what the policy now says less strongly comes first, and it stays short.

Each changed sentence stands on it once, with how many places rest on it. What is only reworded, moved or renumbered is
counted here and told in full by the whole report (report_page.py).
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from tools.keepers.paragraphs import Change
from tools.keepers.report import Report, Touched
from tools.keepers.report_page import SIGN, document, marked, route_html, signatures
from tools.keepers.report_text import counted, reworded_name
from tools.keepers.wording import Reworded
from tools.sources.flowcharts.strength import strengths
from tools.sources.policy.text import Paragraph
from tools.sources.taken.bearing import most_of

MOST_WORDS = 4000
"""Ten pages hold about 4,500 words; the signatures need room too."""
BINDS = 3
"""From "should" on: the rank below it is what somebody considers or may do."""
Changed = tuple[Change, tuple[Touched, ...]]


def sheet_page(report: Report, today: datetime.date) -> str:
    """The page as HTML. Whatever comes from a file is shown as text."""
    parts = [part for part in _parts(report) if part[1]]
    room, shown = MOST_WORDS, []
    for title, cards in parts:
        kept = []
        for card in cards:
            room -= len(card.split())
            if room > 0:
                kept.append(card)
        more = (
            f"<p>And {counted(len(cards) - len(kept), 'more')}: in the whole report.</p>"
            if len(kept) < len(cards)
            else ""
        )
        shown.append(f"<h2>{title} ({len(cards)})</h2>\n{''.join(kept)}{more}")
    return document(report, "".join(shown) + _rest(report) + signatures(report.fingerprint), today)


def weaker(change: Change) -> bool:
    """Whether a paragraph now asks for less: with a weaker word, or with fewer of the strong ones."""
    before, now = change.strengths
    if not change.before or not change.now or before == now:
        return False
    ranks = most_of(before).rank, most_of(now).rank
    return ranks[1] < ranks[0] or (ranks[1] == ranks[0] and _strong(now) < _strong(before))


def _strong(words: Iterable[str]) -> int:
    return sum(most_of([word]).rank >= BINDS for word in words)


def binds(paragraph: Paragraph | None) -> bool:
    """Whether a paragraph asks anything of anybody: must, never, will or should."""
    return most_of(strengths(paragraph)).rank >= BINDS


def _parts(report: Report) -> Iterator[tuple[str, list[str]]]:
    changes = report.changes
    less = [each for each in changes if weaker(each[0])]
    yield "What is weaker now", [_card(*each) for each in less]
    yield "Ways that call for less", [route_html(route, ways=0) for route in report.changed_routes if route.less_urgent]
    otherwise = [each for each in changes if each not in less and each[0].before and each[0].now]
    stronger = [each for each in otherwise if each[0].strengths[0] != each[0].strengths[1]]
    yield "What speaks more strongly, or of something else", [_card(*each) for each in stronger]
    less_said = [f"<article>\n<p>{escape(str(each))}</p>\n{SIGN}\n</article>\n" for each in report.says_less]
    yield "Where our label says less than the policy now", less_said
    yield "What is new and binds", [_card(*each) for each in changes if each[0].what == "new" and binds(each[0].now)]
    gone = [each for each in changes if each[0].what == "taken out" and (binds(each[0].before) or each[1])]
    yield "What is gone, and bound or was quoted", [_card(*each) for each in gone]
    yield "What helpers, duties and the rest say otherwise", list(_said(report.rewordings))


def _card(change: Change, touched: tuple[Touched, ...]) -> str:
    before, now = (each.text if each else "" for each in (change.before, change.now))
    was, is_now = (each.number if each else "" for each in (change.before, change.now))
    number = was if was == is_now else " → ".join(filter(None, (was, is_now)))
    lead = change.now.lead if change.now else ""
    led = f"<p>Under: {marked(change.before.lead if change.before else lead, lead)}</p>" if lead else ""
    strong = " → ".join(" and ".join(dict.fromkeys(each)) or "nothing" for each in change.strengths)
    told = f'<p class="careful">{escape(strong)}</p>' if change.before and change.now else ""
    return (
        f"<article>\n<h3>{number}</h3>\n{told}{led}<p>{marked(before, now)}</p>\n{_rests(touched)}{SIGN}\n</article>\n"
    )


def _rests(touched: tuple[Touched, ...]) -> str:
    places = Counter(each.unit.title for each in touched)
    if not places:
        return "<p>Nothing rests on it.</p>"
    named = ", ".join(f"{escape(title)} ({many})" for title, many in places.most_common(6))
    more = f" and {len(places) - 6} others" if len(places) > 6 else ""
    return f"<p>{counted(len(touched), 'place')} rest on it: {named}{more}.</p>"


def _said(rewordings: Iterable[Reworded]) -> Iterator[str]:
    """Our own words that differ; a quotation or a number that only followed the policy is in its card above."""
    for each in rewordings:
        lines = [line for line in each.lines if all("quotation" not in said.what for said in line if said)]
        if lines or each.fate != "changed":
            pairs = [[said.words if said else "" for said in line] for line in lines]
            told = "".join(f"<li>{marked(before, now)}</li>" for before, now in pairs)
            yield f"<article>\n<h3>{escape(reworded_name(each))}</h3>\n<ul>{told}</ul>\n{SIGN}\n</article>\n"


def _rest(report: Report) -> str:
    whats = Counter(change.what for change, _ in report.changes)
    told = ", ".join(f"{what} {many}" for what, many in whats.items())
    return (
        f"<h2>The rest</h2>\n<p>Of the policy’s paragraphs: {told or 'none differs'}. Only other numbers: "
        f"{len(report.renumbered)}. <code>policy-tools diff … --page FILE --every</code> writes all of it.</p>"
    )
