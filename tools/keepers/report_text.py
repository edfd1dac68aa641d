"""Writes a report for a terminal, in plain words."""

from collections.abc import Iterable, Iterator

from tools.keepers.paragraphs import Change
from tools.keepers.report import Report, Touched
from tools.keepers.routes import ChangedRoute, Way
from tools.keepers.wording import Reworded
from tools.sources.review.content_lines import ContentLine
from tools.sources.review.shown import Shown, count
from tools.sources.review.units import KINDS
from tools.sources.taken.align import words

MOST_WAYS = 5
"""More ways than these are counted on a terminal; the printed page has every one."""
LESS = "THIS CALLS FOR LESS THAN BEFORE."


WORDS = "Words of helpers, duties, scenarios, the quiz, the notes and the contacts"


def report_text(report: Report) -> str:
    """The whole report; one sentence when nothing differs."""
    if report.is_empty:
        return nothing_differs(report)
    parts = [
        [f"From {report.old} to {report.new}."],
        _part("Answers that now lead to another ending, or call for less", _changed_routes(report.changed_routes)),
        _part("The policy’s paragraphs", _changes(report)),
        _part(WORDS, _rewordings(report.rewordings)),
    ]
    return "\n".join(line for part in parts for line in part)


def nothing_differs(report: Report) -> str:
    """Names what was compared: the pages around the helpers and the form's own words were not."""
    compared = "the policy, the helpers, the duties, the scenarios, the quiz, the notes and the contacts"
    return f"In {compared}, no word differs between {report.old} and {report.new}."


def _part(title: str, lines: Iterable[str]) -> list[str]:
    return ["", title.upper(), *(list(lines) or ["None."])]


def route_in_words(route: ChangedRoute) -> str:
    """One sentence: where the ways part, where they led and where they lead."""
    at = f"At “{route.step}”, “{route.answer}”" if route.step else "Already the first step differs: it"
    if not route.before:
        return f"{at} is a new answer. It leads to “{route.now}”."
    if not route.now:
        return f"{at} is no longer offered. It led to “{route.before}”."
    if route.before != route.now:
        return f"{at} led to “{route.before}”. It now leads to “{route.now}”.{what_is_less(route)}"
    if not route.step:
        return f"These ways still lead to “{route.now}”.{what_is_less(route)}"
    return f"{at} still leads to “{route.now}”.{what_is_less(route)}"


def what_is_less(route: ChangedRoute) -> str:
    """What these ways call for less, with a space before it; "" where they do not."""
    lost = f" It no longer calls for: {'; '.join(route.lost)}." if route.lost else ""
    unsure = f" It now only says with an “if”: {'; '.join(route.unsure)}." if route.unsure else ""
    urgent = " It counts as less urgent." if route.less_urgent and not (lost or unsure) else ""
    return lost + unsure + urgent


def way_in_words(way: Way) -> str:
    """A way through as one line."""
    return " > ".join(f"{step}: {answer}" for step, answer in way)


def _changed_routes(changed_routes: Iterable[ChangedRoute]) -> Iterator[str]:
    for route in changed_routes:
        less = f"{LESS} " if route.less_urgent else ""
        yield f"- “{route.helper}”: {less}{route_in_words(route)} {counted(len(route.ways), 'way')} through:"
        yield from (f"    {way_in_words(way)}" for way in route.ways[:MOST_WAYS])
        if len(route.ways) > MOST_WAYS:
            yield f"    and {len(route.ways) - MOST_WAYS} more; --page FILE writes every one."


