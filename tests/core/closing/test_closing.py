"""The close of a period: its states and tasks, the answer by line, and what comes too late for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.closing import (
    Closure,
    Explanation,
    Found,
    LineAnswer,
    Period,
    State,
    Task,
    TaskState,
    YearNotClosed,
    YearNotLocked,
    is_agreed,
    late_entries,
    moved_between,
    require_all_closed,
    require_done,
    require_locked,
)
from section75.core.ledger import Account, Balances, ByHand, Draft, Entry
from section75.core.money import Money
from section75.core.refusals import Refusals

YEAR = FinancialYear(2022)
APRIL, MAY = Month(YEAR, 1), Month(YEAR, 2)
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
CARE, CASH = Account.read("expenditure/residential-care"), Account.read("cash")


def task(code: str, *, is_done: bool, of: str = "") -> Task:
    explained = Explanation(of, "Agreed by telephone", "pool.manager", AT) if of else None
    return Task(code, code.capitalize(), Found(is_done, f"{code} says so."), explained)


def test_a_period_counts_as_actual_once_it_is_closed() -> None:
    assert [state.is_actual for state in State] == [False, False, True, True]
    assert [state.value for state in State] == ["open", "closing", "closed", "locked"]


def test_an_explanation_holds_for_the_sentence_it_was_given_for() -> None:
    assert task("imports", is_done=False).state is TaskState.OPEN
    assert task("imports", is_done=False, of="imports says so.").state is TaskState.EXPLAINED
    assert task("imports", is_done=False, of="imports said otherwise.").state is TaskState.OPEN
    assert task("imports", is_done=True, of="imports says so.").state is TaskState.DONE


def test_a_month_is_not_closed_while_anything_is_open_and_all_of_it_is_named() -> None:
    done = [task("imports", is_done=True), task("accruals", is_done=False, of="accruals says so.")]
    require_done(APRIL, done)
    with pytest.raises(Refusals) as refused:
        require_done(APRIL, [*done, task("suspense", is_done=False), task("exceptions", is_done=False)])
    assert [refusal.name for refusal in refused.value.each] == ["TaskOpen", "TaskOpen"]
    assert "Suspense is open. suspense says so." in refused.value.each[0].says


def test_a_year_is_locked_when_every_period_is_closed_and_unlocked_when_it_is_locked() -> None:
    closed = [Period(Month(YEAR, number), State.CLOSED) for number in range(1, 16)]
    require_all_closed(YEAR, closed)
    with pytest.raises(YearNotClosed, match="M14, M15 are not closed"):
        require_all_closed(
            YEAR, [*closed[:13], Period(Month(YEAR, 14), State.OPEN), Period(Month(YEAR, 15), State.LOCKED)]
        )
    with pytest.raises(YearNotLocked):
        require_locked(YEAR, closed)
    require_locked(YEAR, [Period(APRIL, State.LOCKED)])


def said(account: Account, pounds: str, *, agrees: bool) -> LineAnswer:
    return LineAnswer(account, Money.of(pounds), agrees, "" if agrees else "Two placements ended", "accountant", AT)


def test_a_month_is_agreed_when_the_last_answer_to_every_line_agrees_what_is_there() -> None:
    moved = {CARE: Money.of("10.00"), CASH: Money.of("-10.00")}
    care, cash = said(CARE, "10.00", agrees=True), said(CASH, "-10.00", agrees=True)
    assert is_agreed(moved, [care, cash])
    assert not is_agreed(moved, [care])
    assert not is_agreed(moved, [care, cash, said(CARE, "10.00", agrees=False)])
    assert is_agreed(moved, [said(CARE, "10.00", agrees=False), cash, care])
    assert not is_agreed(moved, [said(CARE, "9.99", agrees=True), cash])
    assert not is_agreed({}, [])


def test_only_what_was_recorded_while_its_period_was_closed_and_posted_later_is_late() -> None:
    reopened = AT + timedelta(days=3)
    closures = [Closure(APRIL, 5, reopened)]
    assert [item.seq for item in late_entries([entry(6, "2022-04-30", MAY)], closures)] == [6]
    assert not list(late_entries([entry(5, "2022-04-30", MAY)], closures))  # before it was closed
    assert not list(late_entries([entry(6, "2022-05-01", MAY)], closures))  # takes effect in an open period
    assert not list(late_entries([entry(6, "2022-04-30", APRIL)], closures))  # posted to the period itself
    assert not list(late_entries([entry(6, "2022-04-30", MAY, reopened)], closures))  # re-opened by then
    (item,) = late_entries([entry(6, "2022-03-31", Month(YEAR, 1))], [Closure(Month(FinancialYear(2021), 12), 5)])
    assert (item.month, item.effective_on, item.reason) == (APRIL, date(2022, 3, 31), "Invented: late")


def entry(seq: int, effective: str, month: Month, at: datetime = AT, pounds: str = "10.00") -> Entry:
    draft = Draft(
        fund="ld",
        effective_on=date.fromisoformat(effective),
        month=month,
        debit=CARE,
        credit=CASH,
        amount=Money.of(pounds),
        narrative="Invented",
        authority="Sch. 3",
        origin=ByHand("Invented: late"),
    )
    return Entry(seq, at, draft)


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3]), st.sampled_from(["2022-04-10", "2022-05-10", "2022-06-10"]), st.integers(1, 10**6)
    ),
    max_size=12,
)


@given(ENTRIES, st.integers(0, 12), st.integers(0, 12))
def test_what_moved_between_two_times_is_what_the_entries_between_them_moved(
    drawn: list[tuple[int, str, int]], one: int, other: int
) -> None:
    journal = [
        entry(seq, day, Month(YEAR, number), pounds=str(Money(pence)).replace("£", ""))
        for seq, (number, day, pence) in enumerate(drawn, start=1)
    ]
    first, last = sorted((one, other))
    before, after = (Balances.of_entries(each for each in journal if each.seq <= upto) for upto in (first, last))
    moved = {each.account: each.by.pence for each in moved_between(before, after)}
    naive = sum(pence for seq, (_, _, pence) in enumerate(drawn, start=1) if first < seq <= last)
    assert moved == ({CARE: naive, CASH: -naive} if naive else {})
    assert sum(moved.values()) == 0
