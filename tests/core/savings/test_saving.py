"""Savings: what is undelivered, and whose own a saving is."""

from __future__ import annotations

import pytest

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.savings import Saving, Strategy


def saving(target: str, delivered: str, strategy: Strategy = Strategy.ACCEPTED) -> Saving:
    return Saving(
        "reviews",
        "pool",
        FinancialYear(2022),
        "Reviews",
        "council",
        strategy,
        Money.of(target),
        Money.of(delivered),
        Clause("Sch. 2"),
    )


@pytest.mark.parametrize(
    ("target", "delivered", "undelivered"),
    [
        ("250,000", "150,000", "100,000"),
        ("250,000", "0", "250,000"),
        ("250,000", "250,000", "0"),
        ("250,000", "300,000", "0"),
        ("0.01", "0", "0.01"),
    ],
)
def test_undelivered_is_target_less_delivered_and_never_below_nothing(
    target: str, delivered: str, undelivered: str
) -> None:
    assert saving(target, delivered).undelivered == Money.of(undelivered)


@pytest.mark.parametrize(("strategy", "own"), [(Strategy.ACCEPTED, False), (Strategy.NOT_ACCEPTED, True)])
def test_a_saving_whose_strategy_was_never_accepted_is_its_sponsors_own(strategy: Strategy, own: bool) -> None:
    assert saving("1", "0", strategy).is_sponsors_own is own
