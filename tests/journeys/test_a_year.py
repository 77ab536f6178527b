"""A year of the pool, every month closed by the host and agreed by the partner, who proves it all at its end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.books import as_they_were
from tests.journeys.a_year import Year, load_empty_books, run_year
from tests.journeys.invented_year import PAID_IN

FEW, MANY = 12 * 60, 100_000


@pytest.fixture(params=[FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def year(request: pytest.FixtureRequest, db: None, tmp_path: Path) -> Year:
    """The year, run month by month."""
    as_they_were("the cast of a year", load_empty_books)
    return run_year(tmp_path, rows=request.param)


def test_a_year_is_closed_month_by_month_and_proved_at_its_end(year: Year) -> None:
    by_line: Counter[str] = Counter()
    for month in year.months:
        by_line.update(month.by_line)
    rows = {row["line"]: row["actual_to_date"] for row in year.said["position"]["rows"] if row["line"] in by_line}
    assert rows == dict(by_line), "the position is what the files come to, added up without the program"
    balances = {row["account"]: row["debit"] - row["credit"] for row in year.said["trial balance"]["rows"]}
    paid_in = sum(sum(month.paid_in.values()) for month in year.months)
    assert balances["cash"] == paid_in - sum(by_line.values())
    assert sum(balances.values()) == 0
    assert {f"contribution/{party}" for party, _ in PAID_IN.values()} < set(balances)
    assert [each["state"] for each in year.said["periods"][:12]] == ["closed"] * 12
    assert all(each["answers"][-1]["agrees"] for each in year.said["months"]["months"][:12])
    (verified,) = year.said["verified"]
    assert verified["good"]
    assert (verified["entries"], verified["checkpoints"]) == (sum(month.placed for month in year.months) + 24, 12)
    assert year.said["verdict"]["kind"] == "good", year.said["verdict"]
