"""Rows for the preview to look at: each by its supplier, pence and day; and the moment entries are recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime

from section75.core.preview import Columns

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
BEDS = "expenditure/beds"


def columns(*rows: tuple[str, int, date, str], account: str = BEDS) -> Columns:
    """Columns of rows: supplier, pence, day, reference."""
    many = len(rows)
    return Columns(
        rows=tuple(range(2, many + 2)),
        days=tuple(row[2] for row in rows),
        accounts=(account,) * many,
        pence=tuple(row[1] for row in rows),
        suppliers=tuple(row[0] for row in rows),
        written=tuple(row[0].title() for row in rows),
        references=tuple(row[3] for row in rows),
    )
