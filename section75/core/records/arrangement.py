"""The legal arrangements of a schedule: which of the Regulations' four kinds it is, and on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause


class ArrangementType(Enum):
    """A kind of arrangement under the Regulations (SI 2000/617). Names used locally, such as lead commissioning or
    integrated provision, are mapped on to these."""

    POOLED = "regulation 7"
    NHS_EXERCISES_LA = "regulation 8"
    LA_EXERCISES_NHS = "regulation 9"
    SUPPORT = "regulation 10"

    @property
    def in_words(self) -> str:
        """What the arrangement is, as a page says it."""
        return {
            ArrangementType.POOLED: "pooled fund",
            ArrangementType.NHS_EXERCISES_LA: "NHS body exercises the council's functions",
            ArrangementType.LA_EXERCISES_NHS: "council exercises NHS functions",
            ArrangementType.SUPPORT: "staff, goods, services or accommodation",
        }[self]

    @property
    def delegates(self) -> bool:
        """Does one body exercise the other's functions under it (regulations 8 and 9)?"""
        return self in (ArrangementType.NHS_EXERCISES_LA, ArrangementType.LA_EXERCISES_NHS)

    def __str__(self) -> str:
        return f"{self.in_words} ({self.value})"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One arrangement that a schedule makes. `span` is None where the source gives no day: then its schedule's days."""

    schedule: str
    type: ArrangementType
    clause: Clause
    span: Span | None = None

    def holds(self, day: date, *, within: Span | None) -> bool:
        """Is it made on that day? `within` are its schedule's days; with no days known at all, it is."""
        days = self.span or within
        return days is None or days.holds(day)
