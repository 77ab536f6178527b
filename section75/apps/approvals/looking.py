"""A proposal as somebody sees it: what it would change now, and what they may do about it, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.store import Part, authorise
from section75.apps.approvals import actions, store
from section75.apps.approvals.kinds import Change, Kind, Shown
from section75.apps.approvals.models import CarriedOut, Decision
from section75.apps.approvals.models import Proposal as Row
from section75.core.approvals import (
    Acting,
    ChangedSinceProposed,
    Proposal,
    State,
    Verb,
    related_total,
    require_may_approve,
    require_no_interest,
)
from section75.core.calendar import london_day
from section75.core.money import Money
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Looked:
    """What the page of a proposal shows. `why_not` says why this person may not approve it; empty where they may."""

    row: Row
    kind: Kind
    proposal: Proposal
    state: State
    changes: tuple[Change, ...]
    says: tuple[str, ...]
    fingerprint: str
    address: str
    together: Money
    why_not: str
    has_approved: bool
    may_withdraw: bool
    may_decline: bool
    decisions: list[Decision]
    outcome: CarriedOut | None

    @property
    def is_waiting(self) -> bool:
        """Can anything still be decided?"""
        return self.state is State.PROPOSED

    @property
    def pence(self) -> Money:
        """The amount it was proposed for, without sign."""
        return Money(self.row.pence)


def look(user: User, row: Row, *, at: datetime) -> Looked:
    """Everything of a proposal that is shown to somebody."""
    kind, proposal = actions.kind_of(row), store.proposal_of(row)
    state = proposal.state_at(at)
    now, changed = _now(kind, row, proposal, at) if state is State.PROPOSED else (None, "")
    together = _together(row, now, at) if now else Money(row.pence)
    decides = approving_part(user, row, at=at) if state is State.PROPOSED else None
    may_not = _why_not(user, kind, row, proposal, together, now, at) if state is State.PROPOSED else ""
    return Looked(
        row=row,
        kind=kind,
        proposal=proposal,
        state=state,
        changes=now.changes if now else tuple(store.changes(row)),
        says=now.says if now else tuple(store.sentences(row)),
        fingerprint=row.fingerprint,
        address=now.address if now else "",
        together=together,
        why_not=changed or may_not,
        has_approved=any(each.verb is Verb.APPROVE and user.username in each.by.people for each in proposal.decisions),
        may_withdraw=state is State.PROPOSED and user.username in proposal.owners,
        may_decline=decides is not None and may_decide(decides, row, at=at),
        decisions=store.decisions(row),
        outcome=store.outcome_of(row),
    )


def _now(kind: Kind, row: Row, proposal: Proposal, at: datetime) -> tuple[Shown | None, str]:
    """What it would change now; and why it no longer can be carried out as proposed, if it cannot."""
    arguments = store.arguments(row)
    try:
        now = kind.shows(actions.scope_of(row), arguments, at)
    except Refusal as refusal:
        return None, refusal.says
    if now.fingerprint(row.kind, actions.scope_of(row), arguments) != row.fingerprint:
        return now, ChangedSinceProposed(proposal, "was proposed, for the books have moved since").says
    return now, ""


def _together(row: Row, now: Shown, at: datetime) -> Money:
    earlier = store.related(row, [each.key for each in now.weights], at=at)
    return related_total(now.amount, now.weights, earlier)


def approving_part(user: User, row: Row, *, at: datetime) -> Part | None:
    """The part in which somebody decides on such proposals at that place, whatever the amount; None if in none."""
    try:
        kind = actions.kind_of(row)
        return authorise(user, kind.approve, partnership=row.partnership, fund=row.fund, on=london_day(at))
    except Refusal:
        return None


def may_decide(part: Part, row: Row, *, at: datetime) -> bool:
    """May whoever approves such proposals decide on this one: it is not their own side's doing, and it waits?"""
    under = part.under
    by = Acting(part.user.username, under.organisation, under.on_behalf_of)
    try:
        require_may_approve(store.proposal_of(row), by, at=at, contributors=actions.contributors_to(row))
    except Refusal:
        return False
    return True


def _why_not(
    user: User, kind: Kind, row: Row, proposal: Proposal, together: Money, now: Shown | None, at: datetime
) -> str:
    try:
        part = authorise(
            user, kind.approve, partnership=row.partnership, fund=row.fund, amount=together, on=london_day(at)
        )
        by = Acting(user.username, part.party, part.under.on_behalf_of)
        require_may_approve(proposal, by, at=at, contributors=actions.contributors_to(row))
        kind.require_by(by.people, store.arguments(row))
        require_no_interest(proposal, now.about if now else (), store.declared_by(by.people, row.partnership))
    except Refusal as refusal:
        return refusal.says
    return ""
