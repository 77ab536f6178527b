"""A table as any file may hold it: a header, and rows of text with the number that a spreadsheet shows.

A cell of a workbook is also of a kind, because a number, a date and a percentage can look alike as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.importers.csv_header import Header

_RAW_LIMIT = 500
_LETTERS = 26


class Kind(Enum):
    """What a cell holds. Every cell of a CSV file is text."""

    TEXT = "text"
    NUMBER = "a number"
    LONG_NUMBER = "a number of more than 15 digits"
    TINY_NUMBER = "a number too small to be kept"
    NO_NUMBER = "no number that can be kept"
    PERCENTAGE = "a percentage"
    TRUTH = "TRUE or FALSE"
    DATE = "a date"
    EARLY_DATE = "a day before 1 March 1900"
    FAULT = "an error"
    NO_VALUE = "a formula without a value"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table: its number (the header is 1) and its cells, each without blanks around it.

    `kinds` has one kind for each cell, or is empty where every cell is text.
    """

    number: int
    cells: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()

    def kind(self, place: int) -> Kind:
        """What the cell at a place holds."""
        return self.kinds[place] if self.kinds else Kind.TEXT

    def cell_name(self, place: int) -> str:
        """The cell at a place as a spreadsheet names it: place 4 of row 318 is E318."""
        return f"{column_letters(place)}{self.number}"

    @property
    def is_blank(self) -> bool:
        """Is there nothing in any cell?"""
        return not any(self.cells) and Kind.NO_VALUE not in self.kinds

    @property
    def width(self) -> str:
        """How many cells it has, in words."""
        return f"{len(self.cells)} {'cell' if len(self.cells) == 1 else 'cells'}"

    @property
    def raw(self) -> str:
        """The row as it stands in the file, more or less; cut off where it is very long."""
        text = ",".join(self.cells).replace("\0", "\N{REPLACEMENT CHARACTER}")
        return text if len(text) <= _RAW_LIMIT else f"{text[:_RAW_LIMIT]}..."


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it; rows without a single filled cell are left out, and keep their number.

    `notes` says what a reader should know of how the file was read.
    """

    header: Header
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Every row of a file, or of the sheet that is meant, before anybody says which row is the header.

    `reads_as` says what kind of file it is; `notes` what a reader should know of how it was told.
    """

    rows: tuple[TableRow, ...]
    reads_as: str
    notes: tuple[str, ...] = ()


def column_letters(place: int) -> str:
    """The letters of a column counted from nothing: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
