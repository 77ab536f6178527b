"""Tapered shares: shares that move in equal yearly steps from those of a first year to those of a last one.

In the first year and the last, the shares printed for it; in a year between, as far from the one to the other as the
year is, in exact fractions. A year outside the two is refused: what holds before and after has to be agreed.

Asked for: not seen in an agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from section75.core.calendar import FinancialYear
from section75.core.money import Printed, Ratio
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import OutsideTheTaper, TaperBackward
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import share_out, shares_in_words


@dataclass(frozen=True, slots=True)
class TaperedShares(Step):
    """Each partner takes the share of what is left that it has in the year being settled."""

    NAME: ClassVar[str] = "tapered shares"

    from_year: FinancialYear
    from_shares: Ratio
    to_year: FinancialYear
    to_shares: Ratio

    def __post_init__(self) -> None:
        if self.to_year <= self.from_year:
            raise TaperBackward(str(self.clause), self.from_year, self.to_year)

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """The shares at both ends."""
        first, last = (shares_in_words(shares, None, called) for shares in (self.from_shares, self.to_shares))
        return f"{first} in {self.from_year}, moving in equal yearly steps to {last} in {self.to_year}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left in the year's shares. Refuses a year outside the taper."""
        if not self.from_year <= facts.year <= self.to_year:
            raise OutsideTheTaper(str(self.clause), self.from_year, self.to_year, facts.year)
        ratio = self._shares_in(facts.year)
        return share_out(settlement, settlement.left, ratio=ratio, facts=facts, clause=self.clause)

    def _shares_in(self, year: FinancialYear) -> Ratio:
        """The year's shares; each says its percentage, with a fraction of one where it has no end."""
        way = Fraction(year.first - self.from_year.first, self.to_year.first - self.from_year.first)
        first, last = dict(self.from_shares.shares), dict(self.to_shares.shares)
        shares = {
            partner: first.get(partner, Fraction(0)) * (1 - way) + last.get(partner, Fraction(0)) * way
            for partner in dict.fromkeys((*first, *last))
        }
        percentages = tuple(f"{_mixed(share * 100)}% in {year}" for share in shares.values())
        return Ratio(tuple(shares.items()), Printed(percentages))


def _mixed(number: Fraction) -> str:
    """A number as people write it: "65", "66 2/3"."""
    whole, rest = divmod(number.numerator, number.denominator)
    if not rest:
        return str(whole)
    return f"{whole or ''} {rest}/{number.denominator}".strip()


STEP = TaperedShares
