"""Reports: every quarter and every year, of each pool, and of each body that exercises another's functions.

SI 2000/617 asks for them, regulations 7(4)(b), 8(3) and 9(4), and sets no day: the day is the agreement's, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from section75.core.agreements import ReportDuty
from section75.core.calendar import FinancialYear, Quarter, Span
from section75.core.explain import Clause
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.stepping import clipped, years_touching
from section75.core.partnership import Partnership
from section75.core.pools import Fund
from section75.core.records import ArrangementType

POOL = "SI 2000/617 reg 7(4)(b)"
DELEGATED = {
    ArrangementType.NHS_EXERCISES_LA: "SI 2000/617 reg 8(3)",
    ArrangementType.LA_EXERCISES_NHS: "SI 2000/617 reg 9(4)",
}
Period = Quarter | FinancialYear


def periods(days: list[Span], window: Span) -> Iterator[Period]:
    """Each quarter, and each financial year, that shares a day with any of the spans, once, in order."""
    for year in years_touching(window):
        of_the_year: tuple[Period, ...] = (*(Quarter(year, number) for number in (1, 2, 3, 4)), year)
        for period in of_the_year:
            if any(span.overlaps(period.span) for span in days):
                yield period


def pool_reports(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """Quarterly reports and annual returns of every fund: while it is pooled, or its agreement asks for them."""
    for fund in partnership.funds:
        duties = {duty.every: duty for duty in partnership.report_duties if duty.fund == fund.id}
        pooled, whole = _pooled(partnership, fund), _whole(partnership, fund)
        if not pooled and not whole and (fund.is_ever_pooled or duties):
            yield _days_unknown(partnership, fund)
        for period in periods([*pooled, *whole], window):
            duty = duties.get(_every(period))
            if duty or any(span.overlaps(period.span) for span in pooled):
                yield _pool_report(partnership, fund, period, duty)


def _every(period: Period) -> str:
    return "quarter" if isinstance(period, Quarter) else "year"


def _pooled(partnership: Partnership, fund: Fund) -> list[Span]:
    """The days on which the fund is pooled; its own days where no state is given at all."""
    term = partnership.days_of(fund)
    if not fund.state:
        return [term] if term else []
    found = (clipped(each.span, term) for each in fund.pooled)
    return [span for span in found if span is not None]


def _whole(partnership: Partnership, fund: Fund) -> list[Span]:
    term = partnership.days_of(fund)
    return [term] if term else [each.span for each in fund.state]


def _days_unknown(partnership: Partnership, fund: Fund) -> Obligation:
    gap = partnership.gap("schedule dates", fund.schedule) or "nothing is said of it"
    return Obligation(
        key=f"report/{fund.id}",
        kind=Kind.REPORT,
        title=f"Quarterly reports and annual returns of {fund.name}",
        source=Clause(POOL),
        law=POOL,
        known=f"the days on which the fund runs are not given: {gap}",
        fund=fund.id,
        role="the pool manager",
    )


def _pool_report(partnership: Partnership, fund: Fund, period: Period, duty: ReportDuty | None) -> Obligation:
    ends_on = period.span.last_day
    assert ends_on is not None, "a quarter and a year end"
    parties, role = _manager(fund, ends_on)
    name = "Quarterly report on" if isinstance(period, Quarter) else "Annual return of"
    return Obligation(
        key=f"report/{fund.id}/{period}",
        kind=Kind.REPORT,
        title=f"{name} {fund.name}, {period}",
        source=duty.clause if duty else Clause(POOL),
        law=POOL if fund.is_ever_pooled else "",
        known=_how_known(partnership, fund, period, duty),
        due_on=ends_on + timedelta(days=duty.within_days) if duty else None,
        owed_from=ends_on + timedelta(days=1),
        parties=parties,
        role=role,
        fund=fund.id,
        period=str(period),
        is_issued=isinstance(period, Quarter),
    )


def _how_known(partnership: Partnership, fund: Fund, period: Period, duty: ReportDuty | None) -> str:
    every = _every(period)
    if duty:
        return f"within {duty.within_days} days of the end of the {every}, a term of the agreement ({duty.clause})"
    gap = partnership.gap("report", fund.id)
    return f"the Regulations ask for it every {every} and set no day; {gap or 'no day is agreed'}"


def _manager(fund: Fund, on: date) -> tuple[tuple[str, ...], str]:
    """Whose the report is: the manager's employer, and the post; or the host's, or nobody's that is named."""
    manager = next((each.value for each in fund.manager if each.span.holds(on)), None)
    if manager is not None:
        return (manager.employer,), manager.post
    host = next((each.value for each in fund.host if each.span.holds(on)), None)
    return ((host,) if host else ()), "the pool manager; none is named"


def delegated_reports(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """Reports of whoever exercises another body's functions, per schedule, kind of arrangement and period."""
    for schedule, type_ in _delegated(partnership):
        days = _days_delegated(partnership, schedule, type_)
        if not days:
            yield _delegated_report(partnership, schedule, type_, None)
        for period in periods(days, window):
            yield _delegated_report(partnership, schedule, type_, period)


def _delegated(partnership: Partnership) -> list[tuple[str, ArrangementType]]:
    records = partnership.records
    functions = [(each.schedule, each.arrangement) for each in records.functions]
    made = [(each.schedule, each.type) for each in records.arrangements]
    return list(dict.fromkeys(each for each in (*functions, *made) if each[1].delegates))


def _days_delegated(partnership: Partnership, schedule: str, type_: ArrangementType) -> list[Span]:
    """The days of the functions under it, or else of the arrangement; their schedule's where they have none."""
    records, term = partnership.records, partnership.term_of(schedule)
    functions = [each.span for each in records.functions if (each.schedule, each.arrangement) == (schedule, type_)]
    made = [each.span for each in records.arrangements if (each.schedule, each.type) == (schedule, type_)]
    found = [span or term for span in (functions or made)]
    return [span for span in found if span is not None]


def _delegated_report(
    partnership: Partnership, schedule: str, type_: ArrangementType, period: Period | None
) -> Obligation:
    title = next(each.title for each in partnership.schedules if each.id == schedule)
    functions = [
        each for each in partnership.records.functions if (each.schedule, each.arrangement) == (schedule, type_)
    ]
    of = {ArrangementType.NHS_EXERCISES_LA: "the council's functions"}.get(type_, "NHS functions")
    when = f", {period}" if period else ""
    unknown = partnership.gap("schedule dates", schedule) or "nothing is said of them"
    return Obligation(
        key="/".join(part for part in ("function-report", schedule, type_.value, str(period or "")) if part),
        kind=Kind.REPORT,
        title=f"Report on the exercise of {of}: {title}{when}",
        source=Clause(DELEGATED[type_]),
        law=DELEGATED[type_],
        known=(
            f"the Regulations ask for it every {_every(period)} and set no day; no day is agreed"
            if period
            else f"every quarter and every year; the days on which the functions are exercised are not given: {unknown}"
        ),
        owed_from=period.span.ends_before if period else None,
        parties=tuple(dict.fromkeys(each.exercised_by for each in functions)),
        role="whoever exercises the functions",
    )


def pool_years(partnership: Partnership, window: Span) -> Iterator[tuple[Fund, FinancialYear]]:
    """Each fund with each financial year in which it is pooled."""
    for fund in partnership.funds:
        for period in periods(_pooled(partnership, fund), window):
            if isinstance(period, FinancialYear):
                yield fund, period
