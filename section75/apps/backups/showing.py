"""How a restoration stands, for the page: what is missing, who has accepted it, and whether posting still waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from section75.apps.approvals import store as approvals
from section75.apps.approvals.models import Decision, Proposal
from section75.apps.backups import store
from section75.apps.backups.models import Restoration

_KIND = "accept-restoration"


@dataclass(frozen=True, slots=True)
class Standing:
    """A restoration, what is missing since, the proposal to accept it if there is one, and who approved that."""

    row: Restoration
    says: str
    proposal: Proposal | None
    approvals: tuple[Decision, ...]
    accepted_at: datetime | None

    @property
    def is_blocking(self) -> bool:
        """Does posting to the fund wait for it?"""
        return self.accepted_at is None


def standings(partnership: str, fund: str, *, at: datetime, below: int | None = None, most: int) -> Sequence[Standing]:
    """How the restorations of a fund stand, latest first."""
    rows = store.of_fund(partnership, fund, below=below, most=most)
    waiting = _waiting(partnership, fund, at) if rows else {}
    return [_standing(row, waiting.get(row.pk)) for row in rows]


def _waiting(partnership: str, fund: str, at: datetime) -> dict[int, Proposal]:
    """By the number of a restoration, the proposal to accept it that waits."""
    rows = approvals.of_partnership(partnership, waiting_at=at)
    mine = (row for row in rows if (row.kind, row.fund) == (_KIND, fund))
    return {int(str(approvals.arguments(row)["restoration"])): row for row in mine}


def _standing(row: Restoration, waiting: Proposal | None) -> Standing:
    accepted = getattr(row, "accepted", None)
    proposal = approvals.find(accepted.proposal_id) if accepted else waiting
    approved = [each for each in approvals.decisions(proposal) if each.verb == "approve"] if proposal else []
    return Standing(row, store.in_words(row), proposal, tuple(approved), accepted.at if accepted else None)
