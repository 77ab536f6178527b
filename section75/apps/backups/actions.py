"""Proposing that both partners accept what a restored backup lacks."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.core.authority import Scope


def propose_accepting(user: User, partnership: str, fund: str, number: int, *, at: datetime) -> Proposal:
    """Propose to go on without the lines that are missing. It takes every partner's approval."""
    return approvals.propose(user, "accept-restoration", Scope(partnership, fund), {"restoration": number}, at=at)
