"""A table in a CSV file: bytes to rows of text, each with the row number that a spreadsheet shows.

Shared by the importers of CSV. UTF-8 and commas only; anything else is named in the refusal, with what to do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from section75.importers.csv_header import read_header, refuse_other_delimiters
from section75.importers.csv_refusals import (
    BrokenTable,
    CellTooLong,
    FileTooLarge,
    NothingInTheFile,
    NulBytes,
    TooManyRows,
    WrongEncoding,
)
from section75.importers.table import Table, TableRow

BYTES_LIMIT = 50_000_000
ROWS_LIMIT = 1_000_000
CELL_LIMIT = 32_000
_LINE_LIMIT = 50_000
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_table(content: bytes, *, columns: Mapping[str, tuple[str, ...]]) -> Table:
    """Read a CSV file that has certain columns: name -> other names it goes by. The header may be in any order.

    Refuses what is not UTF-8, not comma-separated, broken, empty, beyond the limits, or without a column it needs.
    """
    text = _decoded(content)
    refuse_other_delimiters(text[:_LINE_LIMIT], columns=columns)
    records = _records(text)
    first = next(records, None)
    if first is None or (not any(first.cells) and not any(any(row.cells) for row in records)):
        raise NothingInTheFile("It is empty.")
    header = read_header(first.cells, columns=columns)
    rows = tuple(row for row in records if any(row.cells))
    if not rows:
        raise NothingInTheFile("It has a header and no row under it.")
    return Table(header, rows)


def _decoded(content: bytes) -> str:
    if len(content) > BYTES_LIMIT:
        raise FileTooLarge(len(content), BYTES_LIMIT)
    if content.startswith(_UTF_16):
        raise WrongEncoding("It begins as UTF-16 does (Excel calls that Unicode text).")
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + (len(_BOM) if content.startswith(_BOM) else 0)
        row = content.count(b"\n", 0, start) + 1
        raise WrongEncoding(f"Byte {start + 1:,}, in line {row:,}, is not UTF-8.") from None
    if "\0" in text:
        raise NulBytes(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _records(text: str) -> Iterator[TableRow]:
    """The records of the file, each numbered as a spreadsheet does: a cell of several lines is still one row."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _refusal(number, str(error)) from None
        if number > ROWS_LIMIT + 1:
            raise TooManyRows(ROWS_LIMIT)
        if any(len(cell) > CELL_LIMIT for cell in cells):
            raise CellTooLong(number, CELL_LIMIT)
        yield TableRow(number, tuple(cell.strip() for cell in cells))


def _refusal(number: int, error: str) -> CellTooLong | BrokenTable:
    return CellTooLong(number, CELL_LIMIT) if "field larger than" in error else BrokenTable(number)
