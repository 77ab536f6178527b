"""Posting: entries, their lines of the log, their balances and the head, all in the transaction of whoever posts.

An entry comes here as a plain tuple, `Posted`, so that a file of a million rows is not also a million objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.engines import engine
from section75.apps.backups.store import require_accepted
from section75.apps.ledger import balancing, heads, salts
from section75.apps.ledger.hashing import Batch, batches_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import PostingRun
from section75.core.evidence import SALT_BYTES, BulkHasher, Common, Posted, salted
from section75.core.ledger import uncollected

BATCH = 10_000
TABLE = "ledger_journalentry"
COLUMNS = (
    "partnership_id", "fund", "recorded_at", "recorded_by_id", "approved_by_id", "proposal_id", "run_id",
    "seq", "log_number", "salt", "leaf", "chain",
    "effective_on", "year", "month", "debit", "credit", "pence", "narrative", "authority",
    "file_sha256", "file_name", "file_row", "reason", "reverses",
)  # fmt: skip


@uncollected()
def write(ledger: Ledger, entries: Sequence[Posted], *, under: Carrying, sums: balancing.Sums | None = None) -> range:
    """Post entries in their order; their numbers. Nothing is checked here: the core has, and the database will.

    `sums` are what the entries come to, where that is known already.
    """
    require_accepted(ledger.partnership, ledger.fund)
    head = heads.held(ledger)
    if not entries:
        return range(head.entries + 1, head.entries + 1)
    first = head.entries + 1
    run = _run(ledger, first, len(entries), head.size + 1, under)
    common = Common(run.partnership_id, run.fund, run.recorded_at, run.proposal_id, _people(run))
    hasher = BulkHasher(common, run.first_log, first, heads.chain_of(head), heads.frontier_of(head))
    counted = sums or balancing.Sums()
    for batch in batches_of(entries, hasher, size=BATCH):
        _keep(run, batch, first)
        if sums is None:
            counted.add(batch.some)
        first += len(batch.some)
        if under.progress:
            under.progress(first - run.first_seq, len(entries))
    balancing.keep(ledger, counted)
    heads.move(head, entries=run.last_seq, chain=batch.hashed.chains[-1], frontier=batch.hashed.frontier)
    return range(run.first_seq, run.last_seq + 1)


def _run(ledger: Ledger, first: int, many: int, line: int, under: Carrying) -> PostingRun:
    return PostingRun.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        first_seq=first,
        last_seq=first + many - 1,
        first_log=line,
        recorded_at=under.at,
        recorded_by=under.prepared_by,
        approved_by=under.approved_by,
        proposal_id=under.number,
        salt=salts.fresh(1),
    )


def _people(run: PostingRun) -> bytes:
    """Who prepared and who approved a posting, as every entry of it says: salted once for all of them."""
    return salted(bytes(run.salt), [run.recorded_by.username, run.approved_by.username if run.approved_by else ""])


def _keep(run: PostingRun, batch: Batch, first: int) -> None:
    """One batch of a run, from entry `first` on, as the rows that keep it, in the order of COLUMNS."""
    of_all = (
        run.partnership_id, run.fund, _as_text(run.recorded_at), run.recorded_by_id, run.approved_by_id,
        run.proposal_id, run.pk,
    )  # fmt: skip
    days = {day: day.isoformat() for day in {entry[0] for entry in batch.some}}
    last, line, (leaves, chains, _) = first + len(batch.some), first + run.first_log - run.first_seq, batch.hashed
    fresh = [batch.salts[at : at + SALT_BYTES] for at in range(0, len(batch.salts), SALT_BYTES)]
    rows = (
        (seq, number, salt, leaf, chain, days[entry[0]], *entry[1:])
        for seq, number, salt, leaf, chain, entry in zip(
            range(first, last), range(line, line + last - first), fresh, leaves, chains, batch.some, strict=True
        )
    )
    with connection.cursor() as cursor:
        engine().put_many(cursor, TABLE, COLUMNS, rows, of_all=of_all)


def _as_text(moment: datetime) -> str:
    """A moment as the engine keeps it, or reads it."""
    return str(connection.ops.adapt_datetimefield_value(moment))
