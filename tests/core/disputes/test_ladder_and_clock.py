"""Steps count up from 1, each has its due day, and nothing is guessed about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import ENGLAND, YearWithoutHolidays
from section75.core.disputes import Clock, Counted, Ladder, LadderHasGaps, NoFurtherStep, Rung, begin
from section75.core.explain import Clause

MONDAY = date(2022, 4, 11)  # the week before Easter 2022


def rung(number: int, days: int = 10, counted: Counted = Counted.WORKING_DAYS) -> Rung:
    return Rung(number, f"post {number}", days, counted, Clause(f"cl. 23.{number}"))


def test_working_days_leave_out_weekends_and_bank_holidays_and_begin_on_the_day_after() -> None:
    assert begin(rung(1, 4), on=MONDAY, holidays=ENGLAND).due_on == date(2022, 4, 19)
    assert begin(rung(1, 0), on=MONDAY, holidays=ENGLAND).due_on == MONDAY
    assert begin(rung(1, 4, Counted.DAYS), on=MONDAY, holidays=ENGLAND).due_on == date(2022, 4, 15)


@given(st.dates(date(2019, 1, 1), date(2026, 6, 30)), st.integers(0, 200))
def test_a_working_due_day_has_exactly_so_many_working_days_behind_it(begun: date, days: int) -> None:
    due = begin(rung(1, days), on=begun, holidays=ENGLAND).due_on
    assert due is not None
    between = [begun + timedelta(days=number) for number in range(1, (due - begun).days + 1)]
    assert sum(ENGLAND.is_working(day) for day in between) == days
    assert days == 0 or ENGLAND.is_working(due)


def test_a_year_that_the_table_does_not_cover_is_refused_and_calendar_days_need_no_table() -> None:
    with pytest.raises(YearWithoutHolidays, match="2028 are not known here: the table covers 2019 to 2027"):
        begin(rung(1), on=date(2027, 12, 20), holidays=ENGLAND)
    assert begin(rung(1, 30, Counted.DAYS), on=date(2027, 12, 20), holidays=ENGLAND).due_on == date(2028, 1, 19)


@pytest.mark.parametrize("numbers", [(2, 3), (1, 3), (1, 1, 2), (0, 1)])
def test_steps_that_do_not_count_up_from_one_are_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(LadderHasGaps, match="so which comes next is not known"):
        Ladder.of(rung(number) for number in numbers)


def test_a_ladder_is_climbed_in_order_and_not_past_its_last_step() -> None:
    ladder = Ladder.of([rung(2), rung(1), rung(3)])
    assert [ladder.after(step).number for step in (0, 1, 2)] == [1, 2, 3]
    with pytest.raises(NoFurtherStep, match=r"Step 3 \(post 3, cl. 23.3\) is the last"):
        ladder.after(3)


def test_a_clock_says_who_owes_an_answer_by_when_and_how_far_over_it_is() -> None:
    clock = begin(rung(1, 10, Counted.DAYS), on=date(2022, 7, 1), holidays=ENGLAND)
    said = "An answer from post 1 is due by 11 July 2022 (cl. 23.1)"
    assert clock.in_words(date(2022, 7, 11)) == f"{said}."
    assert clock.in_words(date(2022, 7, 12)) == f"{said}; 1 day overdue."
    assert clock.in_words(date(2022, 7, 14)) == f"{said}; 3 days overdue."
    assert clock.days_over(date(2022, 7, 11)) == 0
    none = Clock(0, "", date(2022, 7, 1), None, "")
    assert none.in_words(date(2030, 1, 1)) == "The agreement gives no day by which an answer is due."
    assert none.days_over(date(2030, 1, 1)) == 0


def test_a_step_says_itself() -> None:
    assert str(rung(1)) == "step 1: post 1, 10 working days"
    assert str(rung(2, 1, Counted.DAYS)) == "step 2: post 2, 1 day"
