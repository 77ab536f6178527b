"""Rows that stand in a file more than once: the same payment extracted twice, or two payments that look it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from section75.analysis.engine import FILE
from section75.analysis.found import Alike
from section75.analysis.layout import Layout

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHOWN = 100  # of rows alike, the largest
_WHAT = ("date", "cost_centre", "subjective", "supplier", "reference", "description", "amount")


def repeated(connection: DuckDBPyConnection, layout: Layout) -> tuple[tuple[Alike, ...], int]:
    """The largest rows that repeat one another, and how many rows do in all. Only what can be read counts.

    A number for each row's text finds those that may be alike; only these are looked at cell by cell.
    """
    cells = ", ".join(layout.cell(name) for name in _WHAT)
    suspected = connection.execute(
        f"SELECT hash({cells}) AS likeness FROM {FILE} GROUP BY likeness HAVING count(*) > 1"  # noqa: S608 - our own names
    ).fetchall()
    if not suspected:
        return (), 0
    connection.execute(
        "CREATE TEMP TABLE suspected AS SELECT unnest($1::UBIGINT[]) AS likeness", [[n for (n,) in suspected]]
    )
    rows = connection.execute(
        f"SELECT {cells}, count(*) AS times FROM {FILE} SEMI JOIN suspected ON hash({cells}) = suspected.likeness "  # noqa: S608 - our own names
        "GROUP BY ALL HAVING times > 1"
    ).fetchall()
    found = [each for row in rows if (each := _alike(layout, *row)) is not None]
    found.sort(key=lambda each: (-abs(each.amount.pence), each.on, each.cost_centre, each.reference, each.description))
    return tuple(found[:SHOWN]), sum(each.times - 1 for each in found)


def _alike(layout: Layout, *texts_and_times: object) -> Alike | None:
    *texts, times = texts_and_times
    day, centre, subjective, supplier, reference, description, amount = (str(text).strip() for text in texts)
    on, money = layout.day_of(day), layout.amount_of(amount)
    if on is None or money is None or not centre:
        return None
    assert isinstance(times, int), "it is a count"
    return Alike(on, centre, subjective, supplier, reference, description, money, times)
