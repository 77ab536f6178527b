"""A line on a day: its own state and lead where it has them, its fund's and its schedule's where it has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.agreements import Lead, Silent, Term, TwoTermsApply
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.pools import Fund, FundState, Line, Nature

CLAUSE = Clause("Sch. 1")
APRIL, OCTOBER, NEXT_APRIL = date(2022, 4, 1), date(2022, 10, 1), date(2023, 4, 1)
FUND = Fund("f", "s", "Fund", CLAUSE, state=(Term(FundState.POOLED, Span(APRIL, NEXT_APRIL), CLAUSE),))
RING_FENCE = Term(FundState.RING_FENCED, Span(APRIL, OCTOBER), CLAUSE, until="it is lifted")
LINE = Line("l", "f", "Line", Nature.BLOCK, CLAUSE, state=(RING_FENCE,))


def test_a_line_is_what_its_own_state_says_and_otherwise_what_its_fund_is() -> None:
    assert LINE.state_on(APRIL, within=FUND) is RING_FENCE
    assert LINE.state_on(OCTOBER, within=FUND).value is FundState.POOLED
    assert replace(LINE, state=()).state_on(APRIL, within=FUND).value is FundState.POOLED


def test_a_day_on_which_neither_line_nor_fund_has_a_state_is_silent() -> None:
    with pytest.raises(Silent, match="does not say the state of Line on 1 April 2023"):
        LINE.state_on(NEXT_APRIL, within=FUND)


def test_two_states_of_a_line_on_one_day_are_refused() -> None:
    with pytest.raises(TwoTermsApply):
        replace(LINE, state=(RING_FENCE, RING_FENCE)).state_on(APRIL, within=FUND)


def test_a_line_is_led_by_date_or_without_days_or_by_its_schedules_lead() -> None:
    joint = Lead(("council", "icb"))
    by_date = replace(LINE, leads=(Term(joint, Span(APRIL, OCTOBER), CLAUSE),))
    assert by_date.lead_on(APRIL) == joint
    assert by_date.lead_on(OCTOBER) is None
    assert replace(LINE, lead="icb").lead_on(OCTOBER) == Lead(("icb",))
    assert [line.is_led for line in (LINE, by_date, replace(LINE, lead="icb"))] == [False, True, True]
    with pytest.raises(TwoTermsApply):
        replace(by_date, leads=by_date.leads * 2).lead_on(APRIL)


@pytest.mark.parametrize(
    ("state", "pooled"),
    [
        (FundState.POOLED, True),
        (FundState.RING_FENCED, True),
        (FundState.ALIGNED, False),
        (FundState.NON_POOLED, False),
    ],
)
def test_money_ring_fenced_inside_the_pool_is_in_it_and_aligned_money_is_not(state: FundState, pooled: bool) -> None:
    fund = replace(FUND, state=(Term(state, Span(APRIL), CLAUSE),))
    assert state.is_in_the_pool is pooled
    assert bool(fund.pooled) is pooled
    assert fund.is_ever_pooled is pooled


def test_a_fund_without_a_state_may_be_pooled() -> None:
    assert replace(FUND, state=()).is_ever_pooled
    assert replace(FUND, state=()).pooled == ()
