"""Cards: how each of a few partnerships stands, with its funds and what its books come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.store import Part
from section75.apps.agreements import store as agreements
from section75.apps.budget import store as budget
from section75.apps.ledger.months import latest_month
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store as returns
from section75.core.agreements import in_force
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.money import Money
from section75.core.partnership import Partnership, findings_of
from section75.core.pools import Fund
from section75.core.refusals import Refusal, Result


@dataclass(frozen=True, slots=True)
class FundCard:
    """How one fund stands: its state, its month, its budget and variance, the last report issued."""

    fund: Fund
    href: str
    state: str
    month: Month | None
    budget: Money | None
    variance: Money | None
    refused: str
    may_see_variance: bool
    last_report: str


@dataclass(frozen=True, slots=True)
class PartnershipCard:
    """How one partnership stands, for somebody with a part in it."""

    partnership: Partnership
    part: Part
    fails: int
    warns: int
    funds: tuple[FundCard, ...]

    @property
    def may_draft(self) -> bool:
        """May they draft terms here, and so begin a draft of a further partnership?"""
        return self.part.may(Act.DRAFT_TERMS)


def cards_for(parts: Iterable[Part]) -> tuple[list[PartnershipCard], list[str]]:
    """A card for each part, and why any partnership's agreement could not be read."""
    cards, unreadable = [], []
    for part in parts:
        try:
            cards.append(_card(part))
        except Refusal as refusal:
            unreadable.append(refusal.says)
    return cards, unreadable


def _card(part: Part) -> PartnershipCard:
    partnership = agreements.latest(part.partnership)
    found = findings_of(partnership)
    return PartnershipCard(
        partnership,
        part,
        sum(finding.result is Result.FAIL for finding in found),
        sum(finding.result is Result.WARN for finding in found),
        tuple(_fund(partnership, part, fund) for fund in partnership.funds if part.may(Act.SEE_REPORTS, fund.id)),
    )


def _fund(partnership: Partnership, part: Part, fund: Fund) -> FundCard:
    ledger = Ledger(partnership.id, fund.id)
    month = latest_month(partnership, ledger)
    may_see = part.may(Act.SEE_LEDGER, fund.id)
    room = "budget:position" if may_see else "returns:list"
    table = partnership.budget_of(fund.id, month.year) if month else None
    variance, refused = _variance(partnership, ledger, month) if may_see and month else (None, "")
    return FundCard(
        fund=fund,
        href=reverse(room, kwargs={"slug": partnership.id, "fund": fund.id}),
        state=_state(fund, month),
        month=month,
        budget=table.total if table else None,
        variance=variance,
        refused=refused,
        may_see_variance=may_see,
        last_report=returns.last_issued(ledger),
    )


def _state(fund: Fund, month: Month | None) -> str:
    """What the fund is on the last day of its latest month, or, before its first, today; silence is said."""
    day = (month.span.last_day if month else None) or london_day(timezone.now())
    try:
        return in_force(fund.state, on=day, what="the state of the fund").value.value
    except Refusal:
        return "not said"


def _variance(partnership: Partnership, ledger: Ledger, month: Month) -> tuple[Money | None, str]:
    """The forecast variance, None until there is a forecast; and, where it is refused, why."""
    if not partnership.lines_of(ledger.fund):
        return None, ""
    try:
        total = budget.position_of(partnership, ledger, month).total.variance
    except Refusal as refusal:
        return None, refusal.says
    return (total.amount if total else None), ""
