"""Every quarter and every year of every pool is reported on once, whatever days it runs and whatever is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from section75.core.agreements import ReportDuty, Term
from section75.core.calendar import FinancialYear, Month, Quarter, Span
from section75.core.explain import Clause
from section75.core.obligations import Kind, obligations
from section75.core.partnership import Partnership
from section75.core.pools import FundState
from section75.importers.agreement_file import FileText, read_partnership

SMALL = Path(__file__).resolve().parents[2] / "importers" / "agreement_file" / "small.toml"
SMALL_PARTNERSHIP = read_partnership([FileText("small.toml", SMALL.read_bytes())])
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
CLAUSE = Clause("cl. 8.4")


@st.composite
def spans(draw: st.DrawFn, most_days: int = 3000) -> Span:
    first = draw(DAYS)
    return Span(first, first + timedelta(days=draw(st.integers(1, most_days))))


@st.composite
def partnerships(draw: st.DrawFn) -> tuple[Partnership, dict[str, list[Span]]]:
    """Several pools, each pooled on days of its own, under a schedule without days; some with a day for reports."""
    small, pooled, duties = SMALL_PARTNERSHIP, {}, []
    for number in range(draw(st.integers(1, 3))):
        name = f"pool-{number}"
        pooled[name] = draw(st.lists(spans(), min_size=1, max_size=3))
        for every in ("quarter", "year"):
            if draw(st.booleans()):
                duties.append(ReportDuty(name, every, draw(st.integers(0, 366)), CLAUSE))
    template = small.funds[0]
    funds = tuple(
        replace(template, id=name, state=tuple(Term(FundState.POOLED, span, CLAUSE) for span in runs))
        for name, runs in pooled.items()
    )
    schedules = tuple(replace(each, span=None) for each in small.schedules)
    agreements = tuple(replace(each, span=None) for each in small.agreements)
    made = replace(
        small, funds=funds, lines=(), schedules=schedules, agreements=agreements, report_duties=tuple(duties),
        contributions=(), budgets=(), instalments=(),
    )  # fmt: skip
    return made, pooled


def pooled_periods(runs: list[Span]) -> set[str]:
    """The quarters and years with a pooled day in them, found day by day."""
    found = set()
    for span in runs:
        day = span.starts_on
        while span.holds(day):
            month = Month.of(day)
            found |= {str(month.year), str(Quarter.of(month))}
            day += timedelta(days=28) if span.holds(day + timedelta(days=28)) else timedelta(days=1)
    return found


@given(partnerships())
def test_every_period_of_every_pool_is_reported_on_once(made: tuple[Partnership, dict[str, list[Span]]]) -> None:
    partnership, pooled = made
    found: Counter[tuple[str, str]] = Counter()
    for first in range(2014, 2044, 5):  # windows that follow one another: nothing is lost or doubled between them
        window = Span(date(first, 1, 1), date(first + 5, 1, 1))
        reports = [each for each in obligations(partnership, between=window) if each.key.startswith("report/")]
        found.update(each.reported_as for each in reports)
    assert found == Counter((fund, period) for fund, runs in pooled.items() for period in pooled_periods(runs))


@given(partnerships(), spans(most_days=1500))
def test_a_report_with_a_day_falls_in_the_window_and_so_many_days_after_its_period(
    made: tuple[Partnership, dict[str, list[Span]]], window: Span
) -> None:
    partnership, _ = made
    within = {(duty.fund, duty.every): duty.within_days for duty in partnership.report_duties}
    for each in obligations(partnership, between=window):
        if each.kind is not Kind.REPORT or each.due_on is None:
            continue
        assert window.holds(each.due_on)
        period = Quarter.read(each.period) if "Q" in each.period else FinancialYear.read(each.period)
        every = "quarter" if isinstance(period, Quarter) else "year"
        assert each.due_on - (period.span.last_day or each.due_on) == timedelta(days=within[each.fund, every])


@given(partnerships(), spans(most_days=1500))
def test_a_key_names_one_obligation_and_a_part_of_a_window_lists_no_more_than_the_whole(
    made: tuple[Partnership, dict[str, list[Span]]], window: Span
) -> None:
    partnership, _ = made
    whole = obligations(partnership, between=window)
    assert len({each.key for each in whole}) == len(whole)
    half = Span(window.starts_on, window.starts_on + timedelta(days=200))
    part = [each for each in obligations(partnership, between=half) if each.due_on]
    dated = {each.key: each for each in whole if each.due_on}
    inside = [each for each in part if window.holds(each.due_on or window.starts_on)]
    assert all(dated[each.key] == each for each in inside)
