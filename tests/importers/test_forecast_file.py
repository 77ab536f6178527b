"""A forecast as CSV: read whole, or refused whole."""

from __future__ import annotations

import pytest

from section75.core.budget import ForecastRow
from section75.core.money import Money
from section75.core.refusals import Refusals
from section75.importers.csv_refusals import MissingColumns
from section75.importers.forecast_file import ForecastRowUnreadable, read_forecast


def _read(*lines: str, header: str = "line,forecast_outturn") -> tuple[ForecastRow, ...]:
    return read_forecast("\n".join([header, *lines]).encode())


@pytest.mark.parametrize("header", ["line,forecast_outturn", "Line,Forecast outturn", "Service line,Outturn"])
def test_a_forecast_is_read_line_by_line(header: str) -> None:
    assert _read('residential-care,"£122,462,000.00"', "client-income,(40)", header=header) == (
        ForecastRow("residential-care", Money.of("122,462,000")),
        ForecastRow("client-income", Money.of("-40")),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("residential-care", "Row 2: It has 1 cell and the header has 2"),
        ("residential-care,1,000", "Row 2: It has 3 cells"),
        (",5", "Row 2: Its line is blank"),
        ("residential-care,", "Row 2: Its forecast outturn is blank"),
        ("residential-care,lots", "Row 2: 'lots' is not an amount"),
        ("residential-care,1.005", "Row 2: '1.005' in £ is finer than a penny"),
        (f"residential-care,1{' ' * 60}000", "Row 2: .* is not an amount"),
    ],
)
def test_a_row_nobody_can_read_refuses_the_forecast(row: str, says: str) -> None:
    with pytest.raises(ForecastRowUnreadable, match=says):
        _read(row, "client-income,5")


def test_all_rows_nobody_can_read_are_said() -> None:
    with pytest.raises(Refusals) as refused:
        _read("a,x", "b,5", "c,y")
    assert [each.says[:6] for each in refused.value.each] == ["Row 2:", "Row 4:"]


def test_a_forecast_without_its_columns_is_refused() -> None:
    with pytest.raises(MissingColumns, match="lacks a column: forecast_outturn"):
        _read("a,5", header="line,amount")
