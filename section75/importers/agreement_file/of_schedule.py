"""What the rows of records have in common: a schedule there is, days where the source gives them, a clause."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.problems import ValueWithoutUnit


def rows_of(files: Gathered, table: str) -> Iterator[Row]:
    """The rows of a table; a schedule that a row names must be one."""
    for row in files.rows(table):
        if row.shape.schedule:
            files.refer("schedule", row, row.shape.schedule, "schedule")
        yield row


def clause_of(row: Row) -> Clause:
    """The row's source, as a clause."""
    return row.reader.clause(row.shape.source, row.path)


def perhaps_days(row: Row) -> Span | None:
    """The row's days; None where it gives none. Refuses a last day without a first one, or before it."""
    starts, to = row.shape.starts, row.shape.to
    if starts is None and to is not None:
        row.wrong("`to`, the last day, is given without `from`, the first. Give both, or neither.", "to")
    return None if starts is None else row.reader.span(starts, to, row.at("to"))


def one_of(row: Row, *, none: bool, **others: object) -> None:
    """`none = true` stands alone: with anything else beside it, one of the two is untrue."""
    said = [f"`{key}`" for key, value in others.items() if value]
    if none and said:
        row.wrong(f"`none = true` and {' and '.join(said)} cannot both be so. Keep one of the two.", "none")


def amount_of(row: Row, key: str, *, schedule: str = "") -> Money | None:
    """An amount in the row's unit; None where none is given. Refuses an amount without a unit."""
    amount = getattr(row.shape, key)
    if amount is None:
        return None
    if row.shape.unit is None:
        row.reader.refuse(ValueWithoutUnit(row.reader.place(row.at(key)), amount))
        return None
    return row.reader.money(amount, Unit(row.shape.unit), row.at(key), schedule=schedule)
