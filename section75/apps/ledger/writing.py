"""Posting: entries, their lines of the log, their balances and the head, all in the transaction of whoever posts.

An entry comes here as a plain tuple, `Posted`, so that a file of a million rows is not also a million objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.engines import engine
from section75.apps.backups.store import require_accepted
from section75.apps.ledger import balancing, heads, salts
from section75.apps.ledger.hashing import Batch, batches_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead, PostedFile, PostingRun
from section75.core.evidence import SALT_BYTES, BulkHasher, Common, Posted, salted
from section75.core.ledger import uncollected

BATCH = 10_000
TABLE = "ledger_journalentry"
COLUMNS = (
    "head_id", "run_id",
    "seq", "log_number", "salt", "leaf", "chain",
    "effective_on", "year", "month", "debit", "credit", "pence", "narrative", "authority",
    "file_id", "file_row", "reason", "reverses",
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
    run = _run(head, first, len(entries), under)
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


def _run(head: FundHead, first: int, many: int, under: Carrying) -> PostingRun:
    return PostingRun.objects.create(
        head=head,
        partnership_id=head.partnership_id,
        fund=head.fund,
        first_seq=first,
        last_seq=first + many - 1,
        first_log=head.size + 1,
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
    days = {day: day.isoformat() for day in {entry[0] for entry in batch.some}}
    files = {each: _file(run, *each) for each in {(entry[8], entry[9]) for entry in batch.some}}
    last, line, (leaves, chains, _) = first + len(batch.some), first + run.first_log - run.first_seq, batch.hashed
    fresh = [batch.salts[at : at + SALT_BYTES] for at in range(0, len(batch.salts), SALT_BYTES)]
    lines = zip(range(first, last), range(line, line + last - first), fresh, leaves, chains, strict=True)
    rows = (
        (*hashed, days[day], year, month, debit, credit, pence, words, authority, files[sha256, name], row, why, undoes)
        for hashed, (
            day, year, month, debit, credit, pence, words, authority, sha256, name, row, why, undoes,
        ) in zip(lines, batch.some, strict=True)
    )  # fmt: skip
    with connection.cursor() as cursor:
        engine().put_many(cursor, TABLE, COLUMNS, rows, of_all=(run.head_id, run.pk))


def _file(run: PostingRun, sha256: str, name: str) -> int | None:
    """The key of a file whose rows are posted, which is noted with the first of them; of no file, none."""
    if not sha256:
        return None
    kept, _ = PostedFile.objects.get_or_create(head_id=run.head_id, sha256=sha256, defaults={"name": name})
    assert kept.name == name, "a file comes to a fund under one name"
    return kept.pk
