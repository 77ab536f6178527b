"""A notice term as the agreement words it: what it ends, on which ground, how long it runs, when it counts as served.

The length is contractual: no statute gives one for a section 75 agreement. What a term leaves out stays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.explain import Clause

GROUNDS = ("no fault", "contributions not agreed", "default", "mutual")
SCOPES = ("agreement", "fund", "schedule", "scheme", "function")


class Unit(Enum):
    """In what the length of a notice is counted."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working days"


class Way(Enum):
    """How a notice is served."""

    HAND = "by hand"
    POST = "by post"
    RECORDED = "by recorded delivery"
    EMAIL = "by e-mail"


class MonthEnd(Enum):
    """Which day ends a notice of months where the last month has no day of that number: 31 August and six months."""

    LAST_DAY = "last day of that month"
    FIRST_AFTER = "first day of the month after"
    END_TO_END = "from month end to month end"  # then 28 February and six months is 31 August


class EndsOnly(Enum):
    """On which days alone a notice may end, where the agreement says so."""

    MONTH = "end of a month"
    CALENDAR_YEAR = "end of a calendar year"
    FINANCIAL_YEAR = "end of a financial year"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a notice runs."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.number} {self.unit.value if self.number != 1 else self.unit.value.removesuffix('s')}"


@dataclass(frozen=True, slots=True)
class Deemed:
    """A way in which a notice may be served, and how long after it is sent it counts as served: 0 is the same day.

    `after` is None where the agreement allows the way and does not say when it counts.
    """

    way: Way
    after: Length | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """How much notice ends what, on which ground.

    `length` is None where the agreement gives no number; `says` is then what it gives instead ("shorter notice"). `of`
    names the one fund, schedule or function it is for, empty for any; `by` who may serve it, empty for any party.
    """

    scope: str
    ground: str
    length: Length | None
    clause: Clause
    says: str = ""
    of: str = ""
    by: tuple[str, ...] = ()
    ways: tuple[Deemed, ...] = ()
    month_end: MonthEnd | None = None
    ends_only: EndsOnly | None = None

    @property
    def months(self) -> int | None:
        """Its length where that is counted in months."""
        return self.length.number if self.length is not None and self.length.unit is Unit.MONTHS else None

    @property
    def runs(self) -> str:
        """How long it runs, in words; what the agreement says instead where it gives no number."""
        return str(self.length) if self.length is not None else f"{self.says}; no length is given"

    def __str__(self) -> str:
        return f"{self.scope}{f' {self.of}' if self.of else ''}, {self.ground}: {self.runs}"
