"""Service-user income beside expenditure, gross; and entries that look as if somebody had netted it off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from section75.core.money import Money

_SPEAKS_OF_INCOME = re.compile(r"\b(income|service[- ]user|client|charges?|contribution)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineGross:
    """One line: its expenditure gross, what entries from files took off it, and its service-user income."""

    line: str
    expenditure: Money
    taken_off: Money
    income: Money

    @property
    def net(self) -> Money:
        """Expenditure less what was taken off it and less income: what the pool bears."""
        return self.expenditure - self.taken_off - self.income


@dataclass(frozen=True, slots=True)
class TakenOff:
    """An entry from a file that took expenditure down: a credit note or a refund, or an income in the wrong place."""

    seq: int
    line: str
    amount: Money
    narrative: str

    @property
    def speaks_of_income(self) -> bool:
        """Do its words say that it is an income?"""
        return bool(_SPEAKS_OF_INCOME.search(self.narrative))

    @property
    def says(self) -> str:
        """What somebody should look at."""
        if self.speaks_of_income:
            return (
                f"Entry {self.seq} takes {self.amount} off {self.line}, and its words speak of an income. "
                f"Income is shown gross: reverse it, post it to service-user income/{self.line}, and correct the rule "
                "that placed it."
            )
        return f"Entry {self.seq} takes {self.amount} off {self.line}: a credit note or a refund, if it is no income."
