"""What the agreement asks to be done by a day: reviews, and whatever else it dates; as worded, silence included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause


class DueKind(Enum):
    """What a duty is about."""

    CONTRIBUTIONS = "contributions"  # a year's contributions, budget or baseline, to be agreed or approved
    REPORT = "report"  # to somebody other than the partners: a board, a committee
    ASSESSMENT = "assessment"  # of risk, of a person's needs
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concerning:
    """What a duty is about: the agreement, one of its schedules, or one fund. Exactly one is named."""

    agreement: str = ""
    schedule: str = ""
    fund: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review the agreement asks for: every so many months counted from its first day, or on one day.

    With neither, no day is given, and `says` is what the agreement says instead. `held` are the days on which the
    source says that it was held; the next falls so many months after the last of them.
    """

    id: str
    what: str
    of: Concerning
    clause: Clause
    span: Span | None = None
    every_months: int | None = None
    on: date | None = None
    says: str = ""
    held: tuple[date, ...] = ()
    by: tuple[str, ...] = ()
    post: str = ""


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of each year (28 February), or a month of it with no day (December)."""

    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something the agreement wants done by a day: a day of each year of its span, or one day.

    With neither, no day is given, and `says` is what the agreement says instead ("within 28 days of each arrival").
    """

    id: str
    what: str
    kind: DueKind
    of: Concerning
    clause: Clause
    span: Span | None = None
    each_year: YearlyDay | None = None
    on: date | None = None
    says: str = ""
    by: tuple[str, ...] = ()
    post: str = ""
