"""The ladder in force on a day: the schedule's own before its agreement's, and silence said aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from section75.core.agreements import Escalation, Silent, Term, TwoTermsApply, ladder_on
from section75.core.calendar import Span
from section75.core.disputes import Counted, LadderHasGaps, Rung
from section75.core.explain import Clause

DAY = date(2022, 7, 4)


def step(
    number: int, *, to: str = "", starts: date = date(2022, 4, 1), ends: date | None = None, **of: str
) -> Escalation:
    clause = Clause(f"cl. 23.{number}")
    rung = Rung(number, to or f"post {number}", 10, Counted.DAYS, clause)
    return Escalation(Term(rung, Span(starts, ends), clause), **(of or {"agreement": "section-75"}))


def found(*steps: Escalation, on: date = DAY, gap: str = "") -> list[str]:
    asked: dict[str, Any] = {"agreement": "section-75", "schedule": "equipment", "called": "Section 75 agreement"}
    return [rung.to for rung in ladder_on(steps, on=on, gap=gap, **asked).rungs]


def test_the_steps_that_hold_on_the_day_are_given_in_order() -> None:
    earlier = step(1, to="the old post", starts=date(2020, 4, 1), ends=date(2022, 4, 1))
    assert found(step(2), earlier, step(1)) == ["post 1", "post 2"]
    assert found(earlier, step(1), on=date(2021, 1, 1)) == ["the old post"]


def test_a_schedule_with_steps_of_its_own_has_its_own_ladder() -> None:
    own = step(1, to="the equipment board", schedule="equipment")
    assert found(step(1), step(2), own) == ["the equipment board"]
    assert found(step(1), step(1, to="elsewhere", schedule="another")) == ["post 1"]


def test_an_agreement_that_gives_no_ladder_is_refused_with_what_it_does_say() -> None:
    with pytest.raises(Silent) as refused:
        found(gap="the paper names no step")
    assert refused.value.says == (
        "The agreement does not say to whom a question about a figure is taken (Section 75 agreement, dispute "
        "resolution) on 4 July 2022. No clause says anything about it; the file says: the paper names no step. Agree "
        "it between the partners and record it with its clause."
    )
    with pytest.raises(Silent, match=r"The last thing it says is cl. 23.1 \(step 1: post 1, 10 days, 1 April 2020"):
        found(step(1, starts=date(2020, 4, 1), ends=date(2021, 4, 1)))


def test_a_step_given_twice_or_left_out_is_refused() -> None:
    with pytest.raises(TwoTermsApply, match="to whom step 1 goes on 4 July 2022"):
        found(step(1), step(1, to="somebody else"))
    with pytest.raises(LadderHasGaps):
        found(step(1), step(3))
