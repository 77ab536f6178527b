"""A service line: one thing a fund pays for, or one income it takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.explain import Clause


class Nature(Enum):
    """What moves a line's cost: a fixed price, or how many people need it. Or that it is an income."""

    BLOCK = "block"
    DEMAND_LED = "demand-led"
    SERVICE_USER_INCOME = "service-user income"

    @property
    def is_income(self) -> bool:
        """Does the line bring money in?"""
        return self is Nature.SERVICE_USER_INCOME


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fund: its lead organisation, its nature, and the cost centres its spend is coded to."""

    id: str
    fund: str
    name: str
    nature: Nature
    clause: Clause
    lead: str = ""
    cost_centres: tuple[str, ...] = ()
