"""What is done to a role, on the trail of the partnership it is for: its auditors read there who could act."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import Delegation
from section75.apps.audit import store as audit


def write_given(row: Delegation, *, by: str, at: datetime) -> None:
    """Write there that a role was given. The installation's trail has it too, with who approved it."""
    _write(row, by, at, "give a role", f"{row.user.username} was given the role of {row.role}, {row.given_by}.")


def write_ended(row: Delegation, *, by: str, because: str, at: datetime) -> None:
    """Write there that a role was ended."""
    _write(row, by, at, "end a role", f"{row.user.username} no longer holds the role of {row.role}. {because.strip()}")


def _write(row: Delegation, by: str, at: datetime, act: str, says: str) -> None:
    if row.partnership:
        audit.write(at=at, who=by, act=act, partnership=row.partnership, fund=row.fund, outcome="done", says=says)
