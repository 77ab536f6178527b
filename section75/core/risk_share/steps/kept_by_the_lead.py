"""Kept by the lead: an underspend is kept by the lead of the fund's schedule.

All that is left of an underspend is the lead's, whatever each partner put in. Where the schedule has no lead on the
day, or several partners lead jointly, nobody can say who keeps it, and it is refused. An overspend is left as it is,
for a step that says who bears it.

Seen: Better Care Fund agreements, unless the health and wellbeing board decides otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import NoOneLeadToKeepIt
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Step


@dataclass(frozen=True, slots=True)
class KeptByTheLead(Step):
    """The schedule's lead takes all that is left of an underspend."""

    NAME: ClassVar[str] = "kept by the lead"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Who keeps it."""
        return "an underspend is kept by the lead of the fund's schedule"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Let the lead keep what is left of an underspend. An overspend is left as it is."""
        if settlement.is_overspend:
            return settlement
        lead = facts.leads.get("")
        if not lead:
            raise NoOneLeadToKeepIt(str(self.clause))
        return settlement.take(
            settlement.left,
            by=lead,
            sentence=(
                f"{facts.called(lead)} keeps the {abs(settlement.left)} left of the underspend: "
                "it leads the fund's schedule."
            ),
            clause=self.clause,
            operation="kept by the lead",
            given=(Given.money("left", settlement.left), Given("lead", lead, "words")),
        )


STEP = KeptByTheLead
