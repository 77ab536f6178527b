"""What was recorded, as pages and commands show it: its amount, and what ended or undid it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from section75.core.money import Money

if TYPE_CHECKING:
    from section75.apps.receipts import models


@dataclass(frozen=True, slots=True)
class InvoiceShown:
    """An invoice with the instalments it is for, and how it ended, if it did."""

    row: models.Invoice
    amount: Money
    parts: tuple[tuple[date, Money], ...]
    ending: models.InvoiceEnding | None

    @property
    def state(self) -> str:
        """How it stands, in words."""
        if self.ending is None:
            return "Holds"
        note = self.ending.credit_note
        return f"{f'Credited by {note}' if note else 'Cancelled'}: {self.ending.because}"


@dataclass(frozen=True, slots=True)
class MatchShown:
    """A match, and what undid it, if anything did."""

    row: models.Match
    amount: Money
    undoing: models.MatchUndoing | None


@dataclass(frozen=True, slots=True)
class ReminderShown:
    """A reminder that was sent."""

    row: models.Reminder
    amount: Money


@dataclass(frozen=True, slots=True)
class GrantEntryShown:
    """An entry's attribution to a grant."""

    row: models.GrantEntry
    amount: Money


def invoices(rows: Iterable[models.Invoice]) -> list[InvoiceShown]:
    """Invoices as they are shown."""
    return [
        InvoiceShown(
            row,
            Money(row.pence),
            tuple(sorted((part.due_on, Money(part.pence)) for part in row.parts.all())),
            getattr(row, "ending", None),
        )
        for row in rows
    ]


def matches(rows: Iterable[models.Match]) -> list[MatchShown]:
    """Matches as they are shown."""
    return [MatchShown(row, Money(row.pence), getattr(row, "undoing", None)) for row in rows]


def reminders(rows: Iterable[models.Reminder]) -> list[ReminderShown]:
    """Reminders as they are shown."""
    return [ReminderShown(row, Money(row.pence)) for row in rows]


def grant_entries(rows: Iterable[models.GrantEntry]) -> list[GrantEntryShown]:
    """Attributions of entries as they are shown."""
    return [GrantEntryShown(row, Money(row.pence)) for row in rows]
