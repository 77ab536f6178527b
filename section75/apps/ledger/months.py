"""Which months of a fund there are to choose from."""

from __future__ import annotations

from section75.apps.ledger import month_store, store
from section75.apps.ledger.store import Ledger
from section75.core.calendar import Month
from section75.core.ledger import Account, AccountKind
from section75.core.partnership import Partnership


def months_of(partnership: Partnership, fund: str) -> list[Month]:
    """Every period of the years the agreement has money for, earliest first."""
    return [Month(year, number) for year in partnership.years_of(fund) for number in range(1, 16)]


def open_months(partnership: Partnership, ledger: Ledger) -> list[Month]:
    """Those of them that are not closed."""
    closed = month_store.closings(ledger)
    return [month for month in months_of(partnership, ledger.fund) if month not in closed]


def accounts_of(partnership: Partnership, fund: str) -> list[Account]:
    """Every account a fund may have: those of its lines, of its partners, and its own."""
    lines = [line.id for line in partnership.lines_of(fund)]
    partners = partnership.partners_of(partnership.fund(fund))
    named = {kind: (lines if kind.is_of_a_line else partners) for kind in AccountKind if kind.is_named}
    own = [Account(kind) for kind in AccountKind if not kind.is_named]
    return [*own, *(Account(kind, name) for kind, names in named.items() for name in names)]


def latest_month(partnership: Partnership, ledger: Ledger) -> Month | None:
    """The latest month with entries; else the first the agreement has money for; None where it has none."""
    posted = store.months_posted(ledger)
    if posted:
        return posted[-1]
    return next(iter(months_of(partnership, ledger.fund)), None)
