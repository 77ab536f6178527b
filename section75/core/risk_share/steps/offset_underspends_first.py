"""Offset underspends first: lines that are underspent meet lines that are overspent, before anybody bears anything.

Where the underspends are the smaller, each overspent line is relieved in proportion to its overspend; where they are
the larger, each underspent line gives up in proportion to its underspend. Odd pennies go by the declared rule, and the
note says to which line. With `transfers = true` the overspend that remains is then met, as far as they go, by the
transfers from other funds that the partners have agreed for the year, in the file's order, again in proportion. Nobody
takes anything by an offset, so every figure carries its note. A line ring-fenced inside the pool is never offset: where
it is not settled yet the step refuses. A variance given only as one amount is refused too.

Seen: Rotherham, where underspends in either pool come first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import Money, Ratio, split
from section75.core.risk_share.facts import Facts, Transfer
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Stage, Step
from section75.core.risk_share.taking import offset_lines, tie_in_words


@dataclass(frozen=True, slots=True)
class OffsetUnderspendsFirst(Step):
    """Underspent lines are set against overspent ones; then, if agreed, other funds' underspends."""

    NAME: ClassVar[str] = "offset underspends first"
    ONCE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.OFFSET
    BY_LINE: ClassVar[bool] = True

    transfers: bool = False

    def in_words(self, _called: Callable[[str], str]) -> str:
        """What is set against what."""
        other = ", and then transfers agreed from other funds" if self.transfers else ""
        return f"lines that are underspent are first set against lines that are overspent{other}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Set lines against one another; then take in what other funds give."""
        settlement = offset_lines(settlement, facts=facts, clause=self.clause)
        if not self.transfers:
            return settlement
        own = (t for t in facts.circumstances.transfers if (t.fund, t.year) == (facts.fund, facts.year))
        step = settlement.step
        for number, transfer in enumerate(own, start=1):
            settlement = self._transferred(settlement.at(f"{step}.transfer-{number}"), transfer, facts)
        return settlement

    def _transferred(self, settlement: Settlement, transfer: Transfer, facts: Facts) -> Settlement:
        """What one transfer meets of each overspent line; nothing, where no overspend is left."""
        met = min(transfer.amount, settlement.left)
        if met.pence <= 0:
            return settlement
        overspent = {line: amount for line, amount in settlement.lines_left(self.clause).items() if amount}
        division = split(met, between=Ratio.contributed(overspent.items(), base="the lines' overspends"))
        for part in (part for part in division.parts if part.amount):
            settlement = settlement.take(
                part.amount,
                by=Pot.ANOTHER_FUND,
                sentence=_sentence(part.amount, overspent[part.partner], facts.line_called(part.partner), transfer),
                clause=self.clause,
                operation="met by a transfer",
                given=(Given.money("agreed", transfer.amount), Given.money("overspend", overspent[part.partner])),
                rounding=tie_in_words(division, facts),
                line=part.partner,
            )
        return settlement


def _sentence(met: Money, overspend: Money, line: str, transfer: Transfer) -> str:
    return (
        f"{met} of the overspend of {overspend} on {line} is met from the underspend of the fund "
        f"{transfer.from_fund!r}: the partners agreed to transfer up to {transfer.amount} ({transfer.clause})."
    )


STEP = OffsetUnderspendsFirst
