"""A mild next year: the present text with the days of a new agreement, and one sentence that is weaker if asked for.

All that it leaves to people can be mended at the keepers' desk. It is made for tests and is no policy of any school.
"""

from collections.abc import Callable
from pathlib import Path

from tests.edition.by_hand import quiz_mended
from tests.edition.documents import word_document
from tests.edition.next_year import AGREED, DATES, DUE, WEAKER, short
from tests.policy.adopted import ADOPTED
from tests.sentences import weaker
from tools.sources.days import on_day

FRONT = {"agreed": f"{AGREED[1]:%d/%m/%Y}", "due": f"{DUE[1]:%d/%m/%Y}"}
"""What the office puts into the boxes of the form."""
SAID = (
    *((on_day(str(was)), on_day(str(now))) for was, now in (AGREED, DUE)),
    *((short(was), short(now)) for was, now in (AGREED, DUE)),
)
"""How our own words tell these days, and how they tell those of the new agreement."""


def mild_year(path: Path, *, is_weaker: bool) -> Path:
    """The Word document of it, with its new days alone or with a weaker sentence too."""
    text = ADOPTED.read_text(encoding="utf-8")
    if is_weaker:
        assert WEAKER.line in text
        text = text.replace(WEAKER.line, weaker(WEAKER.line))
    for old, new in DATES:
        text = text.replace(old, new)
    return word_document(text, path)


def mended(read: Callable[[str], str]) -> dict[str, str]:
    """The texts that people have to mend, by their file, mended; ``read`` gives each as the desk has it."""
    notes, points, quiz = (
        read(name) for name in ("docs/notes/notes.toml", "tools/decision-points.json", "tools/quiz.toml")
    )
    for old, new in SAID:
        notes, points = notes.replace(old, new), points.replace(old, new)
    return {
        "docs/notes/notes.toml": notes.replace(WEAKER.bound, weaker(WEAKER.bound)),
        "tools/decision-points.json": points,
        "tools/quiz.toml": quiz_mended(quiz),
    }
