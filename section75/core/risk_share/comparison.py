"""The same amount shared in different ways, side by side: what a choice of ratio is worth to each partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from section75.core.money import Division, Money, Ratio, split


@dataclass(frozen=True, slots=True)
class Compared:
    """One way of sharing: its label, the division, and each partner's difference from the first way."""

    label: str
    division: Division
    difference: tuple[tuple[str, Money], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One amount, shared in several ways; the first is what the others are held against."""

    amount: Money
    ways: tuple[Compared, ...]


def compare(amount: Money, *, ways: Mapping[str, Ratio]) -> Comparison:
    """Share an amount in each of the ways given (label -> ratio), and say how far each is from the first."""
    divisions = {label: split(amount, between=ratio) for label, ratio in ways.items()}
    first = next(iter(divisions.values()))
    compared = []
    for label, division in divisions.items():
        difference = tuple(
            (part.partner, part.amount - first.amount(part.partner))
            for part in division.parts
            if part.partner in first.ratio.partners
        )
        compared.append(Compared(label, division, difference))
    return Comparison(amount, tuple(compared))
