"""A line of a fund that became another, with money on it and nowhere to go, or half of it going."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.core import variations
from section75.core.explain import Clause
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.pools import Became
from section75.core.refusals import Refusal

WHOLE = Became("adults", date(2017, 4, 1), Clause("para 4"), fund="mental-health")
SPENT = variations.Pair(Account.read("expenditure/day-care"), Account.read("cash"), date(2017, 5, 2), Money(12_00))
PART = Became(
    "adults",
    date(2017, 4, 1),
    Clause("para 4"),
    fund="mental-health",
    part="day care",
    lines=(("day-care", "day-care"),),
)
BETWEEN = variations.Pair(
    Account.read("expenditure/day-care"), Account.read("expenditure/teams"), date(2017, 5, 2), Money(12_00)
)

REFUSED_VARIATIONS: dict[type[Refusal], Callable[[], object]] = {
    variations.LineGoesNowhere: lambda: variations.entries_over([SPENT], WHOLE),
    variations.BetweenLines: lambda: variations.entries_over([BETWEEN], PART),
}
