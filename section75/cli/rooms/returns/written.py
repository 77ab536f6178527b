"""Issued returns as they are listed: for a machine, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from section75.core.calendar import in_words, london_day
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.apps.returns.models import IssuedReturn


def issued_data(row: IssuedReturn) -> dict[str, object]:
    """One issued return for a machine, without its lines."""
    return {
        "number": row.pk,
        "edition": row.edition,
        "fund": row.fund,
        "period": row.period,
        "sha256": row.sha256,
        "terms": row.terms,
        "journal_upto": row.journal_upto,
        "issued_at": row.issued_at.isoformat(),
        "issued_by": row.issued_by.username,
        "countersigned_by": row.countersigned_by.username if row.countersigned_by else None,
    }


def issued_text(rows: Sequence[IssuedReturn], *, fund: str) -> str:
    """Issued returns as a table, latest first."""
    if not rows:
        return f"{fund}: nothing is issued yet."
    columns = tuple(
        Column(name) for name in ("Number", "Return", "Period", "Issued on", "By", "Countersigned by", "SHA-256")
    )
    table = Table("Issued", f"{fund}: issued returns", columns, tuple(_row(row) for row in rows))
    return "\n".join(line.rstrip() for line in table_lines(table, width=170))


def _row(row: IssuedReturn) -> Row:
    issued_on = in_words(london_day(row.issued_at))
    countersigned = row.countersigned_by.username if row.countersigned_by else ""
    return Row((str(row.pk), row.edition, row.period, issued_on, row.issued_by.username, countersigned, row.sha256))
