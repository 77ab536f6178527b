"""Setting aside: an underspend that goes to a pot, and to no partner."""

from __future__ import annotations

from section75.core.explain import Clause, Given
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement


def set_aside(settlement: Settlement, pot: Pot, *, so: str, clause: Clause, operation: str) -> Settlement:
    """Put all that is left of an underspend into a pot; `so` says what that means. An overspend is left as it is."""
    if settlement.is_overspend:
        return settlement
    return settlement.take(
        settlement.left,
        by=pot,
        sentence=f"{abs(settlement.left)} of the underspend is {pot}: {so}.",
        clause=clause,
        operation=operation,
        given=(Given.money("left", settlement.left),),
    )
