"""A forecast, CSV or workbook: each line of the fund, and what it is expected to have cost by the end of the year."""

from __future__ import annotations

from section75.core.budget import ForecastRow
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all
from section75.importers.any_table import read_any_table
from section75.importers.cells import Holds, not_here
from section75.importers.table import Table, TableRow

COLUMNS = {"line": ("line id", "service line"), "forecast_outturn": ("forecast", "outturn")}
HOLDS = {"line": Holds.CODE, "forecast_outturn": Holds.AMOUNT}
_LONG = 60


class ForecastRowUnreadable(Refusal):
    """A row of a forecast that cannot be read; a forecast with a row missing is none."""

    def __init__(self, row: int, why: str) -> None:
        super().__init__(f"Row {row}: {why}")


def read_forecast(content: bytes) -> tuple[ForecastRow, ...]:
    """Read the rows of a forecast, in pounds and pence, net cost positive, in the file's order.

    Refuses a file that is no such table, and every row that cannot be read, all at once.
    """
    table = read_any_table(content, columns=COLUMNS)
    read = [_read_row(row, table) for row in table.rows]
    raise_all(each for each in read if isinstance(each, ForecastRowUnreadable))
    return tuple(each for each in read if isinstance(each, ForecastRow))


def _read_row(row: TableRow, table: Table) -> ForecastRow | ForecastRowUnreadable:
    wanted = table.header.width
    if len(row.cells) != wanted:
        says = f"It has {row.width} and the header has {wanted}. Give a line and its outturn in each row."
        return ForecastRowUnreadable(row.number, says)
    odd = not_here(row, table.header.places, HOLDS)
    if odd:
        return ForecastRowUnreadable(row.number, " ".join(odd.values()))
    line, outturn = (row.cells[table.header.places[column]] for column in ("line", "forecast_outturn"))
    if not line or not outturn:
        blank = "line" if not line else "forecast outturn"
        return ForecastRowUnreadable(row.number, f"Its {blank} is blank. Give the line and its outturn; nothing is 0.")
    if len(outturn) > _LONG:
        return ForecastRowUnreadable(row.number, f"{outturn[:_LONG]!r}... is not an amount. Give pounds and pence.")
    try:
        return ForecastRow(line, Money.of(outturn))
    except Refusal as refusal:
        return ForecastRowUnreadable(row.number, refusal.says)
