"""In dispute: the agreement itself says that what is left is to be resolved between the partners.

This is the only way anything becomes a dispute item. Where an agreement merely stops, the settlement is refused: a
silence is not a dispute until the partners have agreed that it is one.

Seen: schemes whose additional funds are "on a basis to be agreed", and go to mediation otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Stage, Step


@dataclass(frozen=True, slots=True)
class InDispute(Step):
    """All that is left is held in dispute, borne by nobody until it is resolved."""

    NAME: ClassVar[str] = "in dispute"
    STAGE: ClassVar[Stage] = Stage.WHAT_IS_LEFT

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """What is held."""
        return "what is left is held in dispute until the partners resolve it"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Hold what is left in dispute."""
        names = " and ".join(party.called for party in facts.parties)
        return settlement.take(
            settlement.left,
            by=Pot.DISPUTE,
            sentence=(
                f"{abs(settlement.left)} of the {settlement.kind} is in dispute between {names}: "
                "the agreement says it is to be resolved between them, and nobody takes it until then."
            ),
            clause=self.clause,
            operation="held in dispute",
            given=(Given.money("left", settlement.left),),
        )


STEP = InDispute
