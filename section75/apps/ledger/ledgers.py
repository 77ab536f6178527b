"""Which journal is meant."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from section75.apps.ledger.models import FundHead, JournalEntry, PostedFile, PostingRun

WHOLE = ("run", "file")  # what stands beside an entry, and belongs to it


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which journal is meant: one fund of one partnership."""

    partnership: str
    fund: str

    def rows(self) -> QuerySet[JournalEntry]:
        """The journal's rows; whoever asks says the order."""
        return JournalEntry.objects.filter(head=self._head())

    def whole_rows(self) -> QuerySet[JournalEntry]:
        """The same, with what `records.entry_of` reads beside each."""
        return self.rows().select_related(*WHOLE)

    def rows_by_key(self) -> QuerySet[JournalEntry]:
        """The same as `whole_rows`, its key asked for first: PostgreSQL plans by how long this very fund is."""
        keys = FundHead.objects.filter(partnership_id=self.partnership, fund=self.fund).values_list("pk", flat=True)
        return JournalEntry.objects.filter(head=keys.first() or 0).select_related(*WHOLE)

    def rows_of_file(self, sha256: str) -> QuerySet[JournalEntry]:
        """The rows that came from a file, found by its key."""
        file = PostedFile.objects.filter(head=self._head(), sha256=sha256)
        return JournalEntry.objects.filter(file=Subquery(file.values("pk")[:1]), file_row__isnull=False)

    def runs(self) -> QuerySet[PostingRun]:
        """What was posted together, likewise."""
        return PostingRun.objects.filter(partnership_id=self.partnership, fund=self.fund)

    def _head(self) -> Subquery:
        """The fund's key, asked for within the statement: no engine walks an index in its order through a join."""
        rows = FundHead.objects.filter(partnership_id=self.partnership, fund=self.fund)
        return Subquery(rows.values("pk")[:1])
