"""What a fund is for and its tables leave out: things in scope without a line, and services paid for outside."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class InScope:
    """Something the text puts into a fund, with the money the text gives it, if any, and who receives it then."""

    fund: str
    name: str
    clause: Clause
    lead: str = ""
    amount: Money | None = None
    year: FinancialYear | None = None
    passed_to: str = ""


@dataclass(frozen=True, slots=True)
class PaidOutside:
    """A service of these partners that one of them pays for outside every schedule."""

    name: str
    paid_by: str
    clause: Clause
