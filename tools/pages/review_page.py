"""Writes about/who-reviewed-what: who has reviewed each helper, scenario, question, row of the form and note."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from tools.sources.days import on_day
from tools.sources.review.record import Record, Review
from tools.sources.review.reviewing import MAKERS
from tools.sources.review.units import ReviewUnit, all_words
from tools.sources.school import day_in_words

MARKER = "<!-- who-reviewed-what -->"
FOLDERS = {"helper": ("Helpers", "helpers"), "scenario": ("Scenarios", "training")}
GROUPS = {
    "duty": "duties that endings show",
    "fact": "list of facts that answers say",
    "moment": "two-minute moments",
    "quiz": "questions of the quiz",
    "form": "rows of the Annex A form that have the policy’s words",
    "note": "notes on the text",
}


def review_page(units: Sequence[ReviewUnit], record: Record) -> str:
    """Markdown to stand in place of ``MARKER``. What is not recorded, or has changed since, says so."""
    return "\n\n".join(
        [
            _signed_off(units, record),
            *(_list(kind, units, record) for kind in FOLDERS),
            "## Duties, moments, quiz, form and notes {#others}",
            _groups(units, record),
            f"On a printed record: duties <code>{all_words(units, 'duty', 'fact')}</code>; on a record of training: "
            f"scenarios, words <code>{all_words(units, 'scenario')}</code>.",
        ]
    )


def by_makers_only(units: Iterable[ReviewUnit], record: Record) -> int:
    """How many nobody at the school has signed off."""
    return sum(1 for unit in units if (review := record.get(unit.key)) is None or review.by == MAKERS)


def _signed_off(units: Sequence[ReviewUnit], record: Record) -> str:
    left = by_makers_only(units, record)
    if not left:
        return f"For all {len(units)}, a review by somebody other than the makers of this site is recorded."
    return (
        f"**{left} of {len(units)} have no recorded review but that of the makers of this site.** "
        "The school has not signed these off."
    )


def _list(kind: str, units: Sequence[ReviewUnit], record: Record) -> str:
    title, folder = FOLDERS[kind]
    entries = "\n".join(
        f'<dt><a href="../../{folder}/{unit.name}/">{escape(unit.title)}</a></dt>'
        f"<dd><p>{_said(unit, record.get(unit.key))}</p></dd>"
        for unit in units
        if unit.kind == kind
    )
    return f'## {title} {{#{folder}}}\n\n<dl class="coverage">\n{entries}\n</dl>'


def _said(unit: ReviewUnit, review: Review | None) -> str:
    if review is None:
        return "No review is recorded."
    read = f"Reviewed on {on_day(review.dated)}. " if review.dated else ""
    since = "" if review.words == unit.fingerprint else " <strong>Its words have changed since.</strong>"
    return (
        f"{read}Recorded on {day_in_words(review.on)} for {escape(review.by)}. "
        f"Words <code>{escape(review.words)}</code>.{since}"
    )


def _groups(units: Sequence[ReviewUnit], record: Record) -> str:
    """Small things are counted by whose review it was and when."""
    lines = []
    for kind, name in GROUPS.items():
        found = Counter(
            f"recorded on {day_in_words(review.on)} for {escape(review.by)}" if review else "no review is recorded"
            for unit in units
            if unit.kind == kind
            for review in [record.get(unit.key)]
        )
        lines += [f"<li>{number} {name}: {told}.</li>" for told, number in found.items()]
    return f"<ul>{''.join(lines)}</ul>"
