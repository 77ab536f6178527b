"""Whether somebody may approve a proposal, apart from the right to approve such things at all."""

from __future__ import annotations

from datetime import datetime

from section75.core.approvals.proposal import Acting, Proposal, State
from section75.core.approvals.refusals import (
    ApprovedByYourSide,
    ChangedSinceProposed,
    DecidedAlready,
    NotOfThePartners,
    NotYours,
    OwnWork,
    ProposalExpired,
)


def require_waiting(proposal: Proposal, *, at: datetime) -> None:
    """Refuse to decide on what has ended: whoever comes second is told who was first."""
    state = proposal.state_at(at)
    if proposal.ended is not None:
        raise DecidedAlready(proposal, state)
    if state is State.EXPIRED:
        raise ProposalExpired(proposal, at)


def require_may_approve(
    proposal: Proposal, by: Acting, *, at: datetime, contributors: frozenset[str] = frozenset()
) -> None:
    """Refuse an approval of one's own work, of what has ended, for a third party, or twice for one organisation.

    Own work is what either of the two prepared, took over or approved in any name: people, not sign-ins, are counted.
    `contributors` brought what it rests on, a file mostly: it is their work too.
    """
    require_waiting(proposal, at=at)
    involved = (proposal.owners | contributors).union(*(each.by.people for each in proposal.decisions))
    same = involved & by.people
    if same:
        raise OwnWork(proposal, same)
    if by.organisation not in proposal.needs:
        raise NotOfThePartners(proposal, by.organisation)
    if by.organisation in proposal.approved_for:
        raise ApprovedByYourSide(proposal, by.organisation)


def require_theirs(proposal: Proposal, person: str) -> None:
    """Refuse a withdrawal by somebody who neither prepared it nor took it over."""
    if person not in proposal.owners:
        raise NotYours(proposal)


def require_unchanged(proposal: Proposal, *, proposed: str, now: str, shown: str | None) -> None:
    """Refuse what would no longer do what was proposed, or what the approver read; each is given as a fingerprint.

    `shown` is None where nothing was shown before.
    """
    if now != proposed:
        raise ChangedSinceProposed(proposal, "was proposed, for the books have moved since")
    if shown is not None and shown != now:
        raise ChangedSinceProposed(proposal, "you were shown")
