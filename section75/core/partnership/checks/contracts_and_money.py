"""What contracts cost against the budgets of their lines, and what they carry against the contributions to a fund."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import FinancialYear
from section75.core.contracts import at_once, carries_more, more_than_the_line
from section75.core.money import sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding


def check(partnership: Partnership) -> Iterator[Finding]:
    """Contracts that cost more than their line has, or carry more than their fund has, WARN."""
    for fund in partnership.funds:
        for year in partnership.years_of(fund.id):
            yield from _lines(partnership, fund, year)
            yield from _carried(partnership, fund, year)


def _lines(partnership: Partnership, fund: Fund, year: FinancialYear) -> Iterator[Finding]:
    """Contracts that serve one line and no other, as they bind at once, against that line's budget."""
    budget = partnership.budget_of(fund.id, year)
    names = {line.id: line.name for line in partnership.lines_of(fund.id)}
    for row in budget.rows if budget is not None else ():
        own = [each for each in partnership.contracts if each.lines == ((fund.id, row.line),)]
        found = more_than_the_line(
            at_once(own, year),
            line=names.get(row.line, row.line),
            year=str(year),
            budget=row.amount,
            schedule=fund.schedule,
        )
        yield from [found] if found else []


def _carried(partnership: Partnership, fund: Fund, year: FinancialYear) -> Iterator[Finding]:
    """What a lead provider's contract carries of a fund, against what is contributed to it."""
    contributions = partnership.contributions_of(fund.id, year)
    if contributions is None:
        return
    total = sum_of(contributions.due.values())
    for contract in partnership.contracts:
        if contract.carries is not None and contract.carries.fund == fund.id and contract.binds_in(year.span):
            found = carries_more(contract, fund=fund.name, year=str(year), total=total, schedule=fund.schedule)
            yield from [found] if found else []
