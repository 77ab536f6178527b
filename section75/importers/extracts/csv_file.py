"""CSV: text whose cells are separated by commas, semicolons, tabs or upright strokes."""

from __future__ import annotations

from section75.importers.csv_table import read_csv
from section75.importers.table import Grid
from section75.importers.wanted import Wanted
from section75.importers.workbook.forms import is_container

SAYS = "CSV"
NAMES = (".csv", ".txt", ".tsv", ".tab", ".psv")


def recognises(content: bytes) -> bool:
    """Is it anything but a container?"""
    return not is_container(content)


def rows(content: bytes, *, wanted: Wanted) -> Grid:
    """Every row of the file."""
    return read_csv(content, wanted=wanted)
