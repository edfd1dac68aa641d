"""Where a person finds each field of Annex A: the words beside it, and its cell in the policy's tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS, INFORMATION, REFERENCE

# As much of a question as a person types to find it.
_ENOUGH = 24

# The table of the first child; the others' come after it.
FIRST_CHILD = 2
_COLUMNS = {"risk": 1, "level": 2, "level-reason": 2, "actions": 3, "revised": 4, "details": 1, "answer": 1, "date": 2}
# The policy's tables have no place for these: a person writes them under what the cell has already.
_UNDER = ("level-reason", "details")
_CHOSEN = ("level", "revised", "answer")


@dataclass(frozen=True, order=True)
class Cell:
    """A cell of the policy's tables, each number from 0; a child's reference stands above the table (row -1)."""

    table: int
    row: int
    column: int

    @property
    def columns(self) -> int:
        """How many columns its table has."""
        return (2, 5)[self.table] if self.table < FIRST_CHILD else 3


def part_of(field: str) -> str:
    """What a field is for, such as "level"."""
    return field.rpartition(".")[2]


def is_chosen(field: str) -> bool:
    """Whether one of a few words is chosen there: a level, YES or NO."""
    return part_of(field) in _CHOSEN


def child_of(field: str) -> int:
    """Which child's table a field stands in; 0 when it is in none."""
    return int(field[6]) if field.startswith("child-") else 0


def words_beside(field: str) -> str:
    """What a person types to find a field: the first words of its row."""
    row = field.split(".")[1 if child_of(field) else 0]
    words = {each.id: each.words for each in INFORMATION}
    words |= {each.id: each.questions[0] for each in CONSIDERATIONS}
    words |= {each.id: each.words.removesuffix(" (specify)") for each in ACTIONS}
    words[REFERENCE.id] = REFERENCE.words
    return words[row][:_ENOUGH].strip()


def cell_of(field: str) -> Cell:
    """The cell of the policy's tables in which the words of a field belong."""
    child, row, part = child_of(field), field.split(".")[1 if child_of(field) else 0], part_of(field)
    if part == "reference":
        return Cell(child + 1, -1, 0)
    if child:
        return Cell(child + 1, [each.id for each in ACTIONS].index(row) + 1, _COLUMNS[part])
    if row == part:
        return Cell(0, [each.id for each in INFORMATION].index(row) + 1, 1)
    return Cell(1, [each.id for each in CONSIDERATIONS].index(row) + 1, _COLUMNS[part])


def by_cell(texts: Mapping[str, str]) -> dict[Cell, list[str]]:
    """The fields that have something written, by their cells: what comes first in a cell first."""
    cells: dict[Cell, list[str]] = {}
    for field in sorted((field for field, text in texts.items() if text), key=lambda field: part_of(field) in _UNDER):
        cells.setdefault(cell_of(field), []).append(field)
    return dict(sorted(cells.items()))
