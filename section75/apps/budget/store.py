"""Forecasts, as they are kept, and the position they give."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.budget.models import ForecastLine, ForecastVersion
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.core.budget import Forecast, ForecastRow, Position, position
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.core.partnership import Partnership


def forecast_at(ledger: Ledger, month: Month) -> Forecast | None:
    """The forecast that held at the end of a month: the latest version entered for it or an earlier one of the year."""
    rows = ForecastVersion.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, year=month.year.first, month__lte=month.number
    )
    row = rows.order_by("-month", "-version").first()
    return None if row is None else _forecast(row)


def forecast_version(ledger: Ledger, month: Month, version: int) -> Forecast | None:
    """One version of the forecast of a month."""
    row = ForecastVersion.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, year=month.year.first, month=month.number, version=version
    ).first()
    return None if row is None else _forecast(row)


def versions(ledger: Ledger, month: Month) -> list[ForecastVersion]:
    """Who entered which version for a month, latest first."""
    rows = ForecastVersion.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, year=month.year.first, month=month.number
    )
    return list(rows.select_related("entered_by").order_by("-version"))


def _forecast(row: ForecastVersion) -> Forecast:
    month = Month(FinancialYear(row.year), row.month)
    lines = ForecastLine.objects.filter(version=row).order_by("position")
    rows = tuple(ForecastRow(line.line, Money(line.outturn_pence)) for line in lines)
    return Forecast(row.fund, month.year, month, row.version, rows, row.because)


def append(ledger: Ledger, forecast: Forecast, *, by: User, at: datetime) -> None:
    """Keep a further version."""
    row = ForecastVersion.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        year=forecast.year.first,
        month=forecast.month.number,
        version=forecast.version,
        because=forecast.because,
        entered_at=at,
        entered_by=by,
    )
    ForecastLine.objects.bulk_create(
        ForecastLine(version=row, position=place, line=line.line, outturn_pence=line.outturn.pence)
        for place, line in enumerate(forecast.rows, start=1)
    )


def position_of(partnership: Partnership, ledger: Ledger, month: Month) -> Position:
    """The position of a fund at the end of a month, from its budget, journal and forecast."""
    return position(
        lines=partnership.lines_of(ledger.fund),
        budget=partnership.budget_of(ledger.fund, month.year),
        balances=ledger_store.balances_of_year(ledger, month.year),
        month=month,
        forecast=forecast_at(ledger, month),
    )
