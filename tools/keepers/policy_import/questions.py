"""What Word did to words, as questions for a person: struck through, hidden, tracked, put into a footnote.

In Word each can be settled by itself. At the keepers' desk some have answers too; what is answered is told with the
result, since the pages then say what a person has said that the file means.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tools.keepers.policy_import.blocks import PolicyFileError

IN, OUT = "in", "out"
Answers = Mapping[str, str]
"""What a person has said to each question, by its id."""
NO_ANSWERS: Answers = {}
Options = tuple[tuple[str, str], ...]
"""The answers that a question can have, each with its words."""
BELONG: Options = ((IN, "The words belong to the policy"), (OUT, "The words do not belong to it"))
NOTE: Options = ((IN, "Put its words into the text, in brackets"), (OUT, "Leave it out: it is not of the policy"))
SIGN: Options = ((OUT, "Leave it out: it says nothing"),)
IN_WORD: Options = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something to settle by its place: what it is, what to do in Word, and what can be answered instead."""

    id: str
    where: str
    what: str
    todo: str
    options: Options
    answer: str

    @property
    def told(self) -> str:
        """As the command says it."""
        return f"{self.where}: {self.what} {self.todo}"


class UnsettledError(PolicyFileError):
    """The file has something that nobody has settled; ``questions`` has all of it, what is answered too."""

    def __init__(self, name: str, questions: tuple[Question, ...]) -> None:
        """Says those that are open, each once."""
        self.questions = questions
        listed = "\n".join(f"  {said}" for said in dict.fromkeys(each.told for each in questions if not each.answer))
        super().__init__(f"{name} cannot be taken in as it is. In Word, settle each of these and save:\n{listed}")


class Questions:
    """All that is asked while a file is read, in its order."""

    def __init__(self, answers: Answers) -> None:
        """An answer counts where the question has it."""
        self._answers = answers
        self._met: Counter[str] = Counter()
        self.asked: list[Question] = []

    def ask(self, where: str, what: str, todo: str, options: Options) -> str:
        """Asks; gives the answer, "" while there is none. The same words are told apart by their order in the file."""
        self._met[what] += 1
        key = f"{what} ({self._met[what]})"
        answer = self._answers.get(key, "")
        answer = answer if answer in dict(options) else ""
        self.asked.append(Question(key, where, what, todo, options, answer))
        return answer

    @property
    def is_open(self) -> bool:
        """Whether anything has no answer."""
        return any(not each.answer for each in self.asked)
