"""Lead of each line bears: the variance of a line is its lead's alone.

What is left of each line is borne, or kept, by the partner that leads the line on the day; a line without a lead of its
own is led as its schedule is. One partner may bear a line's overspend and keep another's underspend: nothing is set
off between them. Refused where no one partner leads a line with something left, or the lines are not known.

Seen: a published clause on overspends by which the partner that leads a contract bears its overspend.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import LeadNotKnown
from section75.core.risk_share.settlement import Settlement, kind_of, verb_of
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class LeadOfEachLineBears(Step):
    """Each line's lead takes all that is left of the line."""

    NAME: ClassVar[str] = "lead of each line bears"
    BY_LINE: ClassVar[bool] = True

    @property
    def takes_all(self) -> bool:
        """Nothing is left of any line."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Whose each line is."""
        return "the lead of each line bears its overspend and keeps its underspend"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give each lead what is left of its lines. Refuses a line that nobody leads."""
        for line, left in settlement.lines_left(self.clause).items():
            if not left:
                continue
            lead = self._lead(line, facts)
            settlement = settlement.take(
                left,
                by=lead,
                sentence=(
                    f"{facts.called(lead)} {verb_of(left)} the {kind_of(left)} of {abs(left)} on "
                    f"{facts.line_called(line)}: it leads the line."
                ),
                clause=self.clause,
                operation="the lead's alone",
                given=(Given.money("left", left),),
                line=line,
            )
        return settlement

    def _lead(self, line: str, facts: Facts) -> str:
        """The one partner that leads a line: its own lead, or else its schedule's. A joint lead is nobody's alone."""
        own = facts.leads.get(line)
        jointly = facts.on and any(known.id == line and known.lead_on(facts.on) for known in facts.lines)
        lead = own or (None if jointly else facts.leads.get(""))
        if not lead:
            raise LeadNotKnown(str(self.clause), f"{facts.line_called(line)} alone", facts.on)
        return lead


STEP = LeadOfEachLineBears
