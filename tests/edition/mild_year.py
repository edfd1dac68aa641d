"""A mild next year: the adopted text of 2021 with the days of a new agreement, and one sentence that is weaker.

All that it leaves to people can be mended at the keepers' desk. It is made for tests and is no policy of any school.
"""

import re
from collections.abc import Callable
from pathlib import Path

from tests.edition.documents import word_document
from tests.edition.next_year import DATES, WEAKER
from tests.policy.adopted import ADOPTED

FRONT = {"agreed": "16/11/2026", "due": "15/11/2027"}
"""What the office puts into the boxes of the form."""
SAID = (("15 November 2022", "15 November 2027"), ("15 Nov 2021", "16 Nov 2026"), ("15 Nov 2022", "15 Nov 2027"))
_OF_THE_SENTENCE = ("must be referred", "should be referred")
_WEAKER = re.compile(
    r'right = "Must"\nstrength = "Must"\n(quote = "[^"]*should be referred.*\n(?:.*\n)*?because = ")(.*)"'
)


def mild_year(path: Path, *, weaker: bool) -> Path:
    """The Word document of it, ``weaker`` or with its new days alone."""
    text = ADOPTED.read_text(encoding="utf-8")
    for old, new in (*([WEAKER] if weaker else []), *DATES):
        assert old in text, old
        text = text.replace(old, new)
    return word_document(text, path)


def mended(read: Callable[[str], str]) -> dict[str, str]:
    """The texts that people have to mend, by their file, mended; ``read`` gives each as the desk has it."""
    notes, points, quiz = (
        read(name) for name in ("docs/notes/notes.toml", "tools/decision-points.json", "tools/quiz.toml")
    )
    for pair in SAID:
        notes, points = notes.replace(*pair), points.replace(*pair)
    return {
        "docs/notes/notes.toml": notes.replace(*_OF_THE_SENTENCE),
        "tools/decision-points.json": points,
        "tools/quiz.toml": _WEAKER.sub(
            r'right = "Should"\nstrength = "Should"\n\1It says should."', quiz.replace(*_OF_THE_SENTENCE)
        ),
    }
