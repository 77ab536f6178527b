"""Tables and documents without a format: what a page, a workbook, a CSV file and a terminal all show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.money import Money

Cell = str | Money | None


class Kind(Enum):
    """What the cells of a column hold. A column of money may have blanks; a column of words has none."""

    WORDS = "words"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. The heading of a column of money says its unit: "Amount (£)"."""

    heading: str
    kind: Kind = Kind.WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One row, a cell for each column; `is_total` where it sums others."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `name` is short (a sheet's tab), `title` says it in full, `note` what to know when reading it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def __post_init__(self) -> None:
        headings = {column.heading.casefold() for column in self.columns}
        if len(headings) != len(self.columns):
            raise ValueError(f"The columns of {self.name} do not all have headings of their own.")
        for row in self.rows:
            _refuse_unfitting(row, self)


@dataclass(frozen=True, slots=True)
class Document:
    """Tables that belong together. `facts` are said once about all of them; `warning` stands at the head of each, and
    `foot` below the whole.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    warning: str = ""
    foot: str = ""


def _refuse_unfitting(row: Row, table: Table) -> None:
    if len(row.cells) != len(table.columns):
        raise ValueError(f"A row of {table.name} has {len(row.cells)} cells for {len(table.columns)} columns.")
    for cell, column in zip(row.cells, table.columns, strict=True):
        fits = isinstance(cell, str) if column.kind is Kind.WORDS else cell is None or isinstance(cell, Money)
        if not fits:
            raise ValueError(
                f"{cell!r} is no cell for {column.heading} in {table.name}, a column of {column.kind.value}."
            )
