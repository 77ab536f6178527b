"""CSV as RFC 4180 has it: commas, CRLF, UTF-8, one table and nothing else.

Decided: it begins with a byte order mark, because most readers open it in Excel, which otherwise shows £ as Â£; our own
importer takes it off. Amounts are plain numbers in pounds with two decimals, without quotes, £ or thousands' commas;
words stand in quotes. A spreadsheet would run words that begin like a formula, so those get an apostrophe before them,
and so do words that begin with an apostrophe: taking one off always gives back what was meant.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from decimal import Decimal
from typing import Final

from section75.core.money import Money
from section75.render.format import Format
from section75.render.return_tables import lines_table
from section75.render.table import Cell, Table
from section75.returns import ReturnValue

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
GUARD: Final = "'"
_FORMULAS: Final = ("=", "+", "-", "@")
_UNSEEN: Final = ("Z", "C")  # categories of separators and of control and format characters


def as_csv(table: Table) -> bytes:
    """The table as CSV, its headings first. The same table gives the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guarded(column.heading) for column in table.columns])
    writer.writerows([_cell(cell) for cell in row.cells] for row in table.rows)
    return BYTE_ORDER_MARK + text.getvalue().encode()


def guarded(text: str) -> str:
    """The text as a spreadsheet will not run it: unchanged, or with an apostrophe before it."""
    return GUARD + text if text.startswith(GUARD) or begins_like_a_formula(text) else text


def unguarded(text: str) -> str:
    """What a guarded text was before."""
    return text.removeprefix(GUARD)


def begins_like_a_formula(text: str) -> bool:
    """Would some spreadsheet take it for a formula? Full-width signs and signs behind unseen characters count too."""
    seen = next((letter for letter in text if unicodedata.category(letter)[0] not in _UNSEEN), "")
    starts_unseen = text[:1] in ("\t", "\r", "\n")
    return starts_unseen or unicodedata.normalize("NFKC", seen).startswith(_FORMULAS)


def _cell(cell: Cell) -> str | Decimal:
    if isinstance(cell, Money):
        return Decimal(cell.pence).scaleb(-2)
    return guarded(cell or "")


def _of_return(value: ReturnValue, _foot: str = "") -> bytes:
    return as_csv(lines_table(value))


FORMAT: Final = Format("csv", ".csv", "text/csv; charset=utf-8", _of_return)
