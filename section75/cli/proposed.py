"""What a command answers that proposed something: the number of the proposal, and who carries it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from section75.cli.answering import answer
from section75.core.money import Money
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.approvals.models import Proposal


def answer_proposed(proposal: Proposal, *, as_json: bool) -> None:
    """Answer with a proposal that somebody has just made."""
    answer(proposed_data(proposal), proposed_text(proposal), as_json=as_json)


def proposed_data(proposal: Proposal) -> dict[str, object]:
    """A proposal for a machine; `amount` is in pence, without sign."""
    return {
        "proposal": proposal.pk,
        "kind": proposal.kind,
        "title": proposal.title,
        "partnership": proposal.partnership,
        "fund": proposal.fund,
        "unit": "pence",
        "amount": proposal.pence,
        "needs": organisations(proposal),
        "prepared_by": proposal.prepared_by.username,
        "proposed_at": proposal.proposed_at.isoformat(),
        "expires_at": proposal.expires_at.isoformat(),
        "fingerprint": proposal.fingerprint,
    }


def proposed_text(proposal: Proposal) -> str:
    """The same in words, with the command that approves it."""
    amount = f", {Money(proposal.pence)}" if proposal.pence else ""
    whom = "somebody of each partner" if proposal.binds_both else "somebody else"
    return (
        f"Proposal {proposal.pk}: {proposal.title}{amount}.\n"
        f"Nothing is changed until {whom} approves it, at the latest on {moment(proposal.expires_at)}:\n"
        f"`{approving(proposal)}`"
    )


def approving(proposal: Proposal) -> str:
    """The command with which somebody else approves a proposal."""
    place = f" --partnership {proposal.partnership}" if proposal.partnership else ""
    return f"section75 approvals approve {proposal.pk}{place} --as ..."


def organisations(proposal: Proposal) -> list[str]:
    """The short names of the organisations whose approval it takes; none for the installation's own."""
    return [each for each in proposal.needs.split(",") if each]
