"""Posting: entries, their lines of the log, their balances and the head, all in the transaction of whoever posts.

An entry comes here as a plain tuple, `Posted`, so that a file of a million rows is not also a million objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.engines import engine
from section75.apps.backups.store import require_accepted
from section75.apps.ledger import balancing, heads, salts
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import PostingRun
from section75.core.evidence import SALT_BYTES, Frontier, chain_hashes, entry_bodies, leaf_hashes, salted_each

BATCH = 10_000
TABLE = "ledger_journalentry"
COLUMNS = (
    "partnership_id", "fund", "recorded_at", "recorded_by_id", "approved_by_id", "proposal_id", "run_id",
    "seq", "log_number", "salt", "leaf", "chain",
    "effective_on", "year", "month", "debit", "credit", "pence", "narrative", "authority",
    "file_sha256", "file_name", "file_row", "reason", "reverses",
)  # fmt: skip

# Effective day, year and month reported in, debit, credit, pence, narrative, authority, file's hash, name and row,
# reason, and the entry it reverses.
Posted = tuple[date, int, int, str, str, int, str, str, str, str, int | None, str, int | None]


def write(ledger: Ledger, entries: Sequence[Posted], *, under: Carrying) -> range:
    """Post entries in their order; their numbers. Nothing is checked here: the core has, and the database will."""
    require_accepted(ledger.partnership, ledger.fund)
    head = heads.held(ledger)
    if not entries:
        return range(head.entries + 1, head.entries + 1)
    first = head.entries + 1
    run = _run(ledger, first, len(entries), head.size + 1, under)
    chain, frontier = heads.chain_of(head), heads.frontier_of(head)
    sums = balancing.Sums()
    for start in range(0, len(entries), BATCH):
        some = entries[start : start + BATCH]
        chain, frontier = _write_some(run, some, first + start, chain, frontier)
        sums.add(some)
        if under.progress:
            under.progress(start + len(some), len(entries))
    balancing.keep(ledger, sums)
    heads.move(head, entries=run.last_seq, chain=chain, frontier=frontier)
    return range(first, run.last_seq + 1)


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
    )


def _write_some(
    run: PostingRun, some: Sequence[Posted], first: int, chain: bytes, frontier: Frontier
) -> tuple[bytes, Frontier]:
    """One batch of a run, from entry `first` on; the chain and the tree with it."""
    fresh = salts.fresh(len(some))
    who = (run.recorded_by.username, run.approved_by.username if run.approved_by else "")
    people = salted_each(fresh, [who] * len(some))
    words = salted_each(fresh, ((entry[6], entry[11]) for entry in some))
    bodies = entry_bodies(_hashed(run, some, first, people, words))
    leaves, chains = leaf_hashes(bodies), chain_hashes(chain, bodies)
    with connection.cursor() as cursor:
        engine().put_many(cursor, TABLE, COLUMNS, _kept(run, some, first, fresh, leaves, chains))
    return chains[-1], frontier.extend(leaves)


def _hashed(
    run: PostingRun, some: Sequence[Posted], first: int, people: Sequence[bytes], words: Sequence[bytes]
) -> Iterator[Any]:
    """What the log says of each entry, in the order of its facts."""
    partnership, fund, at, proposal = run.partnership_id, run.fund, run.recorded_at, run.proposal_id
    ahead = run.first_log - run.first_seq
    for seq, entry, by, said in zip(range(first, first + len(some)), some, people, words, strict=True):
        day, year, month, debit, credit, pence, _, authority, sha256, name, row, _, reverses = entry
        yield (
            seq + ahead, partnership, fund, seq, at, day, year, month, debit, credit, pence, authority, sha256, name,
            row, reverses, proposal, by, said,
        )  # fmt: skip


def _kept(
    run: PostingRun, some: Sequence[Posted], first: int, fresh: bytes, leaves: Sequence[bytes], chains: Sequence[bytes]
) -> Iterator[tuple[Any, ...]]:
    """Each entry as the row that keeps it, in the order of COLUMNS."""
    of_all = (
        run.partnership_id, run.fund, _as_text(run.recorded_at), run.recorded_by_id, run.approved_by_id,
        run.proposal_id, run.pk,
    )  # fmt: skip
    ahead, place = run.first_log - run.first_seq, 0
    days: dict[date, str] = {}
    for seq, entry, leaf, chain in zip(range(first, first + len(some)), some, leaves, chains, strict=True):
        day = days.get(entry[0]) or days.setdefault(entry[0], entry[0].isoformat())
        salt = fresh[place : place + SALT_BYTES]
        place += SALT_BYTES
        yield (*of_all, seq, seq + ahead, salt, leaf, chain, day, *entry[1:])


def _as_text(moment: datetime) -> str:
    """A moment as the engine keeps it, or reads it."""
    return str(connection.ops.adapt_datetimefield_value(moment))
