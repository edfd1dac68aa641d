"""What has to be reviewed by a person before the site is published, and recording that it was."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from tools.browser.flow.model import Problem
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.review.content_lines import paragraph_fingerprint
from tools.sources.review.record import Record, Review
from tools.sources.review.shown import Shown, count, in_words, shown
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import KINDS, REVIEWED, Place, ReviewUnit, reviewable
from tools.sources.school import day_in_words

MAKERS = "the makers of this site"
"""The role under which the words were first recorded: a review by them is no sign-off by the school."""


def wanted(snapshot: Snapshot, record: Record) -> list[tuple[ReviewUnit, Problem]]:
    """What has to be reviewed: each with where it is, why, and what to do."""
    found = [(unit, problem) for unit in reviewable(snapshot) for problem in _wanted(unit, record.get(unit.key))]
    if not any(unit.kind == "duty" for unit, _ in found):
        return found  # To look at every way of every helper takes seconds.
    where = shown(snapshot.flows)
    return [
        (unit, _read_at(problem, where.get(unit.name, ())) if unit.kind == "duty" else problem)
        for unit, problem in found
    ]


def _read_at(problem: Problem, places: Sequence[Shown]) -> Problem:
    """The same with the endings that show the duty: it has to be read in each of them."""
    return replace(problem, todo=f"{problem.todo} Endings that show it ({count(places)}): {in_words(places)}.")


def _wanted(unit: ReviewUnit, review: Review | None) -> Iterator[Problem]:
    how = f"record it: policy-tools reviewed --by ROLE {unit.key}."
    what = f"{KINDS[unit.kind]} “{unit.title}”"
    if review is None:
        yield Problem(unit.path, 1, f"{what}: no review is recorded.", f"Read it beside the policy, then {how}")
    elif unit.fingerprint != review.words and _same_day(unit, review):
        since = f"has changed since its review of {on_day(review.dated)}, but its 'reviewed:' line has not."
        todo = f"Read it all again beside the policy, write the day into 'reviewed:', then {how}"
        yield Problem(unit.path, 1, f"{what} {since}{_leaning(unit, review)}", todo)
    elif unit.fingerprint != review.words:
        since = f"has changed since the review that was recorded on {day_in_words(review.on)}."
        yield Problem(unit.path, 1, f"{what} {since}{_leaning(unit, review)}", f"Read it beside the policy, then {how}")
    elif unit.dated != review.dated:
        since = f"says 'reviewed: {unit.dated}', but that review is not recorded."
        yield Problem(unit.path, 1, f"{what} {since}{_leaning(unit, review)}", f"Say whose review it was, and {how}")
    else:
        yield from _on_changed_paragraphs(unit, review.leans_on, how)


POLICY_ITSELF = "policy"
"""How a person names the policy's own words to the command, where nothing else has to be signed with them."""


def not_read(is_read: bool) -> list[str]:
    """What to say while the policy's words are others than when everything was last signed."""
    if is_read:
        return []
    todo = f"Read how (policy-tools diff), then record it: policy-tools reviewed --by ROLE {POLICY_ITSELF}."
    return [f"docs/policy/index.md:1: the policy has changed since all was last signed with it. {todo}"]


def signed_by(snapshot: Snapshot, record: Record) -> dict[str, str]:
    """Who at the school has signed a unit off as it stands, by its key; not what only the makers have read."""
    return {
        unit.key: review.by
        for unit in reviewable(snapshot)
        if (review := record.get(unit.key)) and review.by != MAKERS and review.words == unit.fingerprint
    }


def _leaning(unit: ReviewUnit, review: Review) -> str:
    """Paragraphs that it did not quote, or not with these words: one review must not hide that they have to be read."""
    others = [number for words, number in unit.leans_on.items() if words not in review.leans_on]
    return f" It now leans on other words of the policy: {', '.join(others)}." if others else ""


