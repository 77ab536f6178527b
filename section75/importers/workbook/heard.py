"""What a guard hears of a workbook without reading its values: its sheets, how far each reaches, and its marked cells.

A mark is what the reader would not tell: an error, a percentage, a code's zeros, a formula without a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from section75.importers.table import column_letters
from section75.importers.workbook import limits

NO_VALUE = "no value"
ERROR = "error "  # and which
TINY = "tiny "  # and the number, as it is written
NO_NUMBER = "no number "  # and what is written
PERCENT = "%"
Place = tuple[int, int]  # row and column, both from 1


@dataclass(slots=True, kw_only=True)
class Heard:
    """What was heard of one sheet. `marks` says by place what stands there: an error, "%", zeros or no value."""

    values: int = 0
    last_row: int = 0
    last_column: int = 0
    farthest: Place = (0, 0)  # the cell that decides the last column
    hidden_rows: int = 0
    from_elsewhere: Place | None = None
    marks: dict[Place, str] = field(default_factory=dict)
    too_many_marks: bool = False

    def value_at(self, place: Place, mark: str = "") -> None:
        """A cell that holds a value, or a formula, and the mark it has."""
        row, column = place
        self.values += 1
        self.last_row = max(self.last_row, row)
        if column > self.last_column:
            self.last_column, self.farthest = column, place
        if mark and column <= limits.COLUMNS:
            self.too_many_marks = len(self.marks) >= limits.MARKS
            if not self.too_many_marks:
                self.marks[place] = mark


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One sheet by its name, whether it is hidden, and what was heard of its cells."""

    name: str
    hidden: bool
    scan: Heard


@dataclass(frozen=True, slots=True)
class Survey:
    """The sheets with cells, in the workbook's order, and what should be said of the workbook."""

    sheets: tuple[Surveyed, ...]
    notes: tuple[str, ...] = ()


LEFT_ALONE = "The workbook carries macros; they were neither read nor run."
REFERS = "The workbook refers to other workbooks; no cell of the sheet takes its value from them."


def cell_name(place: Place) -> str:
    """A place as a spreadsheet names it: row 318, column 5 is E318."""
    return f"{column_letters(place[1] - 1)}{place[0]}"
