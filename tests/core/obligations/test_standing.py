"""Where an obligation stands: met, due, overdue, past or not known; and when somebody is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.explain import Clause
from section75.core.obligations import (
    STAGES,
    TOLD_OVERDUE,
    Done,
    Happened,
    Kind,
    Obligation,
    Reported,
    Standing,
    listed,
    reminder_of,
)

DUE = date(2022, 7, 30)
KEPT = Happened(kept_from=date(2022, 4, 1), partners={"pool": ("council", "icb")})


def obligation(kind: Kind = Kind.REPORT, **changes: object) -> Obligation:
    said: dict[str, object] = {
        "key": "report/pool/2022/23 Q1", "kind": kind, "title": "Report", "source": Clause("cl. 8.4"),
        "known": "within 30 days", "due_on": DUE, "fund": "pool", "period": "2022/23 Q1",
    }  # fmt: skip
    return Obligation(**(said | changes))  # type: ignore[arg-type]


def report(*reached: tuple[str, date]) -> Happened:
    issued = Reported("pool", "2022/23 Q1", date(2022, 7, 20), reached)
    return Happened((issued,), kept_from=KEPT.kept_from, partners=KEPT.partners)


@pytest.mark.parametrize(
    ("on", "standing", "says"),
    [
        (date(2022, 7, 29), Standing.DUE, "in 1 day"),
        (DUE, Standing.DUE, "today"),
        (date(2022, 7, 31), Standing.OVERDUE, "overdue by 1 day"),
        (date(2025, 7, 30), Standing.OVERDUE, "overdue by 1,096 days"),
    ],
)
def test_a_report_that_is_not_made_is_due_and_then_overdue(on: date, standing: Standing, says: str) -> None:
    found = listed(obligation(), KEPT, on=on)
    assert (found.standing, found.says) == (standing, says)


def test_a_report_is_met_once_it_has_reached_every_partner_and_not_before() -> None:
    both = report(("council", date(2022, 7, 20)), ("icb", date(2022, 8, 2)))
    assert listed(obligation(), both, on=date(2022, 8, 2)).says == "met on 2 August 2022"
    found = listed(obligation(), both, on=date(2022, 8, 1))
    assert found.says == "overdue by 2 days; issued on 20 July 2022, and has not reached icb"


def test_what_happens_later_is_not_known_on_an_earlier_day() -> None:
    both = report(("council", date(2022, 7, 20)), ("icb", date(2022, 7, 20)))
    assert listed(obligation(), both, on=date(2022, 7, 19)).standing is Standing.DUE


def test_before_records_begin_and_without_any_nothing_is_called_overdue() -> None:
    on = date(2023, 1, 1)
    for happened in (Happened(), Happened(kept_from=date(2022, 8, 1))):
        assert listed(obligation(), happened, on=on).standing is Standing.NOT_KNOWN


def test_a_meeting_of_which_nothing_is_on_record_is_not_known_and_one_on_record_is_met() -> None:
    meeting = obligation(Kind.MEETING, key="meeting/board/1")
    assert listed(meeting, KEPT, on=date(2022, 9, 1)).says == "not known: nothing is on record"
    done = Happened(done=(Done("meeting/board/1", DUE, "minute 4"),), kept_from=KEPT.kept_from)
    assert listed(meeting, done, on=date(2022, 9, 1)).says == "met on 30 July 2022: minute 4"


def test_an_end_is_coming_and_then_past_and_is_never_overdue() -> None:
    end = obligation(Kind.ENDING)
    assert listed(end, KEPT, on=date(2022, 7, 1)).standing is Standing.COMING
    assert listed(end, KEPT, on=date(2022, 8, 1)).standing is Standing.PAST


def test_what_has_no_day_says_since_when_it_is_owed() -> None:
    undated = obligation(due_on=None, owed_from=date(2022, 7, 1))
    assert listed(undated, KEPT, on=date(2022, 7, 30)).says == "owed since 1 July 2022; no day is given"
    assert "is not known" in listed(undated, Happened(), on=date(2022, 7, 30)).says
    assert listed(undated, KEPT, on=date(2022, 6, 30)).says == "no day is given"


def test_what_the_source_says_was_held_is_met() -> None:
    review = obligation(Kind.REVIEW, held_on=date(2022, 7, 1))
    assert listed(review, Happened(), on=DUE).says == "met on 1 July 2022, as the source says"


@given(st.integers(-400, 200))
def test_a_reminder_is_of_one_stage_and_each_stage_comes_once(left: int) -> None:
    on = DUE - timedelta(days=left)
    found = reminder_of(listed(obligation(), KEPT, on=on), on=on)
    reached = [stage for stage in STAGES if 0 <= left <= stage]
    if left < 0:
        assert (found is not None) == (-left <= TOLD_OVERDUE)
        assert found is None or found.stage == 0
    else:
        assert (found.stage if found else None) == min(reached, default=None)


def test_nobody_is_reminded_of_what_is_done_past_or_without_a_day() -> None:
    done = report(("council", DUE), ("icb", DUE))
    for each in (
        listed(obligation(), done, on=DUE),
        listed(obligation(Kind.ENDING), KEPT, on=DUE + timedelta(days=1)),
        listed(obligation(due_on=None), KEPT, on=DUE),
        listed(obligation(Kind.MEETING), KEPT, on=DUE),
    ):
        assert reminder_of(each, on=DUE) is None
