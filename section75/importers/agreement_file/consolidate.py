"""What the files say together: the rows as agreed, with those of each variation put in place of what it varies.

A dated record holds on its days; a later variation's record for the same thing cuts those days out of it, and what was
cut stays readable under the terms without the variation. A record with a short name, and a table of a year, is replaced
by the later one. Nothing is taken out of any file.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from section75.importers.agreement_file.row import Row
from section75.importers.agreement_file.shape import Dated

_ONE_DAY = timedelta(days=1)

# What makes two records of a table records of the same thing. A table that is not here holds separate facts.
_SAME: dict[str, Callable[[Any], Hashable]] = {
    "host": lambda shape: shape.fund,
    "state": lambda shape: (shape.fund, shape.line),
    "manager": lambda shape: shape.fund,
    "lead": lambda shape: (shape.schedule, shape.fund, shape.line),
    "escalation": lambda shape: (shape.agreement, shape.schedule, shape.number),
    "placing": lambda shape: (shape.fund, shape.cost_centre, shape.subjective),
    "risk_share": lambda shape: shape.fund,
    "duration": lambda shape: (shape.agreement, shape.schedule),
    "contributions": lambda shape: (shape.fund, shape.year, shape.version),
    "budget": lambda shape: (shape.fund, shape.year),
    "instalments": lambda shape: (shape.fund, shape.year),
    "report": lambda shape: (shape.fund, shape.every),
    "in_scope": lambda shape: (shape.fund, shape.name),
    "contingency": lambda shape: (shape.fund, shape.year),
    "open": lambda shape: (shape.what, shape.of),
    "notice": lambda shape: (shape.scope, shape.of, shape.ground),
    "line": lambda shape: (shape.fund, shape.id),
    "bridge": lambda shape: (shape.fund, shape.year, shape.party, shape.line, shape.version),
    "roll_forward": lambda shape: shape.fund,
    "minimum_contribution": lambda shape: (shape.fund, shape.year, shape.party),
    "until_agreed": lambda shape: (shape.agreement, shape.fund),
    **{
        table: lambda shape: shape.id
        for table in (
            "party",
            "agreement",
            "schedule",
            "fund",
            "savings",
            "outcome",
            "group",
            "expected_saving",
            "review",
            "due",
            "meeting",
            "provider",
            "contract",
        )
    },
}
_REPLACED_WHOLE = frozenset({"duration", "contract"})  # dated, and yet one span that a variation states anew


def consolidated(table: str, layers: Sequence[Iterable[Row]]) -> list[Row]:
    """The rows of a table that hold: the first layer's, as each later layer leaves them and adds to them."""
    held = list(layers[0]) if layers else []
    same = _SAME.get(table)
    for layer in layers[1:]:
        rows = list(layer)
        if same is not None:
            held = _less(held, rows, same, cut=table not in _REPLACED_WHOLE)
        held += rows
    return held


def _less(held: Sequence[Row], later: Sequence[Row], same: Callable[[Any], Hashable], *, cut: bool) -> list[Row]:
    """What is left of earlier rows once later ones have taken their place, where they did."""
    left: list[Row] = []
    for row in held:
        over = [each for each in later if same(each.shape) == same(row.shape)]
        pieces = [row]
        for each in over:
            dated = cut and _is_dated(row.shape)
            pieces = [rest for piece in pieces for rest in (_outside(piece, each) if dated else ())]
        left += pieces
    return left


def _is_dated(shape: Any) -> bool:
    return isinstance(shape, Dated) or hasattr(shape, "starts")


def _outside(row: Row, over: Row) -> list[Row]:
    """The days of a row before and after another's, as rows of their own."""
    first, last = over.shape.starts, over.shape.to or date.max
    begins, ends = row.shape.starts, row.shape.to or date.max
    if last < begins or ends < first:
        return [row]
    before = [_running(row, begins, first - _ONE_DAY)] if begins < first else []
    after = [_running(row, last + _ONE_DAY, row.shape.to)] if last < ends else []
    return before + after


def _running(row: Row, starts: date, to: date | None) -> Row:
    """The row, on these days only."""
    return replace(row, shape=row.shape.model_copy(update={"starts": starts, "to": to}))


def ended(rows: Iterable[Row], ends: Callable[[Any], date | None]) -> list[Row]:
    """The rows less what they say of a fund or schedule from the day on which it had become another.

    A dated record loses the days from then on; a table of a year that begins then, or later, is left out.
    """
    left: list[Row] = []
    for row in rows:
        on = ends(row.shape)
        if on is None:
            left.append(row)
        elif _is_dated(row.shape):
            left += _until(row, on)
        elif not _is_of_a_later_year(row.shape, on):
            left.append(row)
    return left


def _until(row: Row, on: date) -> list[Row]:
    """The days of a row before a day; one that says no days has those of its schedule, and stays."""
    last = min(row.shape.to or date.max, on - _ONE_DAY)
    if row.shape.starts is None and row.shape.to is None:
        return [row]
    if row.shape.starts is not None and last < row.shape.starts:
        return []
    return [row if last == row.shape.to else _running(row, row.shape.starts, last)]


def _is_of_a_later_year(shape: Any, on: date) -> bool:
    year: str | None = getattr(shape, "year", None)
    return year is not None and date(int(year[:4]), 4, 1) >= on
