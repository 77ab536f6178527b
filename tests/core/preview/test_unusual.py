"""What is unusual: each reason by itself, where it begins and where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from section75.core.calendar import FinancialYear, Month
from section75.core.preview import Columns, Found, Limits, Seen, habits_of, history_of, look_for_unusual
from tests.core.preview.rows import columns

JUNE = Month(FinancialYear(2022), 3)
DAY, BEFORE = date(2022, 6, 14), date(2022, 5, 16)
USUAL = tuple(("alder", 100_00, BEFORE, f"A{number}") for number in range(5))


def look(now: Columns, *, before: tuple[tuple[str, int, date, str], ...] = USUAL, **more: int) -> Found:
    earlier = columns(*before)
    history = history_of([habits_of(earlier)] if before else [], [("may.csv", earlier)], now)
    return look_for_unusual(Seen(now, history, JUNE, Limits(weekends=True), **more))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("birch", 100_00, DAY, ""), "Birch is in no file of the twelve months before"),
        (("alder", -1_00, DAY, ""), "-£1.00 is below nothing, as none of 5 rows of expenditure/beds was"),
        (("alder", 300_01, DAY, ""), "£300.01 is more than 3 times the largest before of expenditure/beds, £100.00"),
        (("alder", 90_00, date(2022, 7, 1), ""), "1 July 2022 is not in June 2022"),
        (("alder", 90_00, date(2022, 6, 18), ""), "18 June 2022 is a Saturday"),
        (("alder", 90_00, DAY, "A3"), "reference A3 of Alder is in row 5 of may.csv already"),
    ],
)
def test_a_row_is_unusual_for_one_reason(row: tuple[str, int, date, str], says: str) -> None:
    (found,) = look(columns(row)).rows
    assert found.because == (says,)


@pytest.mark.parametrize(
    "row",
    [
        ("alder", 300_00, DAY, ""),
        ("alder", 100_00, DAY, ""),  # the same amount, more than seven days after
        ("alder", 90_00, date(2022, 6, 30), "A9"),
    ],
)
def test_a_row_like_those_before_is_not_unusual(row: tuple[str, int, date, str]) -> None:
    assert look(columns(row)).rows == ()


def test_the_same_payment_within_days_is_told_of_in_this_file_and_across_files() -> None:
    now = columns(("alder", 7_00, DAY, ""), ("alder", 7_00, date(2022, 6, 20), ""))
    (found,) = look(now).rows
    assert found.because == ("£7.00 to Alder is in row 2 of this file too, 6 days apart",)
    near = (*USUAL, ("alder", 8_00, date(2022, 6, 7), ""))
    (found,) = look(columns(("alder", 8_00, DAY, "")), before=near).rows
    assert found.because == ("£8.00 to Alder is in row 7 of may.csv too, 7 days apart",)
    assert not look(columns(("alder", 8_00, date(2022, 6, 15), "")), before=near).rows


def test_a_round_sum_is_told_of_and_rows_with_most_reasons_come_first() -> None:
    now = columns(("alder", 90_00, DAY, ""), ("birch", 10_000_00, DAY, ""), ("birch", 20_00, DAY, ""))
    found = look(now)
    assert [(row.row, len(row.because)) for row in found.rows] == [(3, 3), (4, 1)]
    assert "£10,000.00 is a round sum, whole £10,000.00" in found.rows[0].because


@pytest.mark.parametrize(("pence", "side"), [(100_000_00, "more"), (10, "less"), (30_000_00, ""), (100_00, "")])
def test_a_unit_is_suspected_where_a_typical_row_is_a_thousand_times_another(pence: int, side: str) -> None:
    found = look(columns(*(("alder", pence + number, DAY, "") for number in range(3)))).file
    assert [f"about a thousand times {side}" in remark.says for remark in found] == (
        [True] if side == "more" or side else []
    )


def test_a_unit_is_suspected_where_a_file_is_a_thousand_times_a_months_budget() -> None:
    assert look(columns(("alder", 99_00, DAY, "")), budget=99_000_00).file
    assert not look(columns(("alder", 99_00, DAY, "")), budget=100_00).file


def test_nothing_is_new_where_there_is_no_history() -> None:
    assert look(columns(("birch", 99_01, DAY, "")), before=()).rows == ()
    assert look(columns()).rows == ()
