"""Reviews, meetings, payments, ends and the last day for notice: which day each falls on, and what has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.agreements import (
    Concerning,
    Due,
    DueKind,
    EndsOnly,
    Length,
    MonthEnd,
    Notice,
    Review,
    Unit,
    YearlyDay,
)
from section75.core.calendar import ENGLAND, FinancialYear, Span
from section75.core.explain import Clause
from section75.core.governance import DayRule, Group, Meeting
from section75.core.notice import count, next_ending
from section75.core.obligations import Kind, NoWindow, Obligation, obligations
from section75.core.obligations.sources.noticing import last_day_to_serve
from section75.core.partnership import Partnership
from section75.core.pools import InstalmentRule
from section75.importers.agreement_file import FileText, read_partnership

SMALL = Path(__file__).resolve().parents[2] / "importers" / "agreement_file" / "small.toml"
PARTNERSHIP = read_partnership([FileText("small.toml", SMALL.read_bytes())])
CLAUSE = Clause("cl. 9")
YEAR = Span(date(2022, 4, 1), date(2023, 4, 1))
OF_ALL = Concerning(agreement="section-75")


def of_kind(
    kind: Kind, partnership: Partnership = PARTNERSHIP, window: Span = YEAR, **changes: object
) -> list[Obligation]:
    changed = replace(partnership, **changes)  # type: ignore[arg-type]
    return [each for each in obligations(changed, between=window) if each.kind is kind]


def days(found: list[Obligation]) -> list[date | None]:
    return [each.due_on for each in found]


def test_a_review_falls_every_so_many_months_after_it_was_last_held() -> None:
    held = (date(2021, 9, 30), date(2022, 8, 31))
    review = Review(id="yearly", what="the schedule", of=OF_ALL, clause=CLAUSE, every_months=6, held=held)
    found = of_kind(Kind.REVIEW, reviews=(review,))
    assert days(found) == [date(2022, 8, 31), date(2023, 2, 28)]
    assert [each.held_on for each in found] == [date(2022, 8, 31), None]
    assert found[1].known == "every 6 months, counted from 31 August 2022, when it was last held"


def test_a_review_without_a_day_is_listed_without_one_and_says_so() -> None:
    review = Review(
        id="kept", what="the schedule", of=Concerning(schedule="equipment"), clause=CLAUSE, says="kept under review"
    )
    told = of_kind(Kind.REVIEW, reviews=(review,))
    assert days(told) == [None, None]
    assert told[0].known == "no day is given: kept under review"
    assert told[1].key == "review/of/section-75"  # a review of a schedule is none of the agreement
    assert "provide for one" in told[1].known


def test_an_agreement_whose_review_is_given_is_not_said_to_have_none() -> None:
    review = Review(id="once", what="the agreement", of=OF_ALL, clause=CLAUSE, on=date(2022, 12, 1))
    assert days(of_kind(Kind.REVIEW, reviews=(review,))) == [date(2022, 12, 1)]


def test_a_review_ends_with_what_it_is_of() -> None:
    review = Review(id="yearly", what="it", of=OF_ALL, clause=CLAUSE, every_months=12, span=Span(date(2022, 4, 1)))
    window = Span(date(2022, 4, 1), date(2030, 4, 1))
    assert days(of_kind(Kind.REVIEW, window=window, reviews=(review,))) == [date(2023, 4, 1), date(2024, 4, 1)]


@pytest.mark.parametrize(
    ("each_year", "day", "says"),
    [
        (YearlyDay(2, 28), date(2023, 2, 28), "the same day each year"),
        (YearlyDay(12), date(2022, 12, 31), "by December, and no day is given: shown on its last, 31 December 2022"),
    ],
)
def test_a_duty_of_each_year_falls_on_its_day_or_on_the_last_of_a_month_without_one(
    each_year: YearlyDay, day: date, says: str
) -> None:
    due = Due(
        id="baseline", what="the baseline is agreed", kind=DueKind.CONTRIBUTIONS, of=OF_ALL, clause=CLAUSE,
        span=Span(date(2022, 4, 1)), each_year=each_year,
    )  # fmt: skip
    (found,) = of_kind(Kind.AGREEING, dues=(due,))
    assert (found.due_on, found.known, found.title) == (day, says, "The baseline is agreed")


def test_a_meeting_without_a_day_is_due_by_the_end_of_its_months() -> None:
    group = Group("board", "Partnership board", CLAUSE, meets="every quarter")
    meeting = Meeting(id="board", group="board", every_months=3, clause=CLAUSE, span=Span(date(2022, 4, 1)))
    found = of_kind(Kind.MEETING, groups=(group,), meetings=(meeting,))
    assert days(found) == [date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31), date(2023, 3, 31)]
    assert "no day is given" in found[0].known


def test_a_meeting_with_a_rule_falls_on_its_day_and_one_without_a_first_month_on_none() -> None:
    group = Group("board", "Partnership board", CLAUSE)
    ruled = Meeting(
        id="a", group="board", every_months=6, clause=CLAUSE, span=Span(date(2022, 4, 1)), day=DayRule("last", 4)
    )
    unplaced = Meeting(id="b", group="board", every_months=1, clause=CLAUSE, what="in public")
    found = of_kind(Kind.MEETING, groups=(group,), meetings=(ruled, unplaced))
    assert days(found) == [date(2022, 4, 29), date(2022, 10, 28), None]
    assert found[2].title == "Partnership board meets in public"
    assert found[2].known == "no day is given, and no first month: one in every month"


def test_a_group_that_only_says_how_often_it_meets_is_listed_without_a_day() -> None:
    (found,) = of_kind(Kind.MEETING, groups=(Group("board", "Board", CLAUSE, meets="bi-monthly"),), meetings=())
    assert (found.due_on, found.known) == (None, "no day is given, and no first month: it meets bi-monthly")


def test_instalments_fall_on_their_day_and_name_no_amount() -> None:
    rule = InstalmentRule("equipment", FinancialYear(2022), 31, CLAUSE)
    found = of_kind(Kind.PAYMENT, instalments=(rule,))
    assert len(found) == 12
    assert found[10].due_on == date(2023, 2, 28)
    assert "£" not in "".join(each.title + each.known for each in found)
    (without,) = of_kind(Kind.PAYMENT, instalments=())
    assert without.due_on is None


def test_an_end_that_is_not_given_is_said_and_one_that_is_falls_on_its_last_day() -> None:
    window = Span(date(2025, 1, 1), date(2026, 1, 1))
    assert days(of_kind(Kind.ENDING, window=window)) == [date(2025, 3, 31), date(2025, 3, 31)]
    open_ended = tuple(replace(each, span=Span(date(2022, 4, 1))) for each in PARTNERSHIP.agreements)
    (found,) = [each for each in of_kind(Kind.ENDING, agreements=open_ended) if each.key == "end/agreement/section-75"]
    assert found.known == "no end is given"


UNITS = st.sampled_from([Unit.MONTHS, Unit.WEEKS, Unit.DAYS])
RULES = st.sampled_from([None, *MonthEnd])


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 24), UNITS, RULES, st.sampled_from([None, *EndsOnly])
)
def test_notice_on_the_last_day_ends_within_the_term_and_a_day_later_does_not(
    last: date, number: int, unit: Unit, rule: MonthEnd | None, ends_only: EndsOnly | None
) -> None:
    term = Notice("agreement", "no fault", Length(number, unit), CLAUSE, month_end=rule, ends_only=ends_only)
    day = last_day_to_serve(term, last)
    assert day is not None
    rules = [rule] if rule else list(MonthEnd)

    def ends(served: date) -> date:
        length = term.length
        assert length is not None
        return max(next_ending(count(served, length, rule=each, holidays=ENGLAND), ends_only) for each in rules)

    assert ends(day) <= last < ends(day + timedelta(days=1))


def test_notice_in_working_days_or_without_a_length_has_no_last_day() -> None:
    for length in (Length(20, Unit.WORKING_DAYS), None):
        assert last_day_to_serve(Notice("agreement", "default", length, CLAUSE), date(2025, 3, 31)) is None


@pytest.mark.parametrize(
    "window",
    [Span(date(2022, 4, 1)), Span(date(2022, 4, 1), date(2042, 4, 1)), Span(date(1900, 1, 1), date(1901, 1, 1))],
)
def test_a_window_without_an_end_or_too_long_is_refused(window: Span) -> None:
    with pytest.raises(NoWindow, match="at most 10 years after its first"):
        obligations(PARTNERSHIP, between=window)