def counted(number: int, noun: str) -> str:
    """“1 way”, “3 ways”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _changes(report: Report) -> Iterator[str]:
    for change, touched in report.changes:
        yield f"- {what_changed(change)}"
        if change.what == "changed" and change.before and change.now:
            yield f"    before: {change.before.text}"
            yield f"    now:    {change.now.text}"
            yield from (f"    {line}" for line in _in_and_out(change.before.text, change.now.text))
        elif change.what == "introduced differently" and change.before and change.now:
            yield f"    introduced before: {change.before.lead or 'by nothing'}"
            yield f"    introduced now:    {change.now.lead or 'by nothing'}"
        elif paragraph := change.now or change.before:
            yield f"    {paragraph.text}"
        if warning := strength_warning(change):
            yield f"    {warning}"
        yield from (f"    {where(each)}" for each in touched)
        if not touched:
            yield "    Nothing quotes it."
    yield from (
        f"- Heading or topic: “{before or 'none'}” is now “{now or 'none'}”." for before, now in report.headings
    )
    if report.renumbered:
        numbers = ", ".join(f"{old} is now {new}" for old, new in report.renumbered)
        yield f"- Only their numbers differ: {numbers}. Numbers that people wrote down do not follow."


def what_changed(change: Change) -> str:
    """The paragraph's number and what happened to it."""
    before = change.before.number if change.before else ""
    now = change.now.number if change.now else ""
    match change.what:
        case "new":
            return f"{now} is new."
        case "taken out":
            return f"{before} was taken out."
        case "moved":
            return f"{before} has moved to {now}, word for word."
        case "introduced differently":
            return f"{now} has the same words, but the sentence that introduces it changed."
    return f"{now} changed." if now == before else f"{now} changed (it was {before})."


def strength_warning(change: Change) -> str:
    """Said when its words of strength are others: what leans on it may now be too strong, or too weak."""
    before, now = change.strengths
    if before == now or not (change.before and change.now):
        return ""
    return (
        f"Its words of strength were: {', '.join(before) or 'none'}. They are now: {', '.join(now) or 'none'}. "
        "Read each instruction that leans on it again: the build refuses one that is too strong, not one that is too "
        "weak."
    )


def where(touched: Touched) -> str:
    """The place that quotes it, and whether its words still stand."""
    stands = "quotes it" if touched.stands else "quotes words that are gone"
    return f"{place_name(touched)} {stands}: “{touched.words}”{in_their_place(touched)}"


def in_their_place(touched: Touched) -> str:
    """What the paragraph says now where it said words that are gone; "" for all others."""
    return f" In their place it says: “{touched.now}”" if touched.now else ""


def place_name(touched: Touched) -> str:
    """“helper “The police”, “Report to the police””."""
    unit, place = touched.unit, touched.place
    inner = f", “{place.title}”" if place.id else ""
    return f"{KINDS[unit.kind]} “{unit.title}”{inner} ({unit.path})"


def _in_and_out(before: str, now: str) -> Iterator[str]:
    found = words(before, now)
    for fate, told in (("out", "taken out"), ("in", "put in")):
        if runs := [f"“{run}”" for kind, run in found if kind == fate]:
            yield f"{told}: {', '.join(runs)}"


def _rewordings(rewordings: Iterable[Reworded]) -> Iterator[str]:
    for each in rewordings:
        yield f"- {reworded_name(each)}"
        yield from ([f"    {LESS} {each.warning}"] if each.warning else [])
        yield from (f"    {line_in_words(before, now)}" for before, now in each.lines)
        for heading, places in where_read(each):
            yield f"    {heading}"
            yield from (f"        {place.title}: {', '.join(place.endings)}" for place in places)


def reworded_name(each: Reworded) -> str:
    """The review unit, the place in it, and what happened."""
    place = f", “{each.place}”" if each.place and each.place != each.unit.title else ""
    fate = {"changed": "", "new": " is new: read it whole", "taken out": " was taken out"}[each.fate]
    return f"{KINDS[each.unit.kind]} “{each.unit.title}”{place}{fate} ({each.unit.path})"


def where_read(each: Reworded) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    """For a duty the endings that show it, and those that no longer do, each under what to say of them."""
    if each.read_at:
        yield f"Read it where it is shown, at {counted(count(each.read_at), 'ending')}:", each.read_at
    elif each.unit.kind == "duty" and each.fate != "taken out":
        yield "No ending shows it.", ()
    if each.no_longer:
        yield f"No longer shown at {counted(count(each.no_longer), 'ending')}:", each.no_longer


def line_in_words(before: ContentLine | None, now: ContentLine | None) -> str:
    """A line before and now."""
    if before and now:
        return f"{now.what}, before: {before.words}\n    {now.what}, now: {now.words}"
    line = now or before
    return f"{line.what} {'put in' if now else 'taken out'}: {line.words}" if line else ""
