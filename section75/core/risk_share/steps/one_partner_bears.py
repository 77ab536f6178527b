"""One partner bears: what is left is the named partner's alone.

All that is left of an overspend is borne, or of an underspend kept, by the partner the clause names. Unlike "host
bears" and "lead bears", it does not move when the host or the lead changes.

Seen: Wirral, where everything outside the shared fund stays with the health partner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts, PartnerId
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class OnePartnerBears(Step):
    """The partner named takes all that is left."""

    NAME: ClassVar[str] = "one partner bears"

    by: PartnerId

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """Whose it is."""
        return f"{called(self.by)} bears what is left of an overspend and keeps what is left of an underspend"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give the partner what is left."""
        return settlement.take(
            settlement.left,
            by=self.by,
            sentence=(
                f"{facts.called(self.by)} {settlement.verb} all of the {abs(settlement.left)} left of the "
                f"{settlement.kind}: the clause gives it to {facts.called(self.by)} alone."
            ),
            clause=self.clause,
            operation="one partner's alone",
            given=(Given.money("left", settlement.left),),
        )


STEP = OnePartnerBears
