"""How agreements stand on a day, in the portfolio: by their days, and by what events say became of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.apps.accounts.models import User
from section75.apps.lives import actions as lives
from section75.apps.portfolio import store
from section75.apps.portfolio.models import Summary
from section75.apps.portfolio.standing import Days, Mark, a_year_after, marks_of
from section75.core.explain import Clause
from section75.core.lives import Event, Of
from tests.apps.conftest import AT as LOADED_AT

SLUG = "cambridgeshire-learning-disability"
TODAY = date(2022, 7, 4)
DAYS = st.none() | st.dates(date(2018, 1, 1), date(2028, 1, 1))


def agreement(starts: date | None, last: date | None, ended: date | None = None, of: str = "agreement") -> Days:
    return Days(of, "a", "Agreement", starts, last, ended)


@pytest.mark.parametrize(
    ("days", "mark", "says"),
    [
        (agreement(None, None), Mark.NOT_GIVEN, "its first day is not given"),
        (agreement(date(2022, 7, 5), None), Mark.TO_BEGIN, "begins on 5 July 2022"),
        (agreement(date(2020, 4, 1), None), Mark.IN_FORCE, "in force without a last day"),
        (agreement(date(2020, 4, 1), date(2023, 7, 5)), Mark.IN_FORCE, "in force until 5 July 2023"),
        (agreement(date(2020, 4, 1), date(2023, 7, 4)), Mark.EXPIRING, "in force until 4 July 2023"),
        (agreement(date(2020, 4, 1), date(2022, 7, 4)), Mark.EXPIRING, "in force until 4 July 2022"),
        (
            agreement(date(2020, 4, 1), date(2022, 7, 3)),
            Mark.OVERDUE,
            "past its last day, 3 July 2022; no event says that it ended",
        ),
        (agreement(date(2020, 4, 1), date(2022, 7, 3), date(2022, 7, 4)), Mark.ENDED, "ended on 4 July 2022"),
        (
            agreement(date(2020, 4, 1), date(2023, 1, 1), date(2022, 7, 5)),
            Mark.EXPIRING,
            "in force until 1 January 2023",
        ),
    ],
)
def test_an_agreement_stands_as_its_days_and_its_events_say(days: Days, mark: Mark, says: str) -> None:
    assert days.mark(TODAY) is mark
    assert days.says(TODAY) == says


def test_a_partnership_is_counted_wherever_one_of_its_agreements_stands() -> None:
    ended = agreement(date(2018, 4, 1), date(2020, 3, 31), date(2020, 3, 31))
    running = agreement(date(2020, 4, 1), date(2022, 12, 31))
    assert marks_of([ended], TODAY) == {Mark.ENDED}
    assert marks_of([ended, running], TODAY) == {Mark.IN_FORCE, Mark.EXPIRING}
    assert marks_of([], TODAY) == {Mark.NOT_GIVEN}


def test_a_schedule_past_its_last_day_is_overdue_while_its_agreement_goes_on() -> None:
    schedule = agreement(date(2020, 4, 1), date(2021, 3, 31), of="schedule")
    running = agreement(date(2020, 4, 1), None)
    assert marks_of([running, schedule], TODAY) == {Mark.IN_FORCE, Mark.OVERDUE}
    ended = agreement(date(2018, 4, 1), date(2020, 3, 31), date(2020, 3, 31))
    assert marks_of([ended, schedule], TODAY) == {Mark.ENDED}


def test_twelve_months_from_a_leap_day_are_the_last_of_february() -> None:
    assert a_year_after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_after(TODAY) == date(2023, 7, 4)


@given(st.lists(st.builds(agreement, DAYS, DAYS, DAYS, st.sampled_from(["agreement", "schedule"])), max_size=4))
def test_every_partnership_is_counted_somewhere_and_what_expires_is_in_force(days: list[Days]) -> None:
    marks = marks_of(days, TODAY)
    assert marks
    if any(each.of == "agreement" and each.mark(TODAY) is Mark.EXPIRING for each in days):
        assert Mark.IN_FORCE in marks
    assert Mark.ENDED not in marks or marks == {Mark.ENDED}


def test_an_event_recorded_and_withdrawn_sums_the_partnership_up_again(cast: dict[str, User]) -> None:
    user, at = cast["pool.manager"], datetime(2023, 9, 5, 9, 0, tzinfo=UTC)
    (before,) = store.summed([SLUG]).values()
    number = Summary.objects.filter(partnership_id=SLUG).count()
    named = next(each for each in before.days if each.of == "agreement")
    event = Event(
        of=Of.AGREEMENT, id=named.subject, event="consolidated", into="another", on=date(2023, 9, 1),
        recorded_on=TODAY, clause=Clause.read("invented: the tests"), evidence="the deed",
    )  # fmt: skip
    recorded = lives.record_event(user, SLUG, event, at=at)
    (after,) = store.summed([SLUG]).values()
    assert next(each for each in after.days if each.subject == named.subject).ended_on == date(2023, 9, 1)
    lives.withdraw_event(user, SLUG, int(recorded.ref), because="it was another", at=at + timedelta(hours=1))
    (again,) = store.summed([SLUG]).values()
    assert again.days == before.days
    assert Summary.objects.filter(partnership_id=SLUG).count() == number + 2
    assert at > LOADED_AT
