"""The same amount shared in different ways, side by side: what a choice of ratio is worth to each partner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from section75.core.money import Division, Money, Ratio, split


@dataclass(frozen=True, slots=True)
class Compared:
    """One way of sharing: its label, the division, and how far and why each partner's part differs from the first."""

    label: str
    division: Division
    difference: tuple[tuple[str, Money], ...]
    because: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One amount, shared in several ways; the first is what the others are held against."""

    amount: Money
    ways: tuple[Compared, ...]


def compare(amount: Money, *, ways: Mapping[str, Ratio], called: Callable[[str], str] = str) -> Comparison:
    """Share an amount in each of the ways given (label -> ratio), and say how far each is from the first, and why.

    `called` names a partner.
    """
    divisions = {label: split(amount, between=ratio) for label, ratio in ways.items()}
    first = next(iter(divisions.values()))
    return Comparison(amount, tuple(_compared(label, division, first, called) for label, division in divisions.items()))


def _compared(label: str, division: Division, first: Division, called: Callable[[str], str]) -> Compared:
    shared_by_both = [partner for partner in division.ratio.partners if partner in first.ratio.partners]
    difference = tuple((partner, division.amount(partner) - first.amount(partner)) for partner in shared_by_both)
    return Compared(label, division, difference, _because(division, first, difference, called))


def _because(
    division: Division, first: Division, difference: tuple[tuple[str, Money], ...], called: Callable[[str], str]
) -> str:
    """Why two ways give different amounts: the one share beside the other, for the partner they differ most for."""
    if division is first:
        return "The way the others are held against."
    partner, most = max(difference, key=lambda pair: abs(pair[1]), default=("", Money(0)))
    if not most:
        return "To the penny the same as the first way."
    return (
        f"The share of {called(partner)} is {_percent(division.ratio.share(partner))} here and "
        f"{_percent(first.ratio.share(partner))} in the first way: of {division.whole} that is "
        f"{abs(most)} {'more' if most.pence > 0 else 'less'}."
    )


def _percent(share: Fraction) -> str:
    """A share as a percentage with at most six decimals; "about" where it goes on. For reading, never for dividing."""
    millionths = share * 100 * 10**6
    whole = (millionths + Fraction(1, 2)).__floor__()
    decimals = str(whole % 10**6).zfill(6).rstrip("0")
    about = "" if millionths == whole else "about "
    return f"{about}{whole // 10**6}{'.' + decimals if decimals else ''}%"
