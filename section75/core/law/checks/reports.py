"""Check 15. Reports made and delivered: of a pool by quarter and year, and on the functions exercised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from section75.core.calendar import FinancialYear, Quarter, Span, in_words
from section75.core.explain import Clause
from section75.core.law.case import Case
from section75.core.law.happened import Happened, ReportMade
from section75.core.law.result import Point, fails, not_assessed, passes, warns
from section75.core.law.rule import COUNCIL, NHS, POOLED, LawRule
from section75.core.records import About, ArrangementType

RULE = LawRule(
    number="15",
    title="Reports actually made",
    provisions=(),
    of_kind=((POOLED, "reg 7(4)"), (NHS, "reg 8(3)"), (COUNCIL, "reg 9(4)")),
    beyond_the_term=True,
)
DAYS_BY_DEFAULT = 30  # a policy of this program where the agreement gives no number of days; no provision gives one
Due = tuple[Quarter | FinancialYear, date, Clause]  # a period, the day its report is due, and what says so
_WHAT = {
    POOLED: "the pool manager's report",
    NHS: "the NHS body's report on the council functions it exercises",
    COUNCIL: "the council's report on the NHS functions it exercises",
}
_EVERY = {"quarter": Quarter, "year": FinancialYear}
_MAKE_IT = "Make the report and deliver it to every partner, with the record of delivery."


def points(case: Case) -> Iterator[Point]:
    """Each report that fell due, by kind of arrangement; without books, that nothing can be said of them."""
    if case.happened is None or case.happened.since is None:
        yield _no_books(case)
        return
    if case.term is None:
        yield not_assessed("No day is on record from which reports are due.", case.schedule.clause)
        return
    for kind in sorted(case.kinds & set(_WHAT), key=lambda each: each.value):
        yield from _of_kind(case, case.happened, case.happened.since, kind)


def _no_books(case: Case) -> Point:
    """What the source itself says of reports and governance is evidence to judge, and no record of a report."""
    says = "Which reports were made and delivered is not known: no books are given."
    seen = case.observed(About.REPORTS)
    for each in seen:
        says += f" Evidence to judge: the source says that {each.says}."
    todo = "Keep the reports and their delivery here, or judge from the evidence."
    return not_assessed(says, *(each.clause for each in seen), todo=todo)


def _of_kind(case: Case, happened: Happened, since: date, kind: ArrangementType) -> Iterator[Point]:
    due = list(_periods(case, kind, since))
    missing: list[Due] = []
    made: list[Due] = []
    for period, due_on, clause in due:
        to_whom = _answers(case, happened, kind, period)
        (made if to_whom else missing).append((period, due_on, clause))
        for report in to_whom:
            yield from _both(case, report)
    if missing:
        first = ", ".join(f"{period} (due {in_words(due_on)})" for period, due_on, _ in missing[:4])
        more = f" and {len(missing) - 4} more" if len(missing) > 4 else ""
        says = (
            f"For {len(missing)} of {len(due)} periods {_WHAT[kind]} is not shown to have reached every partner: "
            f"{first}{more}."
        )
        yield fails(says, *dict.fromkeys(clause for _, _, clause in missing), todo=_MAKE_IT)
    elif made:
        says = f"For each of {len(made)} periods {_WHAT[kind]} reached every partner, the last of {made[-1][0]}."
        yield passes(says, *dict.fromkeys(clause for _, _, clause in made))
    else:
        yield passes(f"No period has ended since {in_words(since)} for which {_WHAT[kind]} has fallen due.")


def _periods(case: Case, kind: ArrangementType, since: date) -> Iterator[Due]:
    """Every quarter and year with days in the arrangement and in these books, and whose report is due by the day."""
    assert case.term is not None, "asked for before"
    first, last = max(case.term.starts_on, since), min(case.on, case.term.last_day or case.on)
    if last < first:
        return
    for year in (
        FinancialYear(number) for number in range(FinancialYear.of(first).first, FinancialYear.of(last).first + 1)
    ):
        periods: list[Quarter | FinancialYear] = [*(Quarter(year, number) for number in range(1, 5)), year]
        for period in periods:
            days, clause = _allowed(case, kind, period)
            due_on = _last_day(period.span) + timedelta(days=days)
            is_within = period.span.overlaps(Span(first, last + timedelta(days=1)))
            if is_within and due_on < case.on:
                yield period, due_on, clause


def _allowed(case: Case, kind: ArrangementType, period: Quarter | FinancialYear) -> tuple[int, Clause]:
    """How many days after the period the report is due: as agreed for the fund, else this program's default."""
    funds = {fund.id for fund in case.funds}
    for duty in case.partnership.report_duties:
        if kind is POOLED and duty.fund in funds and isinstance(period, _EVERY.get(duty.every, object)):
            return duty.within_days, duty.clause
    return DAYS_BY_DEFAULT, case.schedule.clause


def _last_day(span: Span) -> date:
    assert span.last_day is not None, "a period ends"
    return span.last_day


def _answers(
    case: Case, happened: Happened, kind: ArrangementType, period: Quarter | FinancialYear
) -> list[ReportMade]:
    """The reports of that kind and period that reached every partner to whom it is due."""
    found = [
        each for each in happened.reports
        if each.schedule == case.schedule.id and kind in each.kinds and each.period == period and each.on <= case.on
    ]  # fmt: skip
    reached = {party for each in found for party in each.to}
    return found if found and _due_to(case, kind) <= reached else []


def _due_to(case: Case, kind: ArrangementType) -> set[str]:
    """To whom: of a pool, to every partner but its host; of functions, to the other side."""
    if kind is POOLED:
        hosts = {term.value for fund in case.pools for term in fund.host if term.span.holds(case.on)}
        return {party.id for party in case.parties} - hosts
    return {party.id for party in case.parties if party.kind.is_council is (kind is NHS)}


def _both(case: Case, report: ReportMade) -> Iterator[Point]:
    """A report without income and expenditure is no pool report; one without the functions is no report on them."""
    lacks = []
    if POOLED in report.kinds:
        holds = {"income": report.income, "expenditure": report.expenditure, "effectiveness": report.effectiveness}
        lacks += [word for word, there in holds.items() if not there]
    if set(report.kinds) & {NHS, COUNCIL} and not report.functions:
        lacks.append("the exercise of the functions")
    if lacks:
        says = (
            f"The report for {report.period} serves {' and '.join(kind.value for kind in report.kinds)} and says "
            f"nothing of {', '.join(lacks)}."
        )
        yield warns(says, case.schedule.clause, todo="Add it, or make a second report.")
