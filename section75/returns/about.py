"""What a return is about: the fund, the period, and the versions of everything it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.budget import Forecast
from section75.core.calendar import Quarter
from section75.core.ledger import Tally
from section75.core.partnership import Partnership
from section75.core.pools import Fund


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The partnership as its terms stand, a fund, a period, and where the journal and the forecast were cut.

    `journal_upto` is the number of the last entry counted, 0 for none. `waiting` is what had been received by then and
    was not yet placed on a line.
    """

    partnership: Partnership
    fund: Fund
    period: Quarter
    journal_upto: int
    forecast: Forecast
    waiting: Tally

    def __post_init__(self) -> None:
        assert self.journal_upto >= 0, "the journal counts from 1; 0 is before its first entry"

    @property
    def ends_on(self) -> date:
        """The last day of the period."""
        last_day = self.period.span.last_day
        assert last_day is not None, "a period of a return ends"
        return last_day

    @property
    def partners(self) -> tuple[str, ...]:
        """The parties to the agreement the fund stands under, by their short names, in its order."""
        return self.partnership.partners_of(self.fund)

    @property
    def manager(self) -> str:
        """The pool manager on the last day of the period, and the employer; empty where the agreement names none."""
        posts = [term.value for term in self.fund.manager if term.span.holds(self.ends_on)]
        return f"{posts[0].post}, employed by {self.partnership.called(posts[0].employer)}" if posts else ""

    @property
    def is_invented(self) -> bool:
        """Is some file it rests on made up, so that the return must say so?"""
        return any(file.invented for file in self.partnership.files)
