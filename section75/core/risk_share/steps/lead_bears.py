"""Lead bears: what is left is the lead commissioner's alone.

All that is left is borne, or kept, by the partner that leads the fund's schedule on the day whose terms settle it.
Refused where no one partner leads it then. Where lines have leads of their own and each lead takes its lines, the
step is "lead of each line bears".

Seen: a published clause on overspends by which the partner that leads a contract bears its overspend.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import LeadNotKnown
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class LeadBears(Step):
    """The lead of the fund's schedule takes all that is left."""

    NAME: ClassVar[str] = "lead bears"

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Whose it is."""
        return "the lead of the schedule bears what is left of an overspend and keeps what is left of an underspend"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give the lead what is left. Refuses where nobody leads the schedule on the day."""
        lead = facts.leads.get("")
        if not lead:
            raise LeadNotKnown(str(self.clause), f"the schedule of {facts.fund!r} alone", facts.on)
        return settlement.take(
            settlement.left,
            by=lead,
            sentence=(
                f"{facts.called(lead)} {settlement.verb} all of the {abs(settlement.left)} left of the "
                f"{settlement.kind}: it is the lead."
            ),
            clause=self.clause,
            operation="the lead's alone",
            given=(Given.money("left", settlement.left),),
        )


STEP = LeadBears
