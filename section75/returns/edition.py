"""An edition: one return as it must be made from some day on, under its authority, and whose term its due day is.

Where the law asks for a return and sets no day, the day is the agreement's, and is said to be the agreement's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from section75.core.agreements import ReportDuty, TwoTermsApply
from section75.core.calendar import Quarter, in_words
from section75.core.explain import Clause
from section75.core.partnership import Partnership
from section75.core.pools import Fund


class OwedBy(Enum):
    """Who owes a return."""

    POOL_MANAGER = "the pool manager"


class OwedTo(Enum):
    """To whom a return is owed."""

    EVERY_PARTNER = "every partner"


@dataclass(frozen=True, slots=True)
class DueDay:
    """The day by which a return is due, and whose term that is; `on` is None where nobody has set a day."""

    on: date | None
    says: str
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """The due day is the agreement's: so many days after the period, under the clause that asks for the report."""

    every: str

    def due(self, partnership: Partnership, fund: Fund, *, period_ends_on: date) -> DueDay:
        """The day the agreement gives. Refuses two clauses that both give one; where none does, says so."""
        duties = [duty for duty in partnership.report_duties if (duty.fund, duty.every) == (fund.id, self.every)]
        if len(duties) > 1:
            what = f"when the report of every {self.every} on {fund.name} is due"
            raise TwoTermsApply(what, period_ends_on, duties[0].clause, duties[1].clause)
        return self._under(duties[0], period_ends_on) if duties else self._unsaid(partnership.gap("report", fund.id))

    def _under(self, duty: ReportDuty, period_ends_on: date) -> DueDay:
        on = period_ends_on + timedelta(days=duty.within_days)
        days = "1 day" if duty.within_days == 1 else f"{duty.within_days} days"
        says = (
            f"Due by {in_words(on)}: the agreement asks for it within {days} of the end of the {self.every} "
            f"({duty.clause}). The Regulations set no day."
        )
        return DueDay(on, says, duty.clause)

    def _unsaid(self, gap: str) -> DueDay:
        stated = f" The file says: {gap}." if gap else ""
        return DueDay(None, f"Neither the Regulations nor the agreement set a day by which it is due.{stated}")


def agreed(*, every: str) -> Agreed:
    """The due day is the one the agreement gives for a report of every "quarter" or "year"; it is never statutory."""
    return Agreed(every)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a return. `code` is its address; `authority` is the law that asks for it, `asks` in its words."""

    code: str
    title: str
    covers: type[Quarter]
    authority: str
    asks: str
    owed_by: OwedBy
    owed_to: OwedTo
    due: Agreed
