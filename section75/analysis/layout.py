"""How a file is to be read: where each column stands, and who reads what is written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of each column from the left, the first being 0, and how many cells the header has.

    `day_of` and `amount_of` read a cell, or give nothing where it cannot be read; `is_centre` says whether a text is a
    cost centre and not, say, the word Total. They are asked once for each different text.
    """

    places: Mapping[str, int]
    width: int
    day_of: Callable[[str], date | None]
    amount_of: Callable[[str], Money | None]
    is_centre: Callable[[str], bool]

    def cell(self, column: str) -> str:
        """The column as the engine calls it."""
        return f"c{self.places[column]}"

    @property
    def cells(self) -> tuple[str, ...]:
        """Every column as the engine calls it, from the left."""
        return tuple(f"c{place}" for place in range(self.width))
