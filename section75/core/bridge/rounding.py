"""The one place where rolled contributions are rounded: the year's whole first, then its parts so that they make it.

The whole is rounded to the nearest penny, half a penny up. Every part has the whole pence of its exact amount; the
pennies left over go one each to the largest remainders, as in every division of money here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from section75.core.money import TIE_RULE, Money


@dataclass(frozen=True, slots=True)
class Rounded:
    """Exact amounts in whole pence: the parts add up to the whole; `odd_to` are those who got a penny left over."""

    whole: Money
    parts: tuple[tuple[str, Money], ...]
    odd_to: tuple[str, ...]

    def amount(self, name: str) -> Money:
        """One part."""
        return dict(self.parts)[name]

    def in_words(self, called: Callable[[str], str] = str) -> str:
        """Who got the odd penny, or that none was needed."""
        if not self.odd_to:
            return "rounded once, all partners together: no odd penny"
        names = " and ".join(called(name) for name in self.odd_to)
        return f"rounded once, all partners together; odd penny to {names} (largest remainder; {TIE_RULE})"


def round_together(exact: Mapping[str, Fraction]) -> Rounded:
    """Exact amounts in pence, rounded together; the order in which they are given decides nothing."""
    whole = floor(sum(exact.values(), Fraction(0)) + Fraction(1, 2))
    pence = {name: floor(amount) for name, amount in exact.items()}
    waiting = sorted(exact, key=lambda name: (pence[name] - exact[name], -exact[name], name))
    odd = set(waiting[: whole - sum(pence.values())])
    parts = tuple((name, Money(pence[name] + (name in odd))) for name in exact)
    return Rounded(Money(whole), parts, tuple(name for name in exact if name in odd))
