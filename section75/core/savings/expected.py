"""An expected saving: what a partner expects to pay less for a fund, which implies a share that nobody has agreed."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.explain import Clause
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class ExpectedSaving:
    """What one partner expects to pay less for a fund each year, and on top of which other such saving."""

    id: str
    fund: str
    party: str
    title: str
    amount: Money
    clause: Clause
    on_top_of: str = ""
