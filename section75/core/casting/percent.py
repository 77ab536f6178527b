"""A share in per cent, rounded for reading only: worked out in whole numbers, halves away from nothing."""

from __future__ import annotations

from fractions import Fraction


def rounded(exact: Fraction, decimals: int) -> str:
    """A fraction in decimals, halves rounded away from nothing. Nothing is worked out from it again."""
    scaled = abs(exact) * 10**decimals + Fraction(1, 2)
    digits = str(scaled.numerator // scaled.denominator).zfill(decimals + 1)
    sign = "-" if exact < 0 else ""
    return sign + (f"{digits[: len(digits) - decimals]}.{digits[len(digits) - decimals :]}" if decimals else digits)


def in_percent(share: Fraction, decimals: int = 2) -> str:
    """An exact share as a reader sees it: "76.78%"."""
    return f"{rounded(share * 100, decimals)}%"
