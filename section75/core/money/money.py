"""Money: a whole number of pence, and nothing else.

Over budget is positive everywhere; the words "overspend" and "underspend" are added where a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from section75.core.money.refusals import AmountTooLarge, FinerThanAPenny, NotAnAmount
from section75.core.money.unit import Unit

LIMIT_PENCE = 10**15
_PATTERN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,18})?(?:\.(?P<part>\d{1,18}))?", re.ASCII)
_SPACES = str.maketrans("", "", " \t\u00a0\u202f\u2009")


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in whole pence; negative is a credit, an underspend or an income, as its context says."""

    pence: int

    def __post_init__(self) -> None:
        if type(self.pence) is not int:
            raise NotAnAmount(self.pence, "whole pence")
        if abs(self.pence) > LIMIT_PENCE:
            raise AmountTooLarge(f"{self.pence} pence")

    @classmethod
    def of(cls, text: str, unit: Unit = Unit.POUNDS) -> Money:
        """Read an amount as people write it: "1,250.37", "£1,250.37", "(1,250.37)", "-1,250.37", "1,250.37-".

        Refuses anything that is not an amount, and anything finer than a penny in the unit given.
        """
        if not isinstance(text, str):
            raise NotAnAmount(text, unit.value)
        digits, sign = _unsigned(text.translate(_SPACES).replace("\u2212", "-"))
        match = _PATTERN.fullmatch(digits)
        if match is None or not (match["whole"] or match["part"]):
            raise NotAnAmount(text, unit.value)
        with localcontext(prec=60):
            pence = Decimal(digits.replace(",", "")) * unit.pence
        if pence != pence.to_integral_value():
            raise FinerThanAPenny(text, unit.value)
        if pence > LIMIT_PENCE:
            raise AmountTooLarge(text)
        return cls(sign * int(pence))

    def __add__(self, other: Money) -> Money:
        return Money(self.pence + other.pence)

    def __sub__(self, other: Money) -> Money:
        return Money(self.pence - other.pence)

    def __neg__(self) -> Money:
        return Money(-self.pence)

    def __abs__(self) -> Money:
        return Money(abs(self.pence))

    def __bool__(self) -> bool:
        return self.pence != 0

    def __str__(self) -> str:
        """Pounds and pence as people write them: "£1,250.37", "-£1,250.37"."""
        pounds, pence = divmod(abs(self.pence), 100)
        return f"{'-' if self.pence < 0 else ''}£{pounds:,}.{pence:02d}"


def _unsigned(text: str) -> tuple[str, int]:
    """The digits of an amount and its sign, taken from a leading or trailing minus or from brackets."""
    for opening, closing in (("(", ")"), ("-", ""), ("", "-")):
        if text.startswith(opening) and text.endswith(closing) and len(text) > 1:
            inner = text[len(opening) : len(text) - len(closing)]
            return inner.removeprefix("£"), -1
    if text.startswith(("£-", "£(")):
        return _unsigned(text[1:])
    return text.removeprefix("£"), 1


def sum_of(amounts: Iterable[Money]) -> Money:
    """The sum of the amounts; nothing at all is £0.00."""
    return Money(sum(amount.pence for amount in amounts))
