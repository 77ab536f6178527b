"""Forecasts: entered whole, or refused."""

from __future__ import annotations

import pytest

from section75.core.budget import (
    Forecast,
    ForecastForAnotherYear,
    ForecastRow,
    LineForecastTwice,
    LineNotForecast,
    check_forecast,
)
from section75.core.calendar import FinancialYear, Month
from section75.core.explain import Clause
from section75.core.ledger import UnknownLine
from section75.core.money import Money
from section75.core.pools import Line, Nature
from section75.core.refusals import Refusals

CLAUSE = Clause("Sch. 3")
LINES = (
    Line("residential-care", "ld", "Residential care", Nature.DEMAND_LED, CLAUSE),
    Line("client-income", "ld", "Client income", Nature.SERVICE_USER_INCOME, CLAUSE),
    Line("equipment", "icel", "Community equipment", Nature.BLOCK, CLAUSE),
)


def _forecast(*rows: tuple[str, str], month: str = "2022/23 M3") -> Forecast:
    each = tuple(ForecastRow(line, Money.of(outturn)) for line, outturn in rows)
    return Forecast("ld", FinancialYear(2022), Month.read(month), 1, each, "winter pressures")


def test_a_forecast_that_gives_every_line_of_its_fund_is_taken() -> None:
    forecast = _forecast(("residential-care", "100"), ("client-income", "-5"))
    assert check_forecast(forecast, lines=LINES) is forecast
    assert forecast.outturn("client-income") == Money.of("-5")
    assert forecast.outturn("day-care") is None


def test_a_forecast_that_leaves_lines_out_is_refused_with_each() -> None:
    with pytest.raises(LineNotForecast, match=r"does not give the line Client income \(client-income\)"):
        check_forecast(_forecast(("residential-care", "100")), lines=LINES)
    with pytest.raises(Refusals) as refused:
        check_forecast(_forecast(), lines=LINES)
    assert len(refused.value.each) == 2


@pytest.mark.parametrize("line", ["residental-care", "equipment"])
def test_a_forecast_of_a_line_the_fund_does_not_have_is_refused(line: str) -> None:
    with pytest.raises(UnknownLine, match=f"The forecast names the line '{line}'"):
        check_forecast(_forecast(("residential-care", "1"), ("client-income", "0"), (line, "1")), lines=LINES)


def test_a_forecast_that_gives_a_line_twice_cannot_be_built() -> None:
    with pytest.raises(LineForecastTwice, match=r"'residential-care' 2 times: £1\.00, £2\.00"):
        _forecast(("residential-care", "1"), ("residential-care", "2"), ("client-income", "0"))


@pytest.mark.parametrize("month", ["2021/22 M12", "2023/24 M1"])
def test_a_forecast_is_entered_in_a_month_of_its_year(month: str) -> None:
    with pytest.raises(ForecastForAnotherYear, match="for 2022/23 cannot be entered"):
        _forecast(month=month)


def test_a_forecast_may_be_entered_in_an_adjustment_period() -> None:
    assert _forecast(month="2022/23 M13").month.is_adjustment
