"""An OpenDocument spreadsheet (.ods), read through the guard, in a process of its own."""

from __future__ import annotations

from section75.importers.table import Grid
from section75.importers.wanted import Wanted
from section75.importers.workbook.forms import Form, form_of
from section75.importers.workbook.reading import read_sheet

SAYS = "an .ods spreadsheet"
NAMES = (".ods",)


def recognises(content: bytes) -> bool:
    """Does it begin as one does?"""
    return form_of(content) is Form.ODS


def rows(content: bytes, *, wanted: Wanted) -> Grid:
    """Every row of the sheet that is meant."""
    return read_sheet(content, wanted=wanted, says=SAYS)
