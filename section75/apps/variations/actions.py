"""Bringing terms, proposing them to both partners, and proposing the difference they make to the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import acting
from section75.apps.variations import store
from section75.apps.variations.previewing import preview
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, london_day
from section75.importers.agreement_file import FileText

LIMIT_BYTES = 2_000_000


def bring_terms(user: User, partnership: str, files: Sequence[FileText], *, at: datetime) -> int:
    """Bring files that would vary the terms, to be looked at; nothing is proposed yet. Gives their number.

    Refuses what could not be brought into force: see `preview`.
    """
    with acting(user, Act.PROPOSE_TERMS, partnership=partnership, at=at) as doing:
        seen = preview(partnership, files, today=london_day(at))
        row = store.keep(partnership, files, by=user, at=at)
        doing.tell(f"Brought {', '.join(file.name for file in files)} as proposed terms {row.pk}: {seen.title}.")
        return row.pk


def propose_terms(user: User, partnership: str, number: int, *, because: str, at: datetime) -> Proposal:
    """Propose brought terms to every partner; each approves under its own delegation."""
    return approvals.propose(user, "vary-terms", Scope(partnership), {"terms": number}, at=at, because=because)


def propose_difference(user: User, partnership: str, *, month: Month, at: datetime) -> Proposal:
    """Propose posting what the books lack since the terms were varied, reported in a month that is open."""
    return approvals.propose(user, "post-difference", Scope(partnership), {"month": str(month)}, at=at)
