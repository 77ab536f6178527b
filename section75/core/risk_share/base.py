"""A base: what a proportional share is in proportion to. Without one there is no share."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.pools import Basis


@dataclass(frozen=True, slots=True)
class Base:
    """Contributions on a named basis; `year` None means the year being settled."""

    basis: Basis
    year: FinancialYear | None = None

    def in_words(self, year: FinancialYear) -> str:
        """ "net contributions 2022/23"; for figures the source prints without a basis, "contributions as agreed"."""
        if self.basis is Basis.AS_AGREED:
            return f"contributions as agreed, {year}"
        return f"{self.basis.value} contributions, {year}"
