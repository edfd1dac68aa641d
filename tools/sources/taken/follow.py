"""Follows a new edition through everything that we wrote: quotations, links, numbers of sections, the policy's name.

What the policy's own words settle is put in. What somebody has to think about is left, once a sentence: quotations of a
sentence that speaks more or less strongly, notes, what has no counterpart. Nothing is written and nothing printed here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from string import digits

from tools.browser.flow.model import Problem, Strength
from tools.sources.taken.answers import Answers, answered, of_answers
from tools.sources.taken.bearing import Letters, bears_now, bore, reviewed_letters
from tools.sources.taken.dates import of_dates, same_but_for_dates
from tools.sources.taken.links import of_links
from tools.sources.taken.numbers import of_name, of_sections, with_steps_renamed
from tools.sources.taken.strong import of_reviewed, of_strength, told_gone, told_strength
from tools.sources.taken.whereabouts import Now, Whereabouts
from tools.sources.taken.written import BY_HAND, TYPED_BY_READERS, Quoted, line_of, quoted, wrapped

CONTACTS = "docs/school.toml"
POINTS = "tools/decision-points.json"
QUIZ = "tools/quiz.toml"
NOTHING_SAID: Answers = {}
ONCE = "Write what all of it bears."
"""Of a place whose words follow at once: no later build can tell that it says less than the policy."""
_ASK_THE_OFFICE = "Change printed, and the number or address with it; whoever confirmed it has to confirm it again."
_INSTRUCTION = re.compile(r"(?m)^\d+\. \*\*(Must|Will|Should|Consider)\*\*")
_NAMED = re.compile(r'(?m)^strength = "([^"]+)"')
_NOT_SHOWN = re.compile(r'", adopted_only = true')
"""What a note says of words that the policy's pages do not have."""
_END = re.compile(r"(?m)^(?:\d+\. |\s*$|#)")
_STRENGTH = {"must": "M", "never": "M", "will": "W", "should": "S"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a file, from `start` to `end`, and what is to stand there."""

    start: int
    end: int
    now: str


@dataclass(frozen=True, slots=True)
class Left:
    """A place that a person has to look at, and why. ``sentence`` is what has changed there, where that is one."""

    path: str
    line: int
    what: str
    sentence: Now | None = None

    @property
    def problem(self) -> Problem:
        """As the build says it."""
        return Problem(self.path, self.line, self.what)


@dataclass(frozen=True, slots=True)
class Followed:
    """The new text of each file that changes, what each edit mends, and what is left."""

    texts: Mapping[str, str]
    done: tuple[Problem, ...]
    left: tuple[Left, ...]


@dataclass(slots=True)
class File:
    """One file while it is gone through."""

    path: str
    text: str
    edits: list[Edit] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def put(self, start: int, end: int, now: str) -> None:
        """Has other words stand there, unless somebody has said so already, or they do."""
        free = all(end <= each.start or start >= each.end for each in self.edits)
        if free and self.text[start:end] != now:
            self.edits.append(Edit(start, end, now))

    def leave(self, at: int, what: str, sentence: Now | None = None) -> None:
        """Leaves it to a person."""
        self.left.append(Left(self.path, line_of(self.text, at), what, sentence))


def follow(
    where: Whereabouts, numbers: Whereabouts, files: Mapping[str, str], answers: Answers = NOTHING_SAID
) -> Followed:
    """Goes through every file. ``answers`` are what a person has said to sentences, by the numbers that they had.

    ``numbers`` is about the edition whose numbers and name our words have: a number is put in once, never twice.
    """
    texts, done, left = {}, [], []
    letters = reviewed_letters(files.get(POINTS, ""))
    for path, text in files.items():
        file = File(path, text)
        ours = path not in TYPED_BY_READERS
        of_answers(file, where, answers)
        if ours:
            _of_quotations(file, where, answers, letters)
        of_links(file, where, numbers)
        of_sections(file, numbers)
        if ours:
            of_name(file, numbers)
            of_strength(file, where, answers)
            of_dates(file, where)
        if path == POINTS:
            of_reviewed(file, where)
        left += file.left
        done += [_said(file, edit) for edit in sorted(file.edits, key=lambda edit: edit.start)]
        if file.edits:
            texts[path] = _edited(file)
    return Followed(with_steps_renamed(files, texts), tuple(done), tuple(left))


def _of_quotations(file: File, where: Whereabouts, answers: Answers, letters: Letters) -> None:
    for quotation in quoted(file.path, file.text):
        words = quotation.words.strip()
        if where.stands(words) or not where.stood(words) or _NOT_SHOWN.match(file.text, quotation.end):
            continue
        found = where.instead(words, _linked(file.text, quotation.end))
        now = {each.words for each in found}
        first = found[0] if found else None
        strength = any(each.other_strength and answers.get(str(each.before.number)) != "change" for each in found)
        if answered(file, quotation.start, first, answers):
            continue
        if first is None:
            _of_heading(file, quotation, where)
        elif file.path == CONTACTS and first.now:
            # The office's, however the sentence speaks: no answer of the DSL puts a number in.
            file.leave(quotation.start, f"The policy says “{first.words}” now, not “{words}”. {_ASK_THE_OFFICE}", first)
        elif strength and file.path in BY_HAND:
            what = f"a note quotes “{words}”, from a sentence that speaks otherwise now ({_instead(found)})"
            file.leave(quotation.start, f"{what} Read whether the note still holds.", first)
        elif strength:
            file.leave(quotation.start, f"“{words}” is quoted from {told_strength(first)}", first)
        elif not any(each.now for each in found) and file.path not in BY_HAND:
            file.leave(quotation.start, f"“{words}” is quoted from {told_gone(first)}", first)
        elif len(now) == 1 and same_but_for_dates(words, first.words):
            file.put(quotation.start, quotation.end, wrapped(file.text[quotation.start : quotation.end], first.words))
        elif file.path in BY_HAND or len(now) > 1 or not first.words or re.search(r'["\\]', first.words):
            file.leave(quotation.start, f"“{words}” is no longer in the policy. {_instead(found)}", first)
        else:
            file.put(quotation.start, quotation.end, wrapped(file.text[quotation.start : quotation.end], first.words))
            if first.other_strength and file.path == POINTS:
                _letter(file, quotation, first)
            elif first.other_strength and file.path == QUIZ:
                _of_question(file, quotation, first, letters)
            elif first.other_strength:
                _label(file, quotation, first, letters)


def _of_heading(file: File, quotation: Quoted, where: Whereabouts) -> None:
    """A heading of which only the number or the year is another one follows; with other words it is left."""
    now = where.heading(quotation.words)
    number = f"{digits}. "
    if now and (now.lstrip(number) == quotation.words.lstrip(number) or same_but_for_dates(quotation.words, now)):
        file.put(quotation.start, quotation.end, now)
    else:
        what = f"“{quotation.words}” was a heading or topic, which has other words now: “{now or 'none'}”."
        file.leave(quotation.start, f"{what} Write what is meant.")


def _instead(found: list[Now]) -> str:
    if not any(each.now for each in found):
        return f"Its paragraph, {found[0].before.number}, was taken out. Take the quotation out, or choose another."
    told = [f"{each.now.number} says “{each.words or each.now.text}”" for each in found if each.now]
    return f"In its place {'; '.join(dict.fromkeys(told))}. Choose the words."


def _linked(text: str, at: int) -> str:
    """The page of the policy that the link right after a quotation names, or ""."""
    found = re.match(r'["”\s.,>(]*\[[^\]]*\]\([./\w]*policy/([\w-]+\.md)', text[at : at + 300])
    named = re.match(r'"\s*\nsection = "([\w-]+\.md)"', text[at : at + 100])
    return found[1] if found else named[1] if named else ""


def _letter(file: File, quotation: Quoted, now: Now) -> None:
    """The reviewed list says how strongly each quotation speaks: with other words it speaks as those do."""
    before = file.text.rfind('"strength": "', 0, quotation.start)
    words = f"{now.now.lead if now.now else ''} {now.words}".lower()
    letter = next((each for word, each in _STRENGTH.items() if re.search(rf"\b{word}\b", words)), "C")
    if before > file.text.rfind("{", 0, quotation.start):
        at = before + len('"strength": "')
        file.put(at, at + 1, letter)


def _label(file: File, quotation: Quoted, sentence: Now, letters: Letters) -> None:
    """The word before an instruction says as much as the only quotation that it rests on, where it did so before.

    One that rests on several is left where the sentence is stronger now: the build only refuses what says too much.
    """
    begins = [found for found in _INSTRUCTION.finditer(file.text) if found.start() < quotation.start]
    if not begins or sentence.now is None:
        return
    ends = _END.search(file.text, begins[-1].end())
    own = file.text[begins[-1].end() : ends.start() if ends else len(file.text)]
    if begins[-1].end() + len(own) <= quotation.start:
        return
    label, most = Strength(begins[-1][1]), bears_now(sentence)
    risen = label.rank < most.rank and label.rank == bore(sentence, quotation.words, letters).rank
    if own.count('> "') == 1 and (label.rank > most.rank or risen):
        file.put(begins[-1].start(1), begins[-1].end(1), most.value)
    elif risen:
        file.leave(begins[-1].start(1), _stronger(label, most, sentence))


def _of_question(file: File, quotation: Quoted, sentence: Now, letters: Letters) -> None:
    """A question of the quiz names the strength of its quotation, and may ask for it: somebody looks at both."""
    begins = file.text.rfind("[[question]]", 0, quotation.start)
    named = _NAMED.search(file.text, begins, quotation.start)
    label, most = Strength(named[1]) if named else Strength.SAYS, bears_now(sentence)
    if named and label.rank < most.rank and label.rank == bore(sentence, quotation.words, letters).rank:
        file.leave(named.start(1), _stronger(label, most, sentence))


def _stronger(label: Strength, most: Strength, sentence: Now) -> str:
    number = sentence.now.number if sentence.now else ""
    said = f"It says “{label.value}”, and the policy says “{most.value}” there now ({number})."
    return f"{said} {ONCE}"


def _said(file: File, edit: Edit) -> Problem:
    was = " ".join(file.text[edit.start : edit.end].split())
    now = " ".join(edit.now.split())
    what = f"“{was}” becomes “{now}”" if now else f"“{was}” is taken out"
    return Problem(file.path, line_of(file.text, edit.start), what)


def _edited(file: File) -> str:
    return "".join(_pieces(file))


def _pieces(file: File) -> Iterator[str]:
    at = 0
    for edit in sorted(file.edits, key=lambda each: each.start):
        yield file.text[at : edit.start]
        yield edit.now
        at = edit.end
    yield file.text[at:]
