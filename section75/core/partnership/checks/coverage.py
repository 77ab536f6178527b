"""Lines and budgets: every line has a budget, every year has contributions that meet it, outcomes can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import FinancialYear
from section75.core.money import sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Money the tables leave unexplained, and outcomes nobody could measure."""
    for fund in partnership.funds:
        years = partnership.years_of(fund.id)
        if not years:
            stated = _stated(partnership, fund, "contributions") + _stated(partnership, fund, "budget")
            says = (
                f"{fund.name} has no contributions and no budget for any year.{stated} Say who pays what, and for what."
            )
            yield Finding("contributions are missing", Result.WARN, fund.clause.where, says, fund.schedule)
        for year in years:
            yield from _year(partnership, fund, year)
    for outcome in partnership.outcomes:
        if not outcome.is_measurable:
            says = (
                f"{outcome.says!r} has no indicator with a target ({outcome.clause}), so nobody can say if it is met. "
                "Agree both."
            )
            yield Finding("outcome cannot be measured", Result.WARN, outcome.clause.where, says)


def _stated(partnership: Partnership, fund: Fund, what: str) -> str:
    """What the file says of the silence, as a sentence."""
    gap = partnership.gap(what, fund.id)
    return f" The file says of its {what}: {gap}." if gap else ""


def _year(partnership: Partnership, fund: Fund, year: FinancialYear) -> Iterator[Finding]:
    budget, contributions = partnership.budget_of(fund.id, year), partnership.contributions_of(fund.id, year)
    if budget is None:
        says = (
            f"{fund.name} has contributions for {year} and no budget by line to hold spending against."
            f"{_stated(partnership, fund, 'budget')} Give the budget, with what agreed it."
        )
        yield Finding("budget is missing", Result.WARN, fund.clause.where, says, fund.schedule)
        return
    where, given = budget.clause.where, {row.line for row in budget.rows}
    without = [line.name for line in partnership.lines_of(fund.id) if line.id not in given]
    if without:
        says = f"No budget for {year} is given for {', '.join(without)} ({budget.clause}). Give one, or £0."
        yield Finding("line has no budget", Result.WARN, where, says, fund.schedule)
    if contributions is None:
        stated = _stated(partnership, fund, "contributions")
        says = f"{fund.name} has a budget for {year} and no contributions to meet it.{stated} Say who pays what."
        yield Finding("contributions are missing", Result.FAIL, where, says, fund.schedule)
        return
    due = sum_of(contributions.due.values())
    if due != budget.total:
        says = (
            f"{fund.name} {year}: contributions are {due} ({contributions.clause}) and the budget is {budget.total} "
            f"({budget.clause}), {abs(due - budget.total)} apart. Say what the difference is for."
        )
        yield Finding("contributions do not meet the budget", Result.WARN, where, says, fund.schedule)
