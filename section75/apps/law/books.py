"""What happened in a partnership, drawn from its books: journals, and reports issued and delivered."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.ledger import store as ledgers
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store as returns
from section75.core.calendar import Quarter, london_day
from section75.core.law import Happened, ReportMade, Spent
from section75.core.partnership import Partnership
from section75.core.pools import Fund
from section75.core.records import ArrangementType

_QUARTERLY = "pooled_fund_quarter"


def happened(partnership: Partnership) -> Happened:
    """Everything the books hold. The quarterly report of a pool gives income, expenditure and indicators, and says
    nothing of functions that one body exercises for the other."""
    spent = tuple(_spent(partnership, fund) for fund in partnership.funds)
    days = [each.days[0][0] for each in spent if each.days]
    reports = tuple(made for fund in partnership.funds for made in _reports(partnership, fund))
    firsts = [*days, *(made.period.span.starts_on for made in reports)]
    return Happened(since=min(firsts, default=None), spent=spent, reports=reports)


def _spent(partnership: Partnership, fund: Fund) -> Spent:
    """What was spent from a fund on each day, net of what was reversed."""
    days = tuple(ledgers.spent_by_day(Ledger(partnership.id, fund.id)).items())
    return Spent(schedule=fund.schedule, fund=fund.id, days=days)


def _reports(partnership: Partnership, fund: Fund) -> Iterator[ReportMade]:
    """The reports issued for a fund, with the partners they were delivered to."""
    for row in returns.issued_of(Ledger(partnership.id, fund.id)):
        if row.edition == _QUARTERLY:
            yield ReportMade(
                schedule=fund.schedule,
                kinds=(ArrangementType.POOLED,),
                period=Quarter.read(row.period),
                to=tuple(sorted({each.party for each in returns.deliveries(row)})),
                on=london_day(row.issued_at),
                income=True,
                expenditure=True,
                effectiveness=True,
            )
