"""A share in per cent: exact until it is shown, halves away from nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from section75.core.casting import in_percent


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [
        (Fraction(94123, 170214), 2, "55.30%"),
        (Fraction(94292, 170383), 2, "55.34%"),
        (Fraction(1, 3), 2, "33.33%"),
        (Fraction(1, 800), 2, "0.13%"),
        (Fraction(-1, 800), 2, "-0.13%"),
        (Fraction(1), 2, "100.00%"),
        (Fraction(0), 2, "0.00%"),
        (Fraction(5, 8), 0, "63%"),
    ],
)
def test_a_share_is_rounded_only_to_be_read(share: Fraction, decimals: int, shown: str) -> None:
    assert in_percent(share, decimals) == shown
