"""Entries written past the program, with the posting run and the hashes that the database asks for."""

from __future__ import annotations

from typing import Any

from section75.apps.ledger import store
from section75.apps.ledger.models import JournalEntry, PostingRun

HASHED = {"salt": b"s" * 16, "leaf": b"l" * 32, "chain": b"c" * 32}
OF_RUN = ("partnership_id", "fund", "recorded_at", "recorded_by", "approved_by", "proposal")


def enter(many: int = 1, **said: Any) -> JournalEntry:
    """An entry and its run of so many, next in the journal; `said` is what a model takes."""
    seq = store.last_seq(store.Ledger(said["partnership_id"], said["fund"])) + 1
    run = PostingRun.objects.create(
        first_seq=seq, last_seq=seq + many - 1, first_log=seq, **{name: said[name] for name in OF_RUN if name in said}
    )
    return JournalEntry.objects.create(seq=seq, run=run, log_number=seq, **HASHED, **said)
