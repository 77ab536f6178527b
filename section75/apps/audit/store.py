"""The audit trail, as it is kept: lines are added and read, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.audit.models import AuditLine

LONGEST_SHORT_NAME = 60  # of a partnership, as its agreement file gives it


def write(*, at: datetime, who: str, act: str, partnership: str, outcome: str, says: str) -> None:
    """Add a line. What somebody typed is written down as far as it can be kept, so that a refusal always is."""
    partnership = partnership[:LONGEST_SHORT_NAME]
    says = says.replace("\0", "\N{REPLACEMENT CHARACTER}")
    AuditLine.objects.create(at=at, who=who, act=act, partnership=partnership, outcome=outcome, says=says)


def lines_of(partnership: str, *, before: int | None = None, most: int = 100) -> Sequence[AuditLine]:
    """A partnership's lines, latest first; `before` pages by the line's number."""
    rows = AuditLine.objects.filter(partnership=partnership)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows.order_by("-id")[:most])
