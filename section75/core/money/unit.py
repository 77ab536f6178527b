"""The unit a table is printed in: said once per table, never guessed."""

from __future__ import annotations

from enum import Enum


class Unit(Enum):
    """Pounds, thousands of pounds or millions of pounds."""

    POUNDS = "£"
    THOUSANDS = "£000"
    MILLIONS = "£m"

    @property
    def pence(self) -> int:
        """How many pence one of this unit is."""
        return {"£": 100, "£000": 100_000, "£m": 100_000_000}[self.value]
