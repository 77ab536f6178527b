"""Which months of a fund there are to choose from."""

from __future__ import annotations

from section75.apps.ledger import store
from section75.apps.ledger.store import Ledger
from section75.core.calendar import Month
from section75.core.partnership import Partnership


def months_of(partnership: Partnership, fund: str) -> list[Month]:
    """Every period of the years the agreement has money for, earliest first."""
    return [Month(year, number) for year in partnership.years_of(fund) for number in range(1, 16)]


def open_months(partnership: Partnership, ledger: Ledger) -> list[Month]:
    """Those of them that are not closed."""
    closed = store.closings(ledger)
    return [month for month in months_of(partnership, ledger.fund) if month not in closed]


def latest_month(partnership: Partnership, ledger: Ledger) -> Month | None:
    """The latest month with entries; else the first the agreement has money for; None where it has none."""
    posted = store.months_posted(ledger)
    if posted:
        return posted[-1]
    return next(iter(months_of(partnership, ledger.fund)), None)
