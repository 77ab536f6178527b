"""A table in a file, whichever kind of file it is: known by its bytes and not by its name."""

from __future__ import annotations

from collections.abc import Mapping

from section75.importers.csv_table import table_of
from section75.importers.extracts import shape_of, shapes
from section75.importers.table import Grid, Table
from section75.importers.wanted import BuiltIn, Wanted

Columns = Mapping[str, tuple[str, ...]]


def read_any_table(content: bytes, *, columns: Columns, file_name: str = "") -> Table:
    """Read a table that has certain columns, from a file of any shape. Refuses what its reader refuses."""
    return table_of(read_grid(content, wanted=BuiltIn(columns), file_name=file_name), columns=columns)


def read_grid(content: bytes, *, wanted: Wanted, file_name: str = "") -> Grid:
    """Every row of a file, or of the sheet where what is wanted stands. A name that says another shape is remarked."""
    shape = shape_of(content)
    grid = shape.rows(content, wanted=wanted)
    name = file_name.casefold()
    named = next((each for each in shapes() if name.endswith(each.NAMES)), shape)
    if named is shape:
        return grid
    note = f"{file_name} is named as {named.SAYS} and is {shape.SAYS}; it was read as {shape.SAYS}."
    return Grid(grid.rows, grid.reads_as, (note, *grid.notes))


def is_named_so(content: bytes, file_name: str) -> bool:
    """Is the file of the shape its name says, or does its name say none?"""
    shape, name = shape_of(content), file_name.casefold()
    return next((each for each in shapes() if name.endswith(each.NAMES)), shape) is shape
