"""Entering a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.budget import store
from section75.apps.ledger import month_store
from section75.apps.ledger.store import Ledger
from section75.core.authority import Act
from section75.core.budget import Forecast, ForecastRow, check_forecast
from section75.core.calendar import Month
from section75.core.ledger import MonthClosed, ReasonMissing, next_open_month, says_something


def enter_forecast(
    user: User, ledger: Ledger, *, month: Month, rows: Sequence[ForecastRow], because: str, at: datetime
) -> Forecast:
    """Enter what every line of a fund is expected to cost this year. A further version, never a change of one.

    Refuses a line left out or unknown, an empty reason, and a month that is closed.
    """
    with acting(user, Act.ENTER_FORECAST, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        partnership = agreements.latest(ledger.partnership)
        partnership.fund(ledger.fund)
        if not says_something(because):
            raise ReasonMissing("A forecast")
        closings = month_store.closings(ledger)
        if month in closings:
            after = next_open_month(month, frozenset(closings))
            raise MonthClosed(month, closing=closings[month], next_open=after)
        version = len(store.versions(ledger, month)) + 1
        forecast = check_forecast(
            Forecast(ledger.fund, month.year, month, version, tuple(rows), because.strip()),
            lines=partnership.lines_of(ledger.fund),
        )
        store.append(ledger, forecast, by=user, at=at)
        doing.tell(f"Entered version {version} of the forecast for {month.in_words}: {because.strip()}")
        return forecast
