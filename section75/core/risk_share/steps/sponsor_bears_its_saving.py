"""Sponsor bears its saving: a saving the other partner never accepted is, if undelivered, its sponsor's alone.

For each saving moved into the pool without an agreed strategy, its sponsor bears target less delivered; only what is
then left is shared. A saving whose strategy was accepted is ordinary risk and stays in what is left.

If more is undelivered than the fund is overspent, some other line has underspent, and the clause has to say what then:
`limit = "the overspend"` makes the sponsors bear no more than the overspend, each in proportion to what it did not
deliver. Without it the settlement is refused.

Seen: Oxfordshire 2017/18, paras 37 and 38.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from section75.core.explain import Given
from section75.core.money import Division, Money, Ratio, split, sum_of
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import SavingExceedsOverspend
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step
from section75.core.savings import Saving


@dataclass(frozen=True, slots=True)
class SponsorBearsItsSaving(Step):
    """Each sponsor takes what is undelivered of its own unaccepted savings, before anything is shared."""

    NAME: ClassVar[str] = "sponsor bears its saving"
    ONCE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.SAVINGS
    ACTS_ON: ClassVar[ActsOn] = ActsOn.OVERSPEND

    limit: Literal["the overspend"] | None = None

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Whose savings, and how far."""
        limit = ", up to the overspend" if self.limit else ""
        return f"a sponsor bears what is undelivered of its own savings whose strategy was not accepted{limit}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Take the undelivered savings out of an overspend; an underspend has none to bear."""
        savings = [saving for saving in facts.savings_of_sponsors_alone() if saving.undelivered]
        if not settlement.is_overspend or not savings:
            return settlement
        sponsors = {saving.id: facts.called(saving.sponsor) for saving in savings}
        left = settlement.left
        limited = f" It bears no more than its part of the {left} left of the overspend."
        for saving, amount, division in self._amounts(savings, left):
            settlement = settlement.take(
                amount,
                by=saving.sponsor,
                sentence=(
                    f"{facts.called(saving.sponsor)} bears {amount} for its own saving {saving.title!r}: "
                    f"{saving.delivered} of {saving.target} was delivered, and the other partner had not accepted "
                    f"the strategy ({saving.clause}).{limited if division else ''}"
                ),
                clause=self.clause,
                operation="undelivered part of an unaccepted saving",
                given=(Given.money("target", saving.target), Given.money("delivered", saving.delivered)),
                rounding=f"{division.rounding(sponsors.__getitem__)}; limited to the overspend" if division else "",
            )
        return settlement

    def _amounts(self, savings: list[Saving], left: Money) -> Iterator[tuple[Saving, Money, Division | None]]:
        """Each saving's amount; and, where they are limited, the division that limited them."""
        undelivered = sum_of(saving.undelivered for saving in savings)
        if undelivered <= left:
            yield from ((saving, saving.undelivered, None) for saving in savings)
            return
        if self.limit is None:
            raise SavingExceedsOverspend(undelivered, left, str(self.clause))
        ratio = Ratio.contributed(((saving.id, saving.undelivered) for saving in savings), base="undelivered savings")
        division = split(left, between=ratio)
        yield from ((saving, division.amount(saving.id), division) for saving in savings)


STEP = SponsorBearsItsSaving
