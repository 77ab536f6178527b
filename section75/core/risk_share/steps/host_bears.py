"""Host bears: what is left is the host partner's alone.

All that is left of an overspend is borne, or of an underspend kept, by the partner that hosts the fund on the day whose
terms settle it. Where the fund has no one host on that day, it is refused: nobody's turn to be host is guessed.

Seen: a published clause on overspends by which the host bears them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import HostNotKnown
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class HostBears(Step):
    """The host takes all that is left."""

    NAME: ClassVar[str] = "host bears"

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Whose it is."""
        return "the host of the fund bears what is left of an overspend and keeps what is left of an underspend"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give the host what is left. Refuses where the fund has no one host on the day."""
        if not facts.host:
            raise HostNotKnown(str(self.clause), facts.fund, facts.on)
        return settlement.take(
            settlement.left,
            by=facts.host,
            sentence=(
                f"{facts.called(facts.host)} {settlement.verb} all of the {abs(settlement.left)} left of the "
                f"{settlement.kind}: it is the host of the fund."
            ),
            clause=self.clause,
            operation="the host's alone",
            given=(Given.money("left", settlement.left),),
        )


STEP = HostBears
