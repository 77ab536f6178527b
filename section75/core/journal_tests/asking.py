"""What the journal tests are asked with: limits, officers, hours and days, each as somebody set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from section75.core.calendar import ENGLAND, BankHolidays, YearWithoutHolidays
from section75.core.money import Money

A_THOUSAND: Final = Money(100_000)  # £1,000
_LONDON: Final = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Asking:
    """How the tests are put. Hours are London's: work begins at `opens` and is over at `closes`.

    `limits` are the amounts up to which somebody may approve; `senior` who may override controls, by sign-in name;
    `near` how close below a limit is just under it, in percent of it; `rare` how many entries in a thousand a pair of
    kinds of account has at most to be unusual.
    """

    limits: tuple[Money, ...] = ()
    senior: frozenset[str] = frozenset()
    opens: int = 7
    closes: int = 19
    days: int = 5
    round_to: Money = A_THOUSAND
    near: int = 5
    rare: int = 2
    holidays: BankHolidays = ENGLAND

    def is_out_of_hours(self, moment: datetime) -> bool:
        """Was it a weekend, a bank holiday, or not between the hours of work in London?

        Of a year whose bank holidays are not in the table, weekends and hours alone are asked.
        """
        there = moment.astimezone(_LONDON)
        return not self.opens <= there.hour < self.closes or not self._is_working(there)

    def _is_working(self, there: datetime) -> bool:
        try:
            return self.holidays.is_working(there.date())
        except YearWithoutHolidays:
            return there.weekday() < 5  # Monday to Friday

    def is_just_under(self, amount: Money) -> bool:
        """Is it within a limit, and close to it?"""
        return any(
            limit.pence * (100 - self.near) <= amount.pence * 100 <= limit.pence * 100
            for limit in self.limits
            if limit.pence > 0
        )

    def is_round(self, amount: Money) -> bool:
        """Is it a whole number of what counts as round?"""
        return amount.pence % self.round_to.pence == 0
