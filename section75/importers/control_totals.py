"""Control totals, CSV or workbook: each cost centre, account or other key, and what it comes to in a period."""

from __future__ import annotations

from section75.core.money import Money
from section75.core.reconciliation import GivenFigure, check_given
from section75.core.refusals import Refusal, raise_all
from section75.importers.any_table import read_any_table
from section75.importers.cells import Holds, not_here
from section75.importers.table import Table, TableRow

COLUMNS = {"key": ("cost centre", "cost center", "cost_centre", "account", "line"), "amount": ("total", "net amount")}
HOLDS = {"key": Holds.CODE, "amount": Holds.AMOUNT}
_LONG = 60


class ControlTotalUnreadable(Refusal):
    """A row of control totals that cannot be read; totals with a row missing prove nothing."""

    def __init__(self, row: int, why: str) -> None:
        super().__init__(f"Row {row}: {why}")


def read_control_totals(content: bytes, *, file_name: str = "") -> tuple[GivenFigure, ...]:
    """Read what each key comes to, in pounds and pence, sorted. The header names cost_centre (or account) and amount.

    Refuses a file that is no such table, every row that cannot be read, and a key given twice, all at once.
    """
    table = read_any_table(content, columns=COLUMNS, file_name=file_name)
    read = [_read_row(row, table) for row in table.rows]
    raise_all(each for each in read if isinstance(each, ControlTotalUnreadable))
    return check_given(each for each in read if isinstance(each, GivenFigure))


def _read_row(row: TableRow, table: Table) -> GivenFigure | ControlTotalUnreadable:
    if len(row.cells) != table.header.width:
        says = f"It has {row.width} and the header has {table.header.width}. Give a key and its amount in each row."
        return ControlTotalUnreadable(row.number, says)
    odd = not_here(row, table.header.places, HOLDS)
    if odd:
        return ControlTotalUnreadable(row.number, " ".join(odd.values()))
    key, amount = (row.cells[table.header.places[column]] for column in ("key", "amount"))
    if not key or not amount:
        blank = "key" if not key else "amount"
        return ControlTotalUnreadable(row.number, f"Its {blank} is blank. Give the key and its amount; nothing is 0.")
    if len(amount) > _LONG:
        return ControlTotalUnreadable(row.number, f"{amount[:_LONG]!r}... is not an amount. Give pounds and pence.")
    try:
        return GivenFigure(key, Money.of(amount))
    except Refusal as refusal:
        return ControlTotalUnreadable(row.number, refusal.says)
