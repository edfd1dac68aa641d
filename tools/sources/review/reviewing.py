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
from tools.sources.review.snapshot import Edition
from tools.sources.review.units import KINDS, REVIEWED, Piece, Place, reviewable
from tools.sources.school import day_in_words

MAKERS = "the makers of this site"
"""The role under which the words were first recorded: a review by them is no sign-off by the school."""


def wanted(edition: Edition, record: Record) -> list[tuple[Piece, Problem]]:
    """What has to be reviewed: each with where it is, why, and what to do."""
    found = [(piece, problem) for piece in reviewable(edition) for problem in _wanted(piece, record.get(piece.key))]
    if not any(piece.kind == "duty" for piece, _ in found):
        return found  # To look at every way of every helper takes seconds.
    where = shown(edition.flows)
    return [
        (piece, _read_at(problem, where.get(piece.name, ())) if piece.kind == "duty" else problem)
        for piece, problem in found
    ]


def _read_at(problem: Problem, places: Sequence[Shown]) -> Problem:
    """The same with the endings that show the duty: it has to be read in each of them."""
    return replace(problem, todo=f"{problem.todo} Endings that show it ({count(places)}): {in_words(places)}.")


def _wanted(piece: Piece, review: Review | None) -> Iterator[Problem]:
    how = f"record it: policy-tools reviewed --by ROLE {piece.key}."
    what = f"{KINDS[piece.kind]} “{piece.title}”"
    if review is None:
        yield Problem(piece.path, 1, f"{what}: no review is recorded.", f"Read it beside the policy, then {how}")
    elif piece.fingerprint != review.words and _same_day(piece, review):
        since = f"has changed since its review of {on_day(review.dated)}, but its 'reviewed:' line has not."
        todo = f"Read it all again beside the policy, write the day into 'reviewed:', then {how}"
        yield Problem(piece.path, 1, f"{what} {since}{_leaning(piece, review)}", todo)
    elif piece.fingerprint != review.words:
        since = f"has changed since the review that was recorded on {day_in_words(review.on)}."
        yield Problem(
            piece.path, 1, f"{what} {since}{_leaning(piece, review)}", f"Read it beside the policy, then {how}"
        )
    elif piece.dated != review.dated:
        since = f"says 'reviewed: {piece.dated}', but that review is not recorded."
        yield Problem(piece.path, 1, f"{what} {since}{_leaning(piece, review)}", f"Say whose review it was, and {how}")
    else:
        yield from _on_changed_paragraphs(piece, review.leans_on, how)


POLICY_ITSELF = "policy"
"""How a person names the policy's own words to the command, where nothing else has to be signed with them."""


def not_read(is_read: bool) -> list[str]:
    """What to say while the policy's words are others than when everything was last signed."""
    if is_read:
        return []
    todo = f"Read how (policy-tools diff), then record it: policy-tools reviewed --by ROLE {POLICY_ITSELF}."
    return [f"docs/policy/index.md:1: the policy has changed since all was last signed with it. {todo}"]


def signed_by(edition: Edition, record: Record) -> dict[str, str]:
    """Who at the school has signed a piece off as it stands, by its key; not what only the makers have read."""
    return {
        piece.key: review.by
        for piece in reviewable(edition)
        if (review := record.get(piece.key)) and review.by != MAKERS and review.words == piece.fingerprint
    }


def _leaning(piece: Piece, review: Review) -> str:
    """Paragraphs that it did not quote, or not with these words: one review must not hide that they have to be read."""
    others = [number for words, number in piece.leans_on.items() if words not in review.leans_on]
    return f" It now leans on other words of the policy: {', '.join(others)}." if others else ""


def _same_day(piece: Piece, review: Review) -> bool:
    return bool(piece.dated) and piece.dated == review.dated


def _on_changed_paragraphs(piece: Piece, leans_on: Mapping[str, str], how: str) -> Iterator[Problem]:
    for place in piece.places:
        for quote in place.quotes:
            paragraph = quote.paragraph
            where = f"{KINDS[piece.kind]} “{_name(piece, place)}”"
            words = f"“{quote.words[:60]}{'…' if len(quote.words) > 60 else ''}”"
            if paragraph is None:
                what = f"{where} quotes words that are not in the policy: {words}."
                yield Problem(
                    piece.path, place.line, what, f"Mend the quotation, read it beside the policy, then {how}"
                )
            elif paragraph_fingerprint(paragraph) not in leans_on:
                what = f"{where} quotes paragraph {paragraph.number}, which has changed since the last review."
                todo = f"Read {words} in its new paragraph: does it still fit? Then {how}"
                yield Problem(piece.path, place.line, what, todo)


def _name(piece: Piece, place: Place) -> str:
    return f"{piece.title}: {place.title}" if place.id else piece.title


def chosen(edition: Edition, record: Record, names: Sequence[str], everything: bool) -> list[Piece]:
    """What a person named: "helper/the-police", or "helper" for all of them; or everything that has to be reviewed.

    Raises SourceError for names that are not there.
    """
    known = {piece.key: piece for piece in reviewable(edition)}
    if everything:
        return list({piece.key: piece for piece, _ in wanted(edition, record)}.values())
    problems: list[Problem] = []
    found: dict[str, Piece] = {}
    for name in names:
        named = {key: piece for key, piece in known.items() if name in (key, piece.kind)}
        found |= named
        if not named:
            like = get_close_matches(name, [*known, *REVIEWED], n=3, cutoff=0.4)
            like_it = f"Like it: {', '.join(like)}." if like else ""
            problems.append(Problem("", 0, f"There is no '{name}' to review.", like_it))
    if problems:
        raise SourceError(problems)
    return list(found.values())


def recorded(
    edition: Edition, record: Record, reviewed: Sequence[Piece], by: str, today: datetime.date
) -> dict[str, Review]:
    """The record with these reviews in it, and without what is no longer there. Raises SourceError."""
    problems = [problem for piece in reviewed if (problem := _refused(piece, record.get(piece.key), today))]
    if not by.strip() or not by.isprintable():
        problems.append(Problem("", 0, 'Say who has reviewed it, as a role: --by "the Designated Safeguarding Lead".'))
    if problems:
        raise SourceError(problems)
    known = {piece.key for piece in reviewable(edition)}
    there = {key: review for key, review in record.items() if key in known}
    new = {piece.key: Review(piece.fingerprint, piece.dated, by.strip(), today, piece.leans_on) for piece in reviewed}
    return there | new


def _refused(piece: Piece, review: Review | None, today: datetime.date) -> Problem | None:
    """Why this cannot be recorded as reviewed."""
    gone = next((quote.words for place in piece.places for quote in place.quotes if quote.paragraph is None), None)
    if gone is not None:
        return Problem(piece.path, 1, f"“{gone}” is not in the policy. Mend the quotation, then record the review.")
    if piece.dated > today.isoformat():
        what = f"the review date {piece.dated} is still to come."
        return Problem(piece.path, 1, what, "Write the day of the review.")
    changed = review is not None and piece.fingerprint != review.words
    if review and changed and _same_day(piece, review) and piece.dated != today.isoformat():
        what = f"its words have changed, but 'reviewed:' still says {piece.dated}."
        return Problem(piece.path, 1, what, "Write the day on which it was read again.")
    if review and piece.dated < review.dated:
        what = f"the review date {piece.dated} is before the recorded one, {review.dated}."
        return Problem(piece.path, 1, what, "Mend it.")
    return None
