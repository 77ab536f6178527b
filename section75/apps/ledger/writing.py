"""Posting: entries, their lines of the log, their balances and the head, all in the transaction of whoever posts.

An entry comes here as a plain tuple, `Posted`, so that a file of a million rows is not also a million objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.engines import engine
from section75.apps.backups.store import require_accepted
from section75.apps.ledger import balancing, heads, salts
from section75.apps.ledger.hashing import Batch, batches_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead, PostedFile, PostingRun
from section75.apps.prepared import put
from section75.core.evidence import SALT_BYTES, BulkHasher, Common, Posted, cut, salted
from section75.core.ledger import uncollected

BATCH = 10_000
TABLE = "ledger_journalentry"
NUMBER = "seq"  # which no two entries have in common, be there one or many


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
    if sums is None:
        counted.add(entries)
    for batch in batches_of(entries, hasher, size=BATCH):
        _keep(run, batch, first)
        first += len(batch.columns[0])
        if under.progress:
            under.progress(first - run.first_seq, len(entries))
    balancing.keep(ledger, counted)
    heads.move(head, entries=run.last_seq, chain=batch.hashed.chains[-1], frontier=batch.hashed.frontier)
    return range(run.first_seq, run.last_seq + 1)


def _run(head: FundHead, first: int, many: int, under: Carrying) -> PostingRun:
    run = PostingRun(
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
    return put(run)


def _people(run: PostingRun) -> bytes:
    """Who prepared and who approved a posting, as every entry of it says: salted once for all of them."""
    return salted(bytes(run.salt), [run.recorded_by.username, run.approved_by.username if run.approved_by else ""])


def _keep(run: PostingRun, batch: Batch, first: int) -> None:
    """One batch of a run, from entry `first` on. What all its entries have in common is handed over once for all."""
    columns = _columns(run, batch, first)
    alike = {name: each for name, each in columns.items() if each[0] == each[-1] and each.count(each[0]) == len(each)}
    same = [name for name in alike if name != NUMBER]
    own = [name for name in columns if name not in same]
    of_all = (run.head_id, run.pk, *(columns[name][0] for name in same))
    rows = zip(*(columns[name] for name in own), strict=True)
    with connection.cursor() as cursor:
        engine().put_many(cursor, TABLE, ("head_id", "run_id", *same, *own), rows, of_all=of_all)


def _columns(run: PostingRun, batch: Batch, first: int) -> dict[str, Sequence[Any]]:
    """The entries of a batch by name of column, but for the two that a run has for all of them."""
    days, years, months, debits, credited, pence, narratives, authorities, *files, rows, reasons, reverses = (
        batch.columns
    )
    last, line = first + len(days), first + run.first_log - run.first_seq
    as_text = {day: day.isoformat() for day in set(days)}
    keys = {each: _file(run, *each) for each in set(zip(*files, strict=True))}
    return {
        NUMBER: range(first, last), "log_number": range(line, line + last - first),
        "salt": cut(batch.salts, SALT_BYTES), "leaf": batch.hashed.leaves, "chain": batch.hashed.chains,
        "effective_on": [as_text[day] for day in days], "year": years, "month": months,
        "debit": debits, "credit": credited, "pence": pence, "narrative": narratives, "authority": authorities,
        "file_id": [keys[each] for each in zip(*files, strict=True)], "file_row": rows,
        "reason": reasons, "reverses": reverses,
    }  # fmt: skip


def _file(run: PostingRun, sha256: str, name: str) -> int | None:
    """The key of a file whose rows are posted, which is noted with the first of them; of no file, none."""
    if not sha256:
        return None
    kept, _ = PostedFile.objects.get_or_create(head_id=run.head_id, sha256=sha256, defaults={"name": name})
    assert kept.name == name, "a file comes to a fund under one name"
    return kept.pk
