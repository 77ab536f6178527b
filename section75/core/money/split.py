"""Dividing money without losing a penny, and saying who got the odd one.

Method: largest remainder. Everyone gets the whole pence of the exact share; the pennies left over go one each to
the largest remainders. The tie rule is declared below and does not depend on the order in which partners are listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from section75.core.money.money import Money, sum_of
from section75.core.money.ratio import Ratio

TIE_RULE = "equal remainders: the larger share first, then the partner's short name in alphabetical order"


@dataclass(frozen=True, slots=True)
class Part:
    """One partner's part: the exact share in pence, the amount in whole pence, and whether it holds an odd penny."""

    partner: str
    exact: Fraction
    amount: Money
    odd_penny: bool


@dataclass(frozen=True, slots=True)
class Division:
    """A whole divided: the parts add up to it to the penny."""

    whole: Money
    ratio: Ratio
    parts: tuple[Part, ...]

    def amount(self, partner: str) -> Money:
        """What one partner has of the whole."""
        return next(part.amount for part in self.parts if part.partner == partner)

    @property
    def odd_to(self) -> tuple[str, ...]:
        """The partners who got an odd penny, in the agreement's order."""
        return tuple(part.partner for part in self.parts if part.odd_penny)

    def rounding(self, called: Callable[[str], str] = str) -> str:
        """The rounding in words: who got the odd penny, or that none was needed. `called` names a partner."""
        if not self.odd_to:
            return "exact: no odd penny"
        names = " and ".join(called(partner) for partner in self.odd_to)
        return f"odd penny to {names} (largest remainder; {TIE_RULE})"


def split(whole: Money, between: Ratio) -> Division:
    """Divide an amount in whole pence between partners in a ratio; splitting -x gives minus the parts of x."""
    sign = -1 if whole.pence < 0 else 1
    exact = {partner: abs(whole.pence) * share for partner, share in between.shares}
    floors = {partner: pence.numerator // pence.denominator for partner, pence in exact.items()}
    spare = abs(whole.pence) - sum(floors.values())
    claims = sorted(exact, key=lambda partner: (floors[partner] - exact[partner], -between.share(partner), partner))
    odd = set(claims[:spare])
    parts = tuple(
        Part(partner, sign * exact[partner], Money(sign * (floors[partner] + (partner in odd))), partner in odd)
        for partner in between.partners
    )
    assert sum_of(part.amount for part in parts) == whole, "the parts add up to the whole"
    return Division(whole, between, parts)
