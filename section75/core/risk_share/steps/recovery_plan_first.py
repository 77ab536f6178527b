"""Recovery plan first: what an approved plan is to recover is taken out; only what it leaves is shared.

The plans recorded for the fund in the year, each approved on or before the day of the settlement, take what they are to
recover out of an overspend, up to what is left. The clause shares only what an approved plan leaves: where there is no
plan, or one that was not approved by then, it is refused rather than passed over. An underspend has nothing to recover.

Seen: a published scheme of integration, by which what a plan leaves is met by additional funds to be agreed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from section75.core.calendar import in_words
from section75.core.explain import Given
from section75.core.money import sum_of
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share.facts import Facts, RecoveryPlan
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.refusals import RecoveryPlanNotApproved, RecoveryPlanNotGiven
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step


@dataclass(frozen=True, slots=True)
class RecoveryPlanFirst(Step):
    """Approved plans take out what they are to recover; the rest is left."""

    NAME: ClassVar[str] = "recovery plan first"
    ONCE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.RECOVERY_PLAN
    ACTS_ON: ClassVar[ActsOn] = ActsOn.OVERSPEND

    def in_words(self, _called: Callable[[str], str]) -> str:
        """What is taken out first."""
        return "what an approved plan is to recover of an overspend is taken out, and only what it leaves is shared"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Take what the plans recover out of an overspend. Refuses where there is none, or one is not approved."""
        if not settlement.is_overspend:
            return settlement
        plans = self._approved(facts)
        planned = sum_of(plan.amount for plan, _ in plans)
        recovered = min(planned, settlement.left)
        if not recovered:
            return settlement
        plan, which_is = ("plan", "which is") if len(plans) == 1 else ("plans", "which are")
        cited = " and ".join(f"{each.clause}, approved on {in_words(day)}" for each, day in plans)
        return settlement.take(
            recovered,
            by=Pot.RECOVERY_PLAN,
            sentence=(
                f"{recovered} of the {settlement.left} left of the overspend is to be recovered by the {plan}, "
                f"{which_is} to recover {planned}: {cited}."
            ),
            clause=self.clause,
            operation="to be recovered by an approved plan",
            given=(Given.money("left", settlement.left), Given.money("plan", planned)),
        )

    def _approved(self, facts: Facts) -> list[tuple[RecoveryPlan, date]]:
        clause = str(self.clause)
        plans = [
            plan for plan in facts.circumstances.recovery_plans if (plan.fund, plan.year) == (facts.fund, facts.year)
        ]
        if not plans:
            raise RecoveryPlanNotGiven(clause, facts.fund, facts.year)
        approved = [
            (plan, plan.approved_on)
            for plan in plans
            if plan.approved_on is not None and (facts.on is None or plan.approved_on <= facts.on)
        ]
        wrong: list[Refusal] = [
            RecoveryPlanNotApproved(clause, str(plan.clause), plan.amount, facts.on)
            for plan in plans
            if (plan, plan.approved_on) not in approved
        ]
        if wrong:
            raise wrong[0] if len(wrong) == 1 else Refusals(wrong)
        return approved


STEP = RecoveryPlanFirst
