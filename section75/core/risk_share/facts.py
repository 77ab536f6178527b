"""The facts a step may ask for: the partners, what they contributed, and the savings in the pool."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.parties import Party
from section75.core.pools import Basis, ContributionTable, contributed
from section75.core.savings import Saving


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one fund in one year when its variance is settled."""

    fund: str
    year: FinancialYear
    parties: tuple[Party, ...]
    contributions: tuple[ContributionTable, ...] = ()
    savings: tuple[Saving, ...] = ()

    def called(self, partner: str) -> str:
        """What a sentence calls a partner."""
        return next((party.called for party in self.parties if party.id == partner), partner)

    def contributed(self, basis: Basis, year: FinancialYear, clause: str) -> dict[str, Money]:
        """Each partner's contributions on a basis; refuses what the agreement does not give."""
        amounts, _ = contributed(self.contributions, fund=self.fund, year=year, basis=basis, clause=clause)
        return amounts

    def savings_of_sponsors_alone(self) -> tuple[Saving, ...]:
        """This fund's savings this year whose strategy the other partner never accepted."""
        return tuple(
            saving
            for saving in self.savings
            if saving.fund == self.fund and saving.year == self.year and saving.is_sponsors_own
        )
