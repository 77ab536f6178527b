"""A table in a file, whichever kind of file it is: a workbook or CSV, known by its bytes and not by its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from section75.importers.csv_table import read_table
from section75.importers.table import Table
from section75.importers.workbook.reading import read_sheet, read_workbook_table
from section75.importers.workbook.survey import OLE, ZIP

_CSV_NAMES: tuple[str, ...] = (".csv",)
_WORKBOOK_NAMES: tuple[str, ...] = (".xlsx", ".xlsm", ".xls", ".xlsb")
Columns = Mapping[str, tuple[str, ...]]


def read_any_table(content: bytes, *, columns: Columns, file_name: str = "") -> Table:
    """Read a table that has certain columns, from a workbook or from CSV. Refuses what either reader refuses."""
    if is_workbook(content):
        table, misnames = read_workbook_table(content, columns=columns), _CSV_NAMES
        note = f"{file_name} is named as CSV and is a workbook; it was read as a workbook."
    else:
        table, misnames = read_table(content, columns=columns), _WORKBOOK_NAMES
        note = f"{file_name} is named as a workbook and is CSV; it was read as CSV."
    misnamed = file_name.casefold().endswith(misnames)
    return Table(table.header, table.rows, (note, *table.notes)) if misnamed else table


def is_workbook(content: bytes) -> bool:
    """Do the bytes begin as a workbook does, or another container that may pass for one?"""
    return content.startswith((*ZIP, OLE))


def rows_as_printed(content: bytes, *, columns: Columns) -> tuple[tuple[str, ...], ...]:
    """Every row of the file that was read as a table, cell by cell, as the file has them; row 1 is the header."""
    if is_workbook(content):
        return tuple(row.cells for row in read_sheet(content, columns=columns).rows)
    return tuple(tuple(line) for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
