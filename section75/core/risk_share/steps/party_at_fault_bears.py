"""Party at fault bears: what a partner's own failure caused is that partner's alone.

Spending that nobody authorised, or that the agreement does not permit, and other maladministration, recorded as faults
of the fund in the year, are taken out of an overspend before anything is shared. An underspend has none to bear.

If the faults come to more than is left of the overspend, some other line has underspent, and the clause has to say what
then: `limit = "the overspend"` makes the parties at fault bear no more than the overspend, in proportion to what each
caused. Without it the settlement is refused.

Seen: a published clause on overspends of a community equipment service.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from section75.core.explain import Given
from section75.core.money import Money, Ratio, split, sum_of
from section75.core.risk_share.facts import Facts, Fault
from section75.core.risk_share.refusals import FaultExceedsOverspend
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step


@dataclass(frozen=True, slots=True)
class PartyAtFaultBears(Step):
    """Each partner takes what its own faults caused, before anything is shared."""

    NAME: ClassVar[str] = "party at fault bears"
    ONCE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.FAULT
    ACTS_ON: ClassVar[ActsOn] = ActsOn.OVERSPEND

    limit: Literal["the overspend"] | None = None

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Whose faults, and how far."""
        limit = ", up to the overspend" if self.limit else ""
        return f"a partner bears what its own failure caused of an overspend{limit}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Take what faults caused out of an overspend."""
        by_party: dict[str, list[Fault]] = {}
        for fault in facts.circumstances.faults:
            if (fault.fund, fault.year) == (facts.fund, facts.year) and fault.amount:
                by_party.setdefault(fault.party, []).append(fault)
        if not settlement.is_overspend or not by_party:
            return settlement
        caused = {party: sum_of(fault.amount for fault in faults) for party, faults in by_party.items()}
        left = settlement.left
        borne, rounding = self._borne(caused, left, facts)
        limited = f" It bears no more than its part of the {left} left of the overspend." if rounding else ""
        for party, faults in by_party.items():
            list_of = "; ".join(f"{fault.says.rstrip('. ')}, {fault.amount}, {fault.clause}" for fault in faults)
            settlement = settlement.take(
                borne[party],
                by=party,
                sentence=f"{facts.called(party)} bears {borne[party]} for its own failure: {list_of}.{limited}",
                clause=self.clause,
                operation="caused by the partner's own failure",
                given=(Given.money("caused", caused[party]),),
                rounding=rounding,
            )
        return settlement

    def _borne(self, caused: dict[str, Money], left: Money, facts: Facts) -> tuple[dict[str, Money], str]:
        """What each bears, and the rounding in words."""
        total = sum_of(caused.values())
        if total <= left:
            return caused, ""
        if self.limit is None:
            raise FaultExceedsOverspend(total, left, str(self.clause))
        division = split(left, between=Ratio.contributed(caused.items(), base="what the faults caused"))
        rounding = f"{division.rounding(facts.called)}; limited to the overspend"
        return {part.partner: part.amount for part in division.parts}, rounding


STEP = PartyAtFaultBears
