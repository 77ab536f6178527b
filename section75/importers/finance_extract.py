"""A finance extract, CSV or workbook: what a partner's ledger says was spent and received, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear, NotAFinancialYear, read_day
from section75.core.evidence import sha256_of
from section75.core.ledger import ExtractRow, UnreadableRow
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.any_table import read_any_table, rows_as_printed
from section75.importers.cells import Holds, not_here
from section75.importers.table import Table, TableRow

COLUMNS = {
    "date": ("transaction date", "posting date", "posted on", "date posted", "effective date"),
    "cost_centre": ("cost center", "cost centre code", "cost centre id"),
    "subjective": ("subjective code", "account code", "nominal", "nominal code"),
    "description": ("narrative", "details", "transaction description"),
    "amount": ("net amount", "amount net", "amount gbp", "net amount gbp", "amount in pounds"),
    "supplier": ("supplier name", "vendor", "vendor name", "payee"),
    "reference": ("ref", "transaction reference", "document number", "invoice number"),
}
HOLDS = {
    "date": Holds.DAY,
    "cost_centre": Holds.CODE,
    "subjective": Holds.CODE,
    "description": Holds.WORDS,
    "amount": Holds.AMOUNT,
    "supplier": Holds.WORDS,
    "reference": Holds.WORDS,
}
_LONG = 60


@dataclass(frozen=True, slots=True)
class ReadExtract:
    """A finance extract once read: its name and SHA-256, its rows, those nobody can read, and columns not used.

    `notes` says what should be known of how the file was read, such as hidden rows.
    """

    file_name: str
    sha256: str
    rows: tuple[ExtractRow, ...]
    unreadable: tuple[UnreadableRow, ...]
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_extract(content: bytes, *, file_name: str) -> ReadExtract:
    """Read a finance extract: pounds and pence, spend positive, one transaction a row under a header.

    Rows that cannot be read are all listed with their number and reasons. Refuses a file that is no such table.
    """
    table = read_any_table(content, columns=COLUMNS, file_name=file_name)
    rows: list[ExtractRow] = []
    unreadable: list[UnreadableRow] = []
    for row in table.rows:
        read = _read_row(row, table)
        if isinstance(read, ExtractRow):
            rows.append(read)
        else:
            unreadable.append(read)
    return ReadExtract(file_name, sha256_of(content), tuple(rows), tuple(unreadable), table.header.ignored, table.notes)


def extract_as_printed(content: bytes) -> tuple[tuple[str, ...], ...]:
    """Every row of a finance extract, cell by cell, as the file has them; row 1 is the header."""
    return rows_as_printed(content, columns=COLUMNS)


def _read_row(row: TableRow, table: Table) -> ExtractRow | UnreadableRow:
    wanted = table.header.width
    if len(row.cells) != wanted:
        says = (
            f"It has {row.width} and the header has {wanted}. A comma inside a cell needs quotation marks "
            "around the cell."
        )
        return _unreadable(row, [says], None)
    cells = {column: row.cells[place] for column, place in table.header.places.items()}
    odd = not_here(row, table.header.places, HOLDS)
    day, amount = odd.get("date") or _day(cells["date"]), odd.get("amount") or _amount(cells["amount"])
    wrong = [found for found in (day, amount) if isinstance(found, str)]
    wrong += [says for column, says in odd.items() if column not in ("date", "amount")]
    if not cells["cost_centre"] and "cost_centre" not in odd:
        wrong.append("Its cost centre is blank. Give the cost centre; if it is a total, leave the row out.")
    if isinstance(day, str) or isinstance(amount, str) or wrong:
        return _unreadable(row, wrong, amount if isinstance(amount, Money) else None)
    return ExtractRow(
        row=row.number,
        posted_on=day,
        cost_centre=cells["cost_centre"],
        subjective=cells["subjective"],
        description=cells["description"],
        amount=amount,
        reference=cells["reference"],
        supplier=cells["supplier"],
    )


def _unreadable(row: TableRow, wrong: list[str], amount: Money | None) -> UnreadableRow:
    return UnreadableRow(row.number, f"Row {row.number}: {' '.join(wrong)}", amount, row.raw)


def _day(text: str) -> date | str:
    """The day, or what is wrong with it."""
    if not text:
        return "Its date is blank. Give the day it was posted."
    if len(text) > _LONG:
        return f"Its date has {len(text):,} characters: {text[:_LONG]!r}... is not a day."
    try:
        day = read_day(text)
        FinancialYear.of(day)
    except NotAFinancialYear:
        return f"{text!r} is in no year that can be reported. Check the year."
    except Refusal as refusal:
        return refusal.says
    return day


def _amount(text: str) -> Money | str:
    """The amount, or what is wrong with it."""
    if not text:
        return "Its amount is blank. Give the amount; nothing is 0."
    if len(text) > _LONG:
        return f"Its amount has {len(text):,} characters: {text[:_LONG]!r}... is not an amount."
    try:
        return Money.of(text)
    except Refusal as refusal:
        return refusal.says
