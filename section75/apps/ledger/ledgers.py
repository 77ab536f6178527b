"""Which journal is meant."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from section75.apps.ledger.models import JournalEntry, PostingRun


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which journal is meant: one fund of one partnership."""

    partnership: str
    fund: str

    def rows(self) -> QuerySet[JournalEntry]:
        """The journal's rows; whoever asks says the order."""
        return JournalEntry.objects.filter(partnership_id=self.partnership, fund=self.fund)

    def runs(self) -> QuerySet[PostingRun]:
        """What was posted together, likewise."""
        return PostingRun.objects.filter(partnership_id=self.partnership, fund=self.fund)
