"""What looks like a duplicate: the same supplier and amount within days, or the same supplier and reference; in this
file, and across files already posted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from section75.core.money import Money

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows that come again; of two in this file, the later."""
    columns, history = seen.columns, seen.history
    amounts: dict[tuple[str, int], list[tuple[date, int]]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for place, supplier in enumerate(columns.suppliers):
        day, pence, number = columns.days[place], columns.pence[place], columns.references[place]
        if supplier and pence:
            before = amounts.setdefault((supplier, pence), [])
            said = [(each.on, each.where) for each in history.alike.get((supplier, pence), ())]
            said += [(on, f"row {row} of this file") for on, row in before[-1:]]
            yield from _near(seen, place, said)
            before.append((day, columns.rows[place]))
        if supplier and number:
            where = [each.where for each in history.references.get((supplier, number), ())]
            where += [f"row {numbers[supplier, number]} of this file"] if (supplier, number) in numbers else []
            numbers[supplier, number] = columns.rows[place]
            if where:
                yield place, f"reference {number} of {columns.written[place]} is in {where[0]} already"


def _near(seen: Seen, place: int, said: list[tuple[date, str]]) -> Iterator[tuple[int | None, str]]:
    day, within = seen.columns.days[place], seen.limits.days_apart
    near = [(abs((day - on).days), where) for on, where in said if abs((day - on).days) <= within]
    if near:
        apart, where = min(near)
        amount, supplier = Money(seen.columns.pence[place]), seen.columns.written[place]
        days = "on the same day" if not apart else f"{apart} {'day' if apart == 1 else 'days'} apart"
        yield place, f"{amount} to {supplier} is in {where} too, {days}"
