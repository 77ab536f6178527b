"""What enters a pool: overspends forecast before pooling are settled first, and a fund that became another ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from section75.core.agreements import Term
from section75.core.calendar import in_words
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Became, BudgetTable, ContributionTable, ForecastOverspend, Fund
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A forecast overspend on budgets entering a pool WARNs; a fund that goes on after it became another FAILs."""
    for overspend in partnership.forecast_overspends:
        yield _overspend(partnership, overspend)
    for each in partnership.became:
        if each.fund and not each.part:
            yield from _goes_on(partnership, each, partnership.fund(each.fund))
            yield from _schedule_goes_on(partnership, each, partnership.fund(each.fund))


def _overspend(partnership: Partnership, overspend: ForecastOverspend) -> Finding:
    funds = [fund for fund in partnership.funds if fund.id in overspend.funds or (not overspend.funds and fund.pooled)]
    days = sorted(fund.pooled[0].span.starts_on for fund in funds if fund.pooled)
    unsaid = "" if overspend.funds else "; the source does not say which"
    says = (
        f"{partnership.named(overspend.party)} forecasts an overspend of {overspend.amount} on {overspend.budget} in "
        f"{overspend.year} ({overspend.clause}), some of it on budgets about to enter a pool{unsaid}: "
        f"{', '.join(_with_day(fund) for fund in funds) or 'none has a pooled fund yet'}. Settle who bears what was "
        f"there before pooling{f', before {in_words(days[0])}' if days else ''}, and put the rest into the base."
    )
    return Finding("overspend enters a pool", Result.WARN, overspend.clause.where, says)


def _with_day(fund: Fund) -> str:
    return f"{fund.name} (pooled from {in_words(fund.pooled[0].span.starts_on)})" if fund.pooled else fund.name


def _goes_on(partnership: Partnership, each: Became, fund: Fund) -> Iterator[Finding]:
    """Dated values and years of the fund after the day on which it became another."""
    dated: list[tuple[str, Term[Any]]] = [
        *(("state", term) for term in fund.state),
        *(("host", term) for term in fund.host),
        *(("manager", term) for term in fund.manager),
        *(("risk share", term) for term in partnership.risk_share if term.value.fund == fund.id),
    ]
    after = [
        f"its {what} {term.span} ({term.clause})"
        for what, term in dated
        if term.span.ends_before is None or term.span.ends_before > each.on
    ]
    tables: list[ContributionTable | BudgetTable] = [*partnership.contributions, *partnership.budgets]
    after += [
        f"money for {table.year} ({table.clause})"
        for table in tables
        if table.fund == fund.id and table.year.starts_on >= each.on
    ]
    if after:
        says = (
            f"{fund.name} became {partnership.fund(each.into).name} on {in_words(each.on)} ({each.clause}) and goes on "
            f"after it: {'; '.join(after)}. End it there, or give what goes on to the other fund."
        )
        yield Finding("fund goes on after it became another", Result.FAIL, each.clause.where, says, fund.schedule)


def _schedule_goes_on(partnership: Partnership, each: Became, fund: Fund) -> Iterator[Finding]:
    """A schedule that runs on when all its funds have become others."""
    schedule = partnership.schedule_of(fund)
    gone = {other.fund for other in partnership.became if not other.part}
    left = [other for other in partnership.funds if other.schedule == schedule.id and other.id not in gone]
    runs = schedule.span
    if left or runs is None or (runs.ends_before is not None and runs.ends_before <= each.on):
        return
    says = (
        f"{schedule.title} runs {runs} and has no fund from {in_words(each.on)}, when {fund.name} became "
        f"{partnership.fund(each.into).name} ({each.clause}). Say whether the schedule ends then too."
    )
    yield Finding("schedule has no fund left", Result.WARN, schedule.clause.where, says, schedule.id)
