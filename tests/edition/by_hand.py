"""What people do by hand when next year's policy is taken in: the office, the Designated Safeguarding Lead, the keeper.

Each answers messages of the build, whatever the helpers say this year: nothing here knows more of our own words than
the messages tell.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.edition.next_year import AGREED, DATES, DUE, GONE, NEW, NEW_ROW, NUMBER, OLD_ROW, ROW, WEAKER, short
from tests.sentences import LESS, weaker
from tools.sources.days import on_day

_DATES = tuple((f"{name} = {was}", f"{name} = {now}") for name, (was, now) in (("agreed", AGREED), ("due", DUE)))
_TOLD = tuple((on_day(str(was)), on_day(str(now))) for was, now in (AGREED, DUE))
_OF_FRONT = (*DATES, (WEAKER.bound, weaker(WEAKER.bound)), (f"service on {NUMBER[0]}", f"service on {NUMBER[1]}"))
_SHORTER = " ".join(WEAKER.bound.split()[:3])
"""What our own sentences have of it."""


def by_hand(root: Path, messages: Iterable[str]) -> set[str]:
    """Mends what the commands have left, as the messages say. The files that were changed."""
    done = {path for job in (_office, _notes, _words, _form) for path in job(Changes(root)).changed}
    return done | _told(Changes(root), messages).changed


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
    for mended in {each.words for each in GONE.quoted_by("note")}:
        files.put("docs/notes/notes.toml", (f'words = "{mended}"', f'words = "{mended}", adopted_only = true'))
    files.each("docs/notes/notes.toml", lambda text: re.sub(r"(?i)“(peer[ -]on[ -]peer[^”]*)”", r"‘\1’", text))
    return files


def _words(files: Changes) -> Changes:
    """Our own sentences about what is weaker, or gone; and what is new."""
    files.put("docs/notes/notes.toml", _TOLD[1])
    for folder in ("flowcharts", "scenarios"):
        files.put(f"tools/{folder}/*.md", *_TOLD)
    files.put("tools/decision-points.json", *((short(was), short(now)) for was, now in (AGREED, DUE)))
    files.put("docs/*/*.md", (f"“{GONE.text}”", "in an earlier edition"))
    number = re.escape(f"[{GONE.number}]")
    files.each("docs/*/*.md", lambda text: re.sub(r"#gone-[\w-]+", "", re.sub(number, "[it]", text)))
    files.each("tools/quiz.toml", quiz_mended)
    said = NEW.splitlines()[-1]
    entry = f'[[not_used]]\nsection = "5"\nwords = ["{said}"]\nreason = "A helper on pictures says what to do."\n\n'
    files.each("docs/notes/sentences.toml", lambda text: text.replace("[[not_used]]", f"{entry}[[not_used]]", 1))
    return files


def _told(files: Changes, messages: Iterable[str]) -> Changes:
    """What depends on the year: a month that our own words tell too, and a step that quoted what is gone."""
    for message in messages:
        if dates := re.match(
            r"(docs/(?:about/[\w-]+\.md|notes/guidance\.toml)):\d+: (“.+”) stood on the front", message
        ):
            for day in re.findall("“(.+?)”", dates[2]):
                files.put(dates[1], (day, f"{day} (an earlier edition)"))
        if step := re.match(r"tools/coverage\.toml:1: point (\S+): '(\S+)' quotes none of its words", message):
            point = re.compile(rf'(?m)^("{re.escape(step[1])}" = \[\n(?:  .+\n)*?)  "{re.escape(step[2])}",\n')
            files.each("tools/coverage.toml", lambda text, point=point: point.sub(r"\1", text))  # type: ignore[misc]
    return files


def quiz_mended(quiz: str) -> str:
    """The quiz as the weaker sentence has it: our own words about it, and the question that asks for its strength."""
    was, now = (word.capitalize() for word in (WEAKER.strengths[0], LESS[WEAKER.strengths[0]]))
    asked = re.compile(
        rf'right = "{was}"\nstrength = "{was}"\n(quote = "[^"]*{weaker(_SHORTER)}.*\n(?:.*\n)*?because = ")(.*)"'
    )
    label = {"May": "Consider"}.get(now, now)
    answer = rf'right = "{now}"\nstrength = "{label}"\n\1It says {now.lower()}."'
    return asked.sub(answer, quiz.replace(_SHORTER, weaker(_SHORTER)))


def _form(files: Changes) -> Changes:
    """One row of Annex A is another one."""
    form = "tools/browser/assessment"
    row = 'Consideration("{}", ("{}",))'
    files.put(f"{form}/fields.py", (row.format(ROW.id, OLD_ROW), row.format("online-groups", NEW_ROW)))
    files.put(
        f"{form}/earlier.py", ("RETIRED: dict[str, str] = {", f'RETIRED: dict[str, str] = {{"{ROW.id}": "{OLD_ROW}", ')
    )
    keys = f'"next": (*(key for key in [*EDITIONS.values()][-1] if key != "{ROW.id}"), "online-groups")'
    files.each(
        "tools/sources/form_keys.py",
        lambda text: text.replace('_EARLIER = "', f'EDITIONS |= {{{keys}}}\n_EARLIER = "', 1),
    )
    weigh = re.compile(r'\n\[\[beside\]\]\nrow = "' + ROW.id + r'"\n(?:.+\n)*')
    files.each("tools/weigh.toml", lambda text: weigh.sub("", text))
    files.put("tools/coverage.toml", (f'"{ROW.id}.', '"online-groups.'))
    files.put("tools/decision-points.json", (OLD_ROW, NEW_ROW))
    files.put("tools/flowcharts/*.md", (f'"{OLD_ROW}"', f'"{NEW_ROW}"'))
    return files
