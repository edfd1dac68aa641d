"""What people do by hand when next year's policy is taken in: the office, the Designated Safeguarding Lead, the keeper.

Each answers messages of the build, whatever the helpers say this year: nothing here knows more of our own words than
the messages tell.
"""

import re
from collections.abc import Callable
from pathlib import Path

from tests.edition.next_year import GONE, NEW, NUMBER

OLD_ROW, NEW_ROW = "Do they share transport to/from school?", "Do they share groups or games online?"
_DATES = (("agreed = 2021-11-15", "agreed = 2026-11-16"), ("due = 2022-11-15", "due = 2027-11-15"))
_TOLD = (("15 November 2021", "16 November 2026"), ("15 November 2022", "15 November 2027"))
_OF_FRONT = (
    ("on 15 Nov 2021 and is due for review on 15 Nov 2022", "on 16 Nov 2026 and is due for review on 15 Nov 2027"),
    ("Renewal Date: Nov 2022", "Renewal Date: Nov 2027"),
    ("Guidance September 2021", "Guidance September 2026"),
    ("Governing body Nov 2021", "Governing body Nov 2026"),
    ("Headteacher Date: 15 Nov 2021", "Headteacher Date: 16 Nov 2026"),
    ("Abuse Policy 2021", "Abuse Policy 2026"),
    ("Harassment must be referred", "Harassment should be referred"),
    (f"service on {NUMBER[0]}", f"service on {NUMBER[1]}"),
)


def by_hand(root: Path) -> set[str]:
    """Mends what the commands have left. The files that were changed."""
    return {path for job in (_office, _notes, _words, _form) for path in job(Changes(root)).changed}


class Changes:
    """Files of the project, and which of them were changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: set[str] = set()

    def each(self, pattern: str, change: Callable[[str], str]) -> None:
        for path in sorted(self.root.glob(pattern)):
            before = path.read_text(encoding="utf-8")
            if (now := change(before)) != before:
                path.write_text(now, encoding="utf-8")
                self.changed.add(path.relative_to(self.root).as_posix())

    def put(self, pattern: str, *pairs: tuple[str, str]) -> None:
        for old, new in pairs:
            self.each(pattern, lambda text, old=old, new=new: text.replace(old, new))  # type: ignore[misc]


def _office(files: Changes) -> Changes:
    """Numbers and dates. What was seen on other pages, and is never shown as right, stays."""
    files.put("docs/school.toml", *_DATES, (f'"{NUMBER[0]}"', f'"{NUMBER[1]}"'), _OF_FRONT[-1])
    return files


def _notes(files: Changes) -> Changes:
    """What a note quotes is what the policy says now, or a slip that the governors have mended."""
    files.put("docs/notes/notes.toml", *_OF_FRONT)
    mended = GONE.strip("- \n")[:-13]
    files.put("docs/notes/notes.toml", (f'words = "{mended}"', f'words = "{mended}", adopted_only = true'))
    files.each("docs/notes/notes.toml", lambda text: re.sub(r"(?i)“(peer[ -]on[ -]peer[^”]*)”", r"‘\1’", text))
    return files


def _words(files: Changes) -> Changes:
    """Our own sentences about what is weaker, or gone; and what is new."""
    files.put("docs/notes/notes.toml", _TOLD[1])
    for folder in ("flowcharts", "scenarios"):
        files.put(f"tools/{folder}/*.md", *_TOLD)
    files.put(
        "tools/decision-points.json", ("agreed 15 Nov 2021", "agreed 16 Nov 2026"), ("15 Nov 2022", "15 Nov 2027")
    )
    gone = GONE.strip("- \n")
    files.put("docs/*/*.md", (f"“{gone}”", "in an earlier edition"))
    files.each("docs/*/*.md", lambda text: re.sub(r"#gone-[\w-]+", "", re.sub(r"\[6\.9\]", "[it]", text)))
    files.put("tools/quiz.toml", ("must be referred", "should be referred"))
    weaker = re.compile(
        r'right = "Must"\nstrength = "Must"\n(quote = "[^"]*should be referred.*\n(?:.*\n)*?because = ")(.*)"'
    )
    files.each(
        "tools/quiz.toml", lambda text: weaker.sub(r'right = "Should"\nstrength = "Should"\n\1It says should."', text)
    )
    said = NEW.splitlines()[-1]
    entry = f'[[not_used]]\nsection = "5"\nwords = ["{said}"]\nreason = "A helper on pictures says what to do."\n\n'
    files.each("docs/notes/sentences.toml", lambda text: text.replace("[[not_used]]", f"{entry}[[not_used]]", 1))
    return files


def _form(files: Changes) -> Changes:
    """One row of Annex A is another one."""
    form = "tools/browser/assessment"
    row = 'Consideration("{}", ("{}",))'
    files.put(f"{form}/fields.py", (row.format("transport", OLD_ROW), row.format("online-groups", NEW_ROW)))
    files.put(
        f"{form}/earlier.py", ("RETIRED: dict[str, str] = {", f'RETIRED: dict[str, str] = {{"transport": "{OLD_ROW}"')
    )
    keys = '"2026": (*(key for key in [*EDITIONS.values()][-1] if key != "transport"), "online-groups")'
    files.each(
        "tools/sources/form_keys.py",
        lambda text: text.replace('_EARLIER = "', f'EDITIONS |= {{{keys}}}\n_EARLIER = "', 1),
    )
    weigh = re.compile(r'\n\[\[beside\]\]\nrow = "transport"\n(?:.+\n)*')
    files.each("tools/weigh.toml", lambda text: weigh.sub("", text))
    files.put("tools/coverage.toml", ('"transport.', '"online-groups.'))
    files.put("tools/decision-points.json", (OLD_ROW, NEW_ROW))
    files.put("tools/flowcharts/*.md", (f'"{OLD_ROW}"', f'"{NEW_ROW}"'))
    return files
