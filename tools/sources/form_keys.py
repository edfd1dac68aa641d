"""Holds the form to the editions that files were saved with: none of those files may become unreadable."""

from collections.abc import Iterable

from tools.browser.assessment.earlier import PART, RETIRED
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.whole import child_fields, entry_fields
from tools.browser.flow.model import Problem

# The keys of every row, box and part that files were saved with, edition by edition, newest last. An edition is added
# when it is published, and never changed or taken away.
_OF_2021 = (
    *("referrer", "contact", "victim-school", "other-school", "place", "review"),
    *("incident", "crime", "limit-contact", "threat", "physical-harm", "classes", "breaks", "transport"),
    *("outside-school", "how-limited", "social-media", "movement", "arrival", "victim-education"),
    *("alleged-education", "staff-told", "police-contact", "moving-school", "toilets", "changing", "clubs-trips"),
    *(
        "rationale",
        "sign-off",
        "reference",
        "police",
        "mash",
        "external",
        "internal",
        "camhs",
        "early-help",
        "other",
    ),
    *("key-adult", "stand-in", "child-views", "family-views"),
    *("education", "reviews", "key-adults", "views"),
)
EDITIONS: dict[str, tuple[str, ...]] = {
    "2021": _OF_2021,
    # The same policy, and more that can be switched on.
    "2021, from November 2026": (
        *_OF_2021,
        *("own-version", "own-who", "own-day", "own-way", "own-worry", "own-next", "place-changes", "tasks"),
        *("about-child", "part", "age", "communicates", "protects", "agreed"),
    ),
}
_EARLIER = "tools/browser/assessment/earlier.py"


def keys() -> tuple[str, ...]:
    """The keys of the form as it is now, each once."""
    fields = (field.id.partition(".")[0] for field in (*entry_fields(), *child_fields()))
    return tuple(dict.fromkeys(key for key in (*fields, *(part.id for part in PARTS)) if key != PART))


def key_problems(now: Iterable[str] = ()) -> list[Problem]:
    """Rows that old files have and this form could not show, rows of no edition, and keys that are used again."""
    present, newest = tuple(now) or keys(), list(EDITIONS)[-1]
    first = {key: edition for edition, had in reversed(EDITIONS.items()) for key in had}
    told = [
        Problem(
            _EARLIER,
            1,
            f"the form of {edition} had the row “{key}”, and this one has not: files saved with it could not be "
            "opened.",
            "Give RETIRED there its key and its words.",
        )
        for key, edition in first.items()
        if key not in present and key not in RETIRED
    ]
    told += [
        Problem(
            "tools/sources/form_keys.py",
            1,
            f"the row “{key}” is in no edition.",
            "Add one to EDITIONS, with every key.",
        )
        for key in present
        if key not in EDITIONS[newest]
    ]
    again = [key for key in RETIRED if key in present]
    taken = "Give the new row a key of its own."
    return told + [Problem(_EARLIER, 1, f"the key “{key}” was another row's.", taken) for key in again]
