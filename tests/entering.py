"""Entries written past the program, with the posting run and the hashes that the database asks for."""

from __future__ import annotations

from typing import Any

from section75.apps.ledger import store
from section75.apps.ledger.models import FundHead, JournalEntry, PostingRun

HASHED = {"salt": b"s" * 16, "leaf": b"l" * 32, "chain": b"c" * 32}
OF_RUN = ("partnership_id", "fund", "recorded_at", "recorded_by", "approved_by", "proposal")


def enter(many: int = 1, **said: Any) -> JournalEntry:
    """An entry and its run of so many, next in the journal; `said` is what a model takes."""
    seq = store.last_seq(store.Ledger(said["partnership_id"], said["fund"])) + 1
    of_run = {name: said.pop(name) for name in OF_RUN if name in said}
    head, _ = FundHead.objects.get_or_create(partnership_id=of_run["partnership_id"], fund=of_run["fund"])
    run = PostingRun.objects.create(head=head, first_seq=seq, last_seq=seq + many - 1, first_log=seq, **of_run)
    return JournalEntry.objects.create(head=head, seq=seq, run=run, log_number=seq, **HASHED, **said)
