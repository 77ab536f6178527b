"""Tests that one entry answers by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from section75.core.calendar import london_day
from section75.core.journal_tests.asking import Asking
from section75.core.journal_tests.row import JournalRow, Source

_MARCH = 12


@dataclass(frozen=True, slots=True)
class JournalTest:
    """A test of every entry: its short name, its title, what it looks for and why; `must_be_none` if one is a fault."""

    code: str
    title: str
    says: str
    must_be_none: bool = False


def _after_close(row: JournalRow, asking: Asking) -> bool:  # noqa: ARG001 - every test is asked alike
    return row.after_close


def _round(row: JournalRow, asking: Asking) -> bool:
    return row.source is Source.MANUAL and asking.is_round(row.amount)


def _out_of_hours(row: JournalRow, asking: Asking) -> bool:
    return asking.is_out_of_hours(row.recorded_at)


def _senior(row: JournalRow, asking: Asking) -> bool:
    return row.preparer in asking.senior


def _own(row: JournalRow, asking: Asking) -> bool:  # noqa: ARG001 - every test is asked alike
    return not row.approver or row.preparer == row.approver


def _at_the_end(row: JournalRow, asking: Asking) -> bool:  # noqa: ARG001 - every test is asked alike
    return row.month.number >= _MARCH


ONE_BY_ONE: tuple[tuple[JournalTest, Callable[[JournalRow, Asking], bool]], ...] = (
    (
        JournalTest(
            "after-close", "Posted after a close", "Its month, or the month it takes effect in, had been closed."
        ),
        _after_close,
    ),
    (
        JournalTest(
            "round-sums", "Round sums", "Entered by hand for a whole number of thousands: an estimate, or made up."
        ),
        _round,
    ),
    (
        JournalTest(
            "out-of-hours",
            "At a weekend or out of hours",
            "Recorded when the office is closed, by the clock in London.",
        ),
        _out_of_hours,
    ),
    (
        JournalTest("senior-officer", "Posted by a senior officer", "Prepared by somebody who may override controls."),
        _senior,
    ),
    (
        JournalTest("own-approval", "Approved by its preparer", "Nobody approves their own; there must be none.", True),
        _own,
    ),
    (JournalTest("year-end", "Period 12 and after", "Reported in March or in an adjustment period."), _at_the_end),
)


def days_between(earlier: int, row: JournalRow) -> int:
    """How many days after a day, counted as Python does, a row was recorded in London."""
    return london_day(row.recorded_at).toordinal() - earlier
