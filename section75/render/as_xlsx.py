"""A workbook to be published, after the Government Analysis Function's checklist for accessible spreadsheets.

Notes come first; then one sheet a table, its title in A1, one header row of unique headings, no merged, hidden or
frozen cells and no filters; words are wrapped, and nothing is told by colour alone. No cell is a formula or a link,
whatever its text: words are written as words and amounts as numbers. The same document gives the same bytes: the file
carries one fixed day, which says nothing of when it was made.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.render.format import Format
from section75.render.return_tables import document
from section75.render.table import Cell, Column, Document, Kind, Row, Table
from section75.returns import ReturnValue

NO_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest a zip file can carry
CELL_LIMIT: Final = 32_767  # characters in a cell, counted as Excel counts them (UTF-16)
NOTES: Final = "Notes"
_HEADER_ROW: Final = 2
_WIDEST: Final = 60
_NARROWEST: Final = 12
_AMOUNT_WIDE: Final = 20


class TooLongForACell(Refusal):
    """A text that a workbook would cut off."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"A workbook's cell holds {CELL_LIMIT:,} characters, and a text that begins {text[:60]!r} has more. "
            "Take the CSV or the JSON, which hold it whole, or shorten the text."
        )


def as_xlsx(shown: Document) -> bytes:
    """The document as a workbook. Refuses a text longer than a cell holds; nothing is cut off."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _options())
    book.set_properties({"title": shown.title, "created": NO_DAY.replace(tzinfo=None)})
    styles = _Styles(book)
    for table in (_notes(shown), *shown.tables):
        _Sheet(book, styles, table).write(title=_title(table, shown), warning=shown.warning)
    book.close()
    return content.getvalue()


def _options() -> dict[str, object]:
    """No cell becomes a formula, a link or a number by its text. Made anew each time: the writer changes it."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 11, "valign": "top", "font_scheme": "none"},
    }


def as_number(amount: Money) -> float:
    """An amount as the number a workbook holds: the one place where money becomes a float, at the last moment.

    A workbook has no other numbers. Pounds and pence up to the limit of `Money` have 15 figures, which the nearest
    float gives back exactly when it is written as decimals again; this is held here for every amount written.
    """
    exact = Decimal(amount.pence).scaleb(-2)
    number = float(exact)
    assert Decimal(repr(number)) == exact, "every amount comes back from its number to the penny"
    return number


class _Styles:
    """The few looks a cell can have."""

    def __init__(self, book: Any) -> None:
        number = {"num_format": "#,##0.00;\N{MINUS SIGN}#,##0.00;0.00", "align": "right"}
        words = {"text_wrap": True}
        self.run = book.add_format()
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self.plain = {Kind.WORDS: book.add_format(words), Kind.MONEY: book.add_format(number)}
        self.total = {
            Kind.WORDS: book.add_format({**words, "bold": True}),
            Kind.MONEY: book.add_format({**number, "bold": True}),
        }


class _Sheet:
    """One sheet with one table."""

    def __init__(self, book: Any, styles: _Styles, table: Table) -> None:
        self.sheet = book.add_worksheet(table.name)
        self.styles = styles
        self.table = table

    def write(self, *, title: str, warning: str) -> None:
        """Title in A1, what to know in A2, then the table."""
        self._words(0, 0, title, self.styles.title)
        note = " ".join(part for part in (warning, "This sheet has one table.", self.table.note) if part)
        self._words(1, 0, note, None)
        self._declare()
        for position, column in enumerate(self.table.columns):
            self.sheet.set_column(position, position, self._width(position, column))
            self._words(_HEADER_ROW, position, column.heading, self.styles.heading)
        for number, row in enumerate(self.table.rows, start=_HEADER_ROW + 1):
            self._row(number, row)

    def _width(self, position: int, column: Column) -> int:
        """How many characters wide a column is: as its longest words, within limits."""
        if column.kind is Kind.MONEY:
            return _AMOUNT_WIDE
        cells = (row.cells[position] for row in self.table.rows)
        longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
        return min(max(longest, len(column.heading), _NARROWEST), _WIDEST)

    def _declare(self) -> None:
        """Tell the reader's program that it is a table, with its name and its headings."""
        last = _HEADER_ROW + max(len(self.table.rows), 1)
        options = {
            "name": f"table_{re.sub(r'[^a-z0-9]+', '_', self.table.name.lower())}",
            "columns": [{"header": column.heading} for column in self.table.columns],
            "autofilter": False,
            "style": None,
        }
        self.sheet.add_table(_HEADER_ROW, 0, last, len(self.table.columns) - 1, options)

    def _row(self, number: int, row: Row) -> None:
        looks = self.styles.total if row.is_total else self.styles.plain
        for position, (cell, column) in enumerate(zip(row.cells, self.table.columns, strict=True)):
            self._cell(number, position, cell, looks[column.kind])

    def _cell(self, row: int, position: int, cell: Cell, look: Any) -> None:
        if isinstance(cell, Money):
            self.sheet.write_number(row, position, as_number(cell), look)
        elif cell:
            self._words(row, position, cell, look)

    def _words(self, row: int, position: int, text: str, look: Any) -> None:
        """Words as words. What begins and ends as the format's own mark-up does would be taken for it, so that is
        written in two runs, which are never."""
        if len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
            raise TooLongForACell(text)
        if text.startswith("<r>") and text.endswith("</r>"):
            self.sheet.write_rich_string(row, position, text[:1], self.styles.run, text[1:], look)
        else:
            self.sheet.write_string(row, position, text, look)


def _notes(shown: Document) -> Table:
    """The first sheet: what is said once, and what each other sheet holds."""
    facts = [Row(fact) for fact in shown.facts]
    sheets = [Row((f"Sheet: {table.name}", table.title)) for table in shown.tables]
    foot = [Row(("Checkpoint before", shown.foot))] if shown.foot else []
    return Table(NOTES, shown.title, (Column("What"), Column("In words")), (*facts, *sheets, *foot))


def _title(table: Table, shown: Document) -> str:
    return shown.title if table.name == NOTES else table.title


def _of_return(value: ReturnValue, foot: str = "") -> bytes:
    return as_xlsx(document(value, foot))


FORMAT: Final = Format("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _of_return)
