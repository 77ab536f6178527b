"""Amounts as finance systems write them, exactly: signs on either side or brackets, £, CR and DR, groups of three."""

from __future__ import annotations

import re

from section75.core.money import Money, NotAnAmount, Unit

_SPACES = " \t\u00a0\u202f\u2009"
_SIDE = re.compile(rf"(?P<amount>.*?)[{_SPACES}]*(?P<side>CR|DR)", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(rf"(?<=[\d,.])[{_SPACES}]+(?=[\d,.])")
_GROUPED = re.compile(rf"\D*\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:\.\d*)?\D*", re.ASCII)


def amount_of(text: str, unit: Unit = Unit.POUNDS) -> Money:
    """An amount. "CR" behind it takes away and "DR" does not, and neither goes with another sign.

    Refuses groups that are not of three figures, an exponent, and anything finer than a penny.
    """
    side = _SIDE.fullmatch(text)
    amount = side["amount"] if side else text
    if _INSIDE.search(amount) and not _GROUPED.fullmatch(amount):
        raise NotAnAmount(text, unit.value)
    if side is None:
        return Money.of(amount, unit)
    read = Money.of(amount, unit)
    if not amount.strip(_SPACES).removeprefix("£").strip(_SPACES)[:1].isdigit() or not amount[-1].isdigit():
        raise NotAnAmount(text, unit.value)
    return -read if side["side"].upper() == "CR" else read
