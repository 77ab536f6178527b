"""Rows of the journal to entries of the core, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from django.db.models import Field, Model

from section75.apps.audit.fitting import require_length, require_plain
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry, PostedFile
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import Posted
from section75.core.ledger import Account, ByHand, Draft, Entry, FromFile
from section75.core.money import Money

_TEXTS: dict[int, tuple[type[Model], str]] = {  # places in `Posted`
    3: (JournalEntry, "debit"),
    4: (JournalEntry, "credit"),
    6: (JournalEntry, "narrative"),
    7: (JournalEntry, "authority"),
    9: (PostedFile, "name"),
    11: (JournalEntry, "reason"),
}


def posted_of(draft: Draft, ledger: Ledger) -> Posted:
    """A draft as it is written: its facts in a row."""
    assert draft.fund == ledger.fund, "a draft is posted to its own fund"
    origin = draft.origin
    from_file = origin if isinstance(origin, FromFile) else None
    return (
        draft.effective_on,
        draft.month.year.first,
        draft.month.number,
        draft.debit.code,
        draft.credit.code,
        draft.amount.pence,
        draft.narrative,
        draft.authority,
        from_file.sha256 if from_file else "",
        from_file.file_name if from_file else "",
        from_file.row if from_file else None,
        origin.reason if isinstance(origin, ByHand) else "",
        draft.reverses,
    )


def require_keepable(posted: Iterable[Posted]) -> None:
    """Refuse text that is longer than its column, or that no engine keeps: each different text is looked at once."""
    texts: dict[int, set[str]] = {place: set() for place in _TEXTS}
    for entry in posted:
        for place, seen in texts.items():
            seen.add(entry[place])  # type: ignore[arg-type]
    for place, (model, column) in _TEXTS.items():
        field = model._meta.get_field(column)
        assert isinstance(field, Field), "a text has a column of its own"
        for text in sorted(texts[place]):
            require_plain(text)
            if field.max_length is not None:
                require_length(str(field.verbose_name), text, field.max_length)


def entry_of(row: JournalEntry) -> Entry:
    """A row as the core's entry, with its posting and its file (`Ledger.whole_rows`)."""
    if row.file is not None and row.file_row is not None:
        origin: FromFile | ByHand = FromFile(row.file.sha256, row.file_row, row.file.name)
    else:
        origin = ByHand(row.reason)
    draft = Draft(
        fund=row.run.fund,
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
    return Entry(row.seq, row.run.recorded_at.astimezone(UTC), draft)
