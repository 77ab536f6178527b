"""Rows of the journal to entries of the core, and back."""

from __future__ import annotations

from datetime import UTC

from section75.apps.approvals.kinds import Carrying
from section75.apps.ledger.models import JournalEntry
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, ByHand, Draft, Entry, FromFile
from section75.core.money import Money


def row_of(draft: Draft, *, seq: int, partnership: str, under: Carrying) -> JournalEntry:
    """A draft as the row that keeps it, with who prepared and who approved it."""
    origin = draft.origin
    if isinstance(origin, FromFile):
        came: dict[str, str | int] = {
            "file_sha256": origin.sha256,
            "file_name": origin.file_name,
            "file_row": origin.row,
        }
    else:
        came = {"reason": origin.reason}
    return JournalEntry(
        partnership_id=partnership,
        fund=draft.fund,
        seq=seq,
        recorded_at=under.at,
        recorded_by=under.prepared_by,
        approved_by=under.approved_by,
        proposal_id=under.number,
        effective_on=draft.effective_on,
        year=draft.month.year.first,
        month=draft.month.number,
        debit=draft.debit.code,
        credit=draft.credit.code,
        pence=draft.amount.pence,
        narrative=draft.narrative,
        authority=draft.authority,
        reverses=draft.reverses,
        **came,
    )


def entry_of(row: JournalEntry) -> Entry:
    """A row as the core's entry."""
    if row.file_row is not None:
        origin: FromFile | ByHand = FromFile(row.file_sha256, row.file_row, row.file_name)
    else:
        origin = ByHand(row.reason)
    draft = Draft(
        fund=row.fund,
        effective_on=row.effective_on,
        month=Month(FinancialYear(row.year), row.month),
        debit=Account.read(row.debit),
        credit=Account.read(row.credit),
        amount=Money(row.pence),
        narrative=row.narrative,
        authority=row.authority,
        origin=origin,
        reverses=row.reverses,
    )
    return Entry(row.seq, row.recorded_at.astimezone(UTC), draft)