def _same_day(unit: ReviewUnit, review: Review) -> bool:
    return bool(unit.dated) and unit.dated == review.dated


def _on_changed_paragraphs(unit: ReviewUnit, leans_on: Mapping[str, str], how: str) -> Iterator[Problem]:
    for place in unit.places:
        for quote in place.quotes:
            paragraph = quote.paragraph
            where = f"{KINDS[unit.kind]} “{_name(unit, place)}”"
            words = f"“{quote.words[:60]}{'…' if len(quote.words) > 60 else ''}”"
            if paragraph is None:
                what = f"{where} quotes words that are not in the policy: {words}."
                yield Problem(unit.path, place.line, what, f"Mend the quotation, read it beside the policy, then {how}")
            elif paragraph_fingerprint(paragraph) not in leans_on:
                what = f"{where} quotes paragraph {paragraph.number}, which has changed since the last review."
                todo = f"Read {words} in its new paragraph: does it still fit? Then {how}"
                yield Problem(unit.path, place.line, what, todo)


def _name(unit: ReviewUnit, place: Place) -> str:
    return f"{unit.title}: {place.title}" if place.id else unit.title


def chosen(snapshot: Snapshot, record: Record, names: Sequence[str], everything: bool) -> list[ReviewUnit]:
    """What a person named: "helper/the-police", or "helper" for all of them; or everything that has to be reviewed.

    Raises SourceError for names that are not there.
    """
    known = {unit.key: unit for unit in reviewable(snapshot)}
    if everything:
        return list({unit.key: unit for unit, _ in wanted(snapshot, record)}.values())
    problems: list[Problem] = []
    found: dict[str, ReviewUnit] = {}
    for name in names:
        named = {key: unit for key, unit in known.items() if name in (key, unit.kind)}
        found |= named
        if not named:
            like = get_close_matches(name, [*known, *REVIEWED], n=3, cutoff=0.4)
            like_it = f"Like it: {', '.join(like)}." if like else ""
            problems.append(Problem("", 0, f"There is no '{name}' to review.", like_it))
    if problems:
        raise SourceError(problems)
    return list(found.values())


def recorded(
    snapshot: Snapshot, record: Record, reviewed: Sequence[ReviewUnit], by: str, today: datetime.date
) -> dict[str, Review]:
    """The record with these reviews in it, and without what is no longer there. Raises SourceError."""
    problems = [problem for unit in reviewed if (problem := _refused(unit, record.get(unit.key), today))]
    if not by.strip() or not by.isprintable():
        problems.append(Problem("", 0, 'Say who has reviewed it, as a role: --by "the Designated Safeguarding Lead".'))
    if problems:
        raise SourceError(problems)
    known = {unit.key for unit in reviewable(snapshot)}
    there = {key: review for key, review in record.items() if key in known}
    new = {unit.key: Review(unit.fingerprint, unit.dated, by.strip(), today, unit.leans_on) for unit in reviewed}
    return there | new


def _refused(unit: ReviewUnit, review: Review | None, today: datetime.date) -> Problem | None:
    """Why this cannot be recorded as reviewed."""
    gone = next((quote.words for place in unit.places for quote in place.quotes if quote.paragraph is None), None)
    if gone is not None:
        return Problem(unit.path, 1, f"“{gone}” is not in the policy. Mend the quotation, then record the review.")
    if unit.dated > today.isoformat():
        what = f"the review date {unit.dated} is still to come."
        return Problem(unit.path, 1, what, "Write the day of the review.")
    changed = review is not None and unit.fingerprint != review.words
    if review and changed and _same_day(unit, review) and unit.dated != today.isoformat():
        what = f"its words have changed, but 'reviewed:' still says {unit.dated}."
        return Problem(unit.path, 1, what, "Write the day on which it was read again.")
    if review and unit.dated < review.dated:
        what = f"the review date {unit.dated} is before the recorded one, {review.dated}."
        return Problem(unit.path, 1, what, "Mend it.")
    return None
