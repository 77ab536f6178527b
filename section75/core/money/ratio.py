"""A ratio: exact shares of a whole, which know where they come from.

76.78% printed in an agreement and 93,710 : 28,340 contributed are not the same ratio: on £1,234,567.89 they are 10p
apart.
So a ratio carries its origin, and nothing turns one kind into the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from section75.core.money.money import Money, sum_of
from section75.core.money.refusals import BaseIsNothing, NegativeShare, NotAShare, SharesNotAWhole

_PERCENTAGE = re.compile(r"-?\d{1,9}(\.\d{1,12})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Printed:
    """The shares stand in the agreement as percentages, exactly as printed."""

    percentages: tuple[str, ...]

    def __str__(self) -> str:
        return " : ".join(self.percentages)


@dataclass(frozen=True, slots=True)
class Contributed:
    """The shares follow from contributions on a named base ("net contributions 2022/23"), and stay exact."""

    base: str
    amounts: tuple[Money, ...]

    def __str__(self) -> str:
        return f"{' : '.join(str(amount) for amount in self.amounts)} ({self.base})"


@dataclass(frozen=True, slots=True)
class Keyed:
    """The shares follow from a measure outside the money ("people aged 65 and over, mid-2017"), and stay exact."""

    key: str
    values: tuple[int, ...]

    def __str__(self) -> str:
        return f"{' : '.join(f'{value:,}' for value in self.values)} ({self.key})"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Each partner's exact share of a whole, in the agreement's order; the shares add up to one."""

    shares: tuple[tuple[str, Fraction], ...]
    origin: Printed | Contributed | Keyed

    def __post_init__(self) -> None:
        assert sum(share for _, share in self.shares) == 1, "a ratio's shares make a whole"
        assert all(share >= 0 for _, share in self.shares), "no share is below nothing"

    @classmethod
    def printed(cls, percentages: Mapping[str, str], *, clause: str = "") -> Ratio:
        """Shares printed as percentages: {"council": "76.78%", "icb": "23.22%"}. Refuses what does not make 100%."""
        shares = [(partner, _percentage(partner, text)) for partner, text in percentages.items()]
        total = sum((share for _, share in shares), Fraction(0))
        if total != 1:
            printed = ", ".join(f"{partner} {text}" for partner, text in percentages.items()) or "(none given)"
            short = f"{_percent(abs(total - 1))} {'too much' if total > 1 else 'short of 100%'}"
            raise SharesNotAWhole(printed, _percent(total), short, clause)
        return cls(tuple(shares), Printed(tuple(percentages.values())))

    @classmethod
    def contributed(cls, amounts: Iterable[tuple[str, Money]], *, base: str, clause: str = "") -> Ratio:
        """Shares in proportion to contributions on a named base. Refuses a base that adds up to nothing."""
        pairs = tuple(amounts)
        total = sum_of(amount for _, amount in pairs)
        for partner, amount in pairs:
            if amount.pence < 0:
                raise NegativeShare(partner, str(amount))
        if not total:
            raise BaseIsNothing(base[:1].upper() + base[1:], clause)
        shares = tuple((partner, Fraction(amount.pence, total.pence)) for partner, amount in pairs)
        return cls(shares, Contributed(base, tuple(amount for _, amount in pairs)))

    @classmethod
    def keyed(cls, values: Mapping[str, int], *, key: str, clause: str = "") -> Ratio:
        """Shares in proportion to a measure, such as a population. Refuses a measure that adds up to nothing."""
        total = sum(values.values())
        for partner, value in values.items():
            if value < 0:
                raise NegativeShare(partner, f"{value:,}")
        if not total:
            raise BaseIsNothing(key[:1].upper() + key[1:], clause)
        shares = tuple((partner, Fraction(value, total)) for partner, value in values.items())
        return cls(shares, Keyed(key, tuple(values.values())))

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners in the agreement's order."""
        return tuple(partner for partner, _ in self.shares)

    def share(self, partner: str) -> Fraction:
        """One partner's exact share, between 0 and 1."""
        return dict(self.shares)[partner]

    def in_words(self, partner: str) -> str:
        """How a sentence names one partner's share: "76.78%", or "£93,710,000.00 of £122,050,000.00"."""
        position = self.partners.index(partner)
        if isinstance(self.origin, Printed):
            return self.origin.percentages[position]
        if isinstance(self.origin, Keyed):
            return f"{self.origin.values[position]:,} of {sum(self.origin.values):,} ({self.origin.key})"
        total = sum_of(self.origin.amounts)
        return f"{self.origin.amounts[position]} of {total} ({self.origin.base})"


def _percentage(partner: str, text: str) -> Fraction:
    if not isinstance(text, str):
        raise NotAShare(partner, text)
    if not text.strip().endswith("%"):
        raise NotAShare(partner, text)
    number = text.strip().removesuffix("%").strip()
    if not _PERCENTAGE.fullmatch(number):
        raise NotAShare(partner, text)
    share = Fraction(number) / 100
    if share < 0:
        raise NegativeShare(partner, text)
    return share


def _percent(share: Fraction) -> str:
    """An exact share as a percentage; used only for shares read from text, which always have an end."""
    numerator, scale = share.numerator * 100, share.denominator
    whole, rest = divmod(numerator, scale)
    digits = ""
    while rest and len(digits) < 15:
        digit, rest = divmod(rest * 10, scale)
        digits += str(digit)
    return f"{whole}{'.' + digits if digits else ''}%"
