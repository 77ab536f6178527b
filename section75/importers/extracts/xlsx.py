"""A workbook of Excel 2007 or later (.xlsx, .xlsm), read through the guard, in a process of its own."""

from __future__ import annotations

from section75.importers.table import Grid
from section75.importers.wanted import Wanted
from section75.importers.workbook.forms import Form, form_of
from section75.importers.workbook.reading import read_sheet

SAYS = "a workbook"
NAMES = (".xlsx", ".xlsm")


def recognises(content: bytes) -> bool:
    """Does it begin as one does?"""
    return form_of(content) is Form.XLSX


def rows(content: bytes, *, wanted: Wanted) -> Grid:
    """Every row of the sheet that is meant."""
    return read_sheet(content, wanted=wanted, says=SAYS)
