"""Rows that add others up, told from rows that are payments: a total is never counted beside what it adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from section75.core.money import Money

_TOTAL = re.compile(r"(?:grand|sub|overall|report|net|running|cost centre|page)?[\s-]*totals?\b.{0,60}", re.IGNORECASE)
_BEFORE = re.compile(r".{0,60}\b(?:sub-?)?total:?", re.IGNORECASE)

_SHOWN = 20


def word_of_total(cells: Sequence[str], *, day: str, cost_centre: str) -> str:
    """The cell that says the row is a total; empty where none does.

    A row with a day and a cost centre of its own is a payment, whatever its words.
    """
    said = next((cell for cell in cells if _TOTAL.fullmatch(cell) or _BEFORE.fullmatch(cell)), "")
    has_both = bool(day) and bool(cost_centre) and said not in (day, cost_centre)
    return "" if has_both else said


@dataclass(slots=True)
class Footing:
    """What the rows above come to: since the last total, and in all."""

    since: int = 0
    in_all: int = 0
    left_out: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def count(self, amount: Money) -> None:
        """A row that was read."""
        self.since += amount.pence
        self.in_all += amount.pence

    def agrees(self, amount: Money | None) -> bool:
        """Is that what the rows since the last total, or all of them, come to? Without an amount it is a heading."""
        return amount is None or amount.pence in (self.since, self.in_all)

    def leave_out(self, row: int) -> None:
        """A total that agrees is left out, and the next begins anew."""
        self.left_out.append(row)
        self.since = 0

    def note(self) -> tuple[str, ...]:
        """What is said of the rows that were left out."""
        said = (
            ("Totals of rows above were left out, as was confirmed for this source", self.left_out),
            ("Lines without day and amount were left out, as was confirmed for this source", self.words),
        )
        return tuple(f"{words}: {_rows(numbers)}." for words, numbers in said if numbers)


def _rows(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_SHOWN])
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}{more}"
