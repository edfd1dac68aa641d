"""What of the one case is typed line by line: the record in a word processor, a sheet for one reader, what changed."""

from tests.compare.one_case import CHILDREN, LINES, PLAN, REVIEW, REVIEWED, TASKS, WALKS
from tests.compare.places import part_of, words_beside
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS


def lines_for(reader: str) -> list[str]:
    """What stands in the plan for one child's family, or for staff."""
    names = {reader} if reader == "staff" else {reader, "all families"}
    found = []
    for text in (PLAN[row.actions.id] for row in CONSIDERATIONS):
        for line in text.split("\n"):
            who, bracket, words = line.removeprefix("[").partition("] ")
            if bracket and names & {name.strip() for name in who.split(",")}:
                found.append(words)
    return found


def record_lines() -> list[str]:
    """The case record as somebody types it: what a helper here says of itself is a line of notes there."""
    children = [
        "; ".join(
            part
            for part in (
                child.reference,
                child.part,
                child.school and f"school: {child.school}",
                child.speaks and f"speaks to that school: {child.speaks}",
                f"goes home at {child.home[:2]}:{child.home[2:]}",
                f"family: {child.family}",
                child.told,
            )
            if part
        )
        for child in CHILDREN
    ]
    walks = [f"At 14:{number}5, {walk.title}: {walk.ending}. {walk.reason}" for number, walk in enumerate(WALKS)]
    told = [f"At 15:{number}0, {who}: {words}" for number, (who, words) in enumerate(LINES)]
    return ["Case record", *children, *walks, *told]


def family_lines() -> list[str]:
    """What the family of the first child gets: the lines that are for it, what was done, and the day of the review."""
    done = [
        f"{action.words}: YES, {PLAN[f'child-1.{action.id}.date']}."
        for action in ACTIONS
        if PLAN[f"child-1.{action.id}.answer"] == "YES"
    ]
    return [f"Review: {PLAN['review']}.", *lines_for("P1"), *done]


def change_lines() -> list[str]:
    """What changed since last time, as somebody types it: the box, what stood there and what stands there now."""
    return [f"{words_beside(place)}, {part_of(place)}: {PLAN[place]} Now: {text}" for place, text in REVIEWED.items()]


def task_lines() -> list[str]:
    """The list of actions, below the tables: the policy's form has no place for it."""
    return [f"{what}; {owner}; by {due}; until {relax}." for what, owner, due, relax in TASKS]


def review_line() -> str:
    """The line of a log of reviews."""
    date, who, changed, following = REVIEW
    return f"Review of {date}: {who}. {changed} Next review: {following}."
