"""Spans of days: the first day belongs to them, the day they end before does not."""

from __future__ import annotations

from datetime import date

import pytest

from section75.core.calendar import BackwardSpan, Span

JUNE = Span(date(2022, 6, 1), date(2022, 7, 1))


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2022, 5, 31), False), (date(2022, 6, 1), True), (date(2022, 6, 30), True), (date(2022, 7, 1), False)],
)
def test_a_span_holds_its_first_day_and_not_the_day_it_ends_before(day: date, held: bool) -> None:
    assert JUNE.holds(day) is held


def test_an_open_span_holds_every_day_after_its_first() -> None:
    assert Span(date(2022, 6, 1)).holds(date(9999, 12, 31))
    assert Span(date(2022, 6, 1)).last_day is None


@pytest.mark.parametrize(
    ("other", "overlapping"),
    [
        (Span(date(2022, 7, 1)), False),
        (Span(date(2022, 6, 30)), True),
        (Span(date(2022, 5, 1), date(2022, 6, 1)), False),
        (Span(date(2022, 5, 1), date(2022, 6, 2)), True),
        (Span(date(2022, 5, 1)), True),
    ],
)
def test_spans_overlap_when_they_share_a_day(other: Span, overlapping: bool) -> None:
    assert JUNE.overlaps(other) is overlapping
    assert other.overlaps(JUNE) is overlapping


@pytest.mark.parametrize("end", [date(2022, 6, 1), date(2022, 5, 31)])
def test_a_span_that_holds_no_day_cannot_be_built(end: date) -> None:
    with pytest.raises(BackwardSpan, match="it would hold no day"):
        Span(date(2022, 6, 1), end)


def test_a_span_shows_its_last_day() -> None:
    assert str(JUNE) == "1 June 2022 to 30 June 2022"
    assert str(Span(date(2022, 6, 1))) == "from 1 June 2022, no end date"


def test_a_span_through_a_last_day_holds_it_and_the_calendars_end_is_none() -> None:
    first = date(2022, 4, 1)
    assert Span.through(first, date(2022, 6, 30)) == Span(first, date(2022, 7, 1))
    assert Span.through(first, None) == Span.through(first, date.max) == Span(first)
    with pytest.raises(BackwardSpan):
        Span.through(first, date(2022, 3, 31))
