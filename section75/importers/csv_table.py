"""A table in a CSV file: bytes to rows of text, each with the row number that a spreadsheet shows.

Shared by the importers of CSV. The encoding is told by `text_encoding`; the cells are separated by commas, semicolons,
tabs or upright strokes, whichever finds most of the header that is looked for.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping

from section75.importers.csv_header import read_header
from section75.importers.csv_refusals import BrokenTable, CellTooLong, NothingInTheFile, TooManyRows
from section75.importers.table import Grid, Table, TableRow
from section75.importers.text_encoding import decoded
from section75.importers.wanted import LOOKED_THROUGH, BuiltIn, Wanted

ROWS_LIMIT = 1_000_000
CELL_LIMIT = 32_000
_START = 50_000  # characters in which the delimiter is looked for
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SAYS_WHICH = re.compile(r'"?sep=([,;\t|])"?\r?\n?', re.IGNORECASE)  # a first line that spreadsheets take as an order


def read_table(content: bytes, *, columns: Mapping[str, tuple[str, ...]]) -> Table:
    """Read a CSV file that has certain columns: name -> other names it goes by. The header may be in any order.

    Refuses an encoding that cannot be told, what is broken, empty, beyond the limits, or without a column it needs.
    """
    return table_of(read_csv(content, wanted=BuiltIn(columns)), columns=columns)


def table_of(grid: Grid, *, columns: Mapping[str, tuple[str, ...]]) -> Table:
    """The table under the one row that names every column. Without such a row the first is what is found wanting."""
    place = BuiltIn(columns).place([row.cells for row in grid.rows[:LOOKED_THROUGH]]) or 0
    header = read_header(grid.rows[place].cells, columns=columns)
    return Table(header, rows_under(grid, place), (*grid.notes, *passed_over(grid, place)))


def rows_under(grid: Grid, place: int) -> tuple[TableRow, ...]:
    """The rows under the header that hold something. Refuses a file that has none."""
    rows = tuple(row for row in grid.rows[place + 1 :] if not row.is_blank)
    if not rows:
        raise NothingInTheFile("It has a header and no row under it.")
    return rows


def passed_over(grid: Grid, place: int) -> tuple[str, ...]:
    """What is said of rows above the header."""
    number = grid.rows[place].number
    return (f"The header is in row {number}; what stands above it was passed over.",) if place else ()


def read_csv(content: bytes, *, wanted: Wanted) -> Grid:
    """Every row of a CSV file, blank ones too."""
    text = decoded(content)
    said = _SAYS_WHICH.match(text.text)
    body = text.text[said.end() :] if said else text.text
    delimiter = said[1] if said else _delimiter(body, wanted)
    _refuse_too_many(body, delimiter)
    rows = tuple(_records(body, delimiter))
    if not any(any(row.cells) for row in rows):
        raise NothingInTheFile("It is empty.")
    notes = () if delimiter == "," else (f"Its cells are separated by {DELIMITERS[delimiter]}.",)
    reads_as = f"CSV in {text.encoding}, separated by {DELIMITERS[delimiter]}"
    return Grid(rows, reads_as, (*text.notes, *notes))


def _refuse_too_many(text: str, delimiter: str) -> None:
    """Refuse too many rows before any is kept."""
    if text.count("\n") + text.count("\r") > ROWS_LIMIT:
        try:
            count = sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            return
        if count > ROWS_LIMIT + 1:
            raise TooManyRows(ROWS_LIMIT)


def _delimiter(text: str, wanted: Wanted) -> str:
    """The delimiter that finds most of what is looked for; the comma where none finds more."""
    return max(DELIMITERS, key=lambda delimiter: wanted.score(_first_rows(text, delimiter)))


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text[:_START], newline=""), delimiter=delimiter)
    try:
        return list(itertools.islice(reader, LOOKED_THROUGH))
    except csv.Error:
        return []


def _records(text: str, delimiter: str) -> Iterator[TableRow]:
    """The records of the file, each numbered as a spreadsheet does: a cell of several lines is still one row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _refusal(number, str(error)) from None
        if any(len(cell) > CELL_LIMIT for cell in cells):
            raise CellTooLong(number, CELL_LIMIT)
        yield TableRow(number, tuple(cell.strip() for cell in cells))


def _refusal(number: int, error: str) -> CellTooLong | BrokenTable:
    return CellTooLong(number, CELL_LIMIT) if "field larger than" in error else BrokenTable(number)
