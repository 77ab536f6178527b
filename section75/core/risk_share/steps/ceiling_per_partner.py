"""Ceiling per partner: shares as agreed, but nobody bears beyond its maximum funding for the year.

The maximum is the most a partner puts into the fund in the year, its contribution included; of an overspend it bears at
most the maximum less the contribution due. What is above the ceilings is left and is nobody's: unless a later step
takes it, the settlement is refused. An underspend is kept in the shares, for no ceiling bears on it.

Refused: a partner with a share whose maximum or contribution is not given, a maximum below the contribution, and a
year with original and revised contributions where the step does not say which count towards the maximum.

Seen: Rotherham, clause 8.4. That both finance chiefs may agree to more, before it is spent, is a variation to record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from section75.core.explain import Given
from section75.core.money import Money, Ratio, split
from section75.core.pools import VersionNotNamed
from section75.core.refusals import raise_all
from section75.core.risk_share.facts import Amounts, Base, Facts
from section75.core.risk_share.refusals import CeilingNotKnown, MaximumBelowContribution
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import ratio_of, share_out, shares_in_words


@dataclass(frozen=True, slots=True)
class CeilingPerPartner(Step):
    """Each partner takes its share up to its ceiling; what is above the ceilings is left."""

    NAME: ClassVar[str] = "ceiling per partner"

    maximum_funding: Amounts
    shares: Ratio | None = None
    base: Base | None = None
    contributions: Literal["original", "revised"] | None = None

    def in_words(self, called: Callable[[str], str]) -> str:
        """The shares and the ceilings."""
        ceilings = ", ".join(f"{called(partner)} at most {most}" for partner, most in self.maximum_funding.by_partner)
        shares = shares_in_words(self.shares, self.base, called)
        return f"{shares}; nobody pays into the fund, its contribution included, more than its maximum: {ceilings}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give each its share, up to its ceiling."""
        ratio = ratio_of(self.shares, self.base, facts=facts, clause=self.clause)
        if not settlement.is_overspend:
            return share_out(settlement, settlement.left, ratio=ratio, facts=facts, clause=self.clause)
        rooms = self._rooms(ratio, settlement, facts)
        division = split(settlement.left, between=ratio)
        for part in division.parts:
            room = rooms.get(part.partner, part.amount)
            amount = min(part.amount, room)
            above = (
                f", which is {part.amount}, and its maximum funding leaves it {room}" if amount < part.amount else ""
            )
            settlement = settlement.take(
                amount,
                by=part.partner,
                sentence=(
                    f"{facts.called(part.partner)} bears {amount} of the {division.whole} left of the overspend: "
                    f"its share is {ratio.in_words(part.partner)}{above}."
                ),
                clause=self.clause,
                operation="split up to a ceiling",
                given=(Given.money("whole", division.whole), Given.money("room below the ceiling", room)),
                rounding=division.rounding(facts.called),
            )
        return settlement

    def _rooms(self, ratio: Ratio, settlement: Settlement, facts: Facts) -> dict[str, Money]:
        """What each partner with a share may still bear: its maximum, less its contribution and what it bears."""
        due, sharing = self._due(facts), [partner for partner, share in ratio.shares if share]
        raise_all(self._unknown(sharing, due, facts))
        paid = {partner: (self.maximum_funding.of(partner) or Money(0), due[partner]) for partner in sharing}
        raise_all(
            MaximumBelowContribution(facts.called(partner), most, contribution, str(self.clause))
            for partner, (most, contribution) in paid.items()
            if most < contribution
        )
        return {
            partner: max(most - contribution - settlement.taken_by(partner), Money(0))
            for partner, (most, contribution) in paid.items()
        }

    def _unknown(self, sharing: list[str], due: dict[str, Money], facts: Facts) -> Iterator[CeilingNotKnown]:
        """Each partner with a share whose maximum, or whose contribution, is not given."""
        for partner in sharing:
            if self.maximum_funding.of(partner) is None:
                yield CeilingNotKnown(facts.called(partner), "the maximum funding", str(self.clause))
            if partner not in due:
                yield CeilingNotKnown(facts.called(partner), "the contribution due", str(self.clause))

    def _due(self, facts: Facts) -> dict[str, Money]:
        """What each partner pays into the fund in the year. Refuses a choice between original and revised not made."""
        tables = [
            table
            for table in facts.contributions
            if (table.fund, table.year) == (facts.fund, facts.year)
            and self.contributions in (None, table.version.value)
        ]
        if len(tables) > 1:
            raise VersionNotNamed(facts.year, facts.fund, clause=str(self.clause))
        return tables[0].due if tables else {}


STEP = CeilingPerPartner
