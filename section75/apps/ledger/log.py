"""A fund's log: its entries and the acts of its books, one line after another, each hashed and chained to the last.

Lines are written by whoever posts (`writing`) or acts (`add_act`), in the same transaction; here they are read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from heapq import merge
from typing import NamedTuple

from section75.apps.ledger.heads import chain_of, frontier_of, held, move, seen
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead, LogAct, PostedFile
from section75.core.evidence import (
    ENTRY,
    SALT_BYTES,
    act_body,
    chain_hash,
    entry_bodies,
    leaf_hash,
    salted,
    salted_each,
)

BATCH = 10_000
_KEPT = (
    "log_number", "seq", "effective_on", "year", "month", "debit", "credit", "pence", "authority", "file_row",
    "reverses", "run_id", "file_id", "narrative", "reason", "salt", "leaf", "chain",
)  # fmt: skip


class _Beside(NamedTuple):
    """What belongs to entries and stands beside them: of a posting when, under which proposal, its salt and its two
    people; of a file its hash and name. What is gone was nobody's, and nothing, which no body of an entry says.
    """

    postings: Mapping[int, tuple[datetime, int | None, bytes, str, str | None]]
    files: Mapping[int | None, tuple[str, str]]


_GONE = (datetime.min.replace(tzinfo=UTC), None, b"", "", None)


class Head(NamedTuple):
    """How far a log has come: its last line, that line's chain hash, the root over all leaves, and the last entry."""

    size: int
    chain: bytes
    root: bytes
    entries: int


class LogLine(NamedTuple):
    """One line: its number, `entry` or what act it is, its body made again from the row, and the hashes kept."""

    number: int
    kind: str
    body: bytes
    leaf: bytes
    chain: bytes


def head(ledger: Ledger) -> Head:
    """How far the log of a fund has come."""
    return _head(seen(ledger))


def _head(row: FundHead) -> Head:
    return Head(row.size, chain_of(row), frontier_of(row).root(), row.entries)


def add_act(ledger: Ledger, kind: str, body: Mapping[str, object], *, at: datetime) -> Head:
    """Write an act into the log of a fund, with its facts: text, whole numbers, lists and tables of them."""
    row = held(ledger)
    number = row.size + 1
    written = act_body(number, kind, partnership=ledger.partnership, fund=ledger.fund, at=at, facts=body)
    leaf, chain = leaf_hash(written), chain_hash(chain_of(row), written)
    LogAct.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        log_number=number,
        kind=kind,
        body=written.decode(),
        leaf=leaf,
        chain=chain,
        at=at,
    )
    move(row, entries=row.entries, chain=chain, frontier=frontier_of(row).add(leaf))
    return _head(row)


def lines(ledger: Ledger, after: int = 0, upto: int | None = None) -> Iterator[LogLine]:
    """The lines after a number and up to another, in order; whatever the rows hold by now, their bodies hold too."""
    last = seen(ledger).size if upto is None else upto
    yield from merge(_acts(ledger, after, last), _entries(ledger, after, last), key=lambda line: line.number)


def stretch(ledger: Ledger, after: int, upto: int) -> list[LogLine]:
    """The lines between two numbers, of entries those that were posted to stand there, and no other row is looked at:
    it is for whoever then counts that these were all.
    """
    first, last = _seq_after(ledger, after), _seq_after(ledger, upto)
    rows = ledger.rows().filter(seq__gt=first, seq__lte=last).order_by("seq").values_list(*_KEPT)
    entries = _made_again(ledger, list(rows), _beside(ledger, first + 1, last)) if last > first else ()
    return list(merge(_acts(ledger, after, upto), entries, key=lambda line: line.number))


def line_of(ledger: Ledger, seq: int) -> int | None:
    """The number of the line that an entry stands in; 0 for no entry yet, None for one that is not there."""
    return ledger.rows().filter(seq=seq).values_list("log_number", flat=True).first() if seq else 0


def leaves(ledger: Ledger, after: int = 0, upto: int | None = None) -> Iterator[bytes]:
    """The leaves kept of the same lines, without making their bodies again."""
    last = seen(ledger).size if upto is None else upto
    acts = _acts_of(ledger, after, last).values_list("log_number", "leaf")
    first = _seq_after(ledger, after)
    rows = ledger.rows().filter(seq__gt=first, log_number__lte=last).order_by("seq").values_list("log_number", "leaf")
    both = merge(acts.iterator(BATCH), rows.iterator(BATCH), key=lambda row: row[0])
    yield from (bytes(leaf) for _, leaf in both)


def _acts(ledger: Ledger, after: int, upto: int) -> Iterator[LogLine]:
    for act in _acts_of(ledger, after, upto).iterator(BATCH):
        yield LogLine(act.log_number, act.kind, act.body.encode(), bytes(act.leaf), bytes(act.chain))


def _acts_of(ledger: Ledger, after: int, upto: int):  # type: ignore[no-untyped-def]
    rows = LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return rows.filter(log_number__gt=after, log_number__lte=upto).order_by("log_number")


def _entries(ledger: Ledger, after: int, upto: int) -> Iterator[LogLine]:
    """The entries among the lines, a batch at a time by their number."""
    seq = _seq_after(ledger, after)
    rows = ledger.rows().filter(log_number__lte=upto).order_by("seq").values_list(*_KEPT)
    while batch := list(rows.filter(seq__gt=seq)[:BATCH]):
        first, seq = batch[0][1], batch[-1][1]
        yield from _made_again(ledger, batch, _beside(ledger, first, seq))


def _beside(ledger: Ledger, first: int, last: int) -> _Beside:
    """What belongs to the entries between two numbers, both with them."""
    runs = ledger.runs().filter(last_seq__gte=first, first_seq__lte=last)
    who = ("recorded_at", "proposal_id", "salt", "recorded_by__username", "approved_by__username")
    files = PostedFile.objects.filter(head__partnership=ledger.partnership, head__fund=ledger.fund)
    return _Beside(
        {pk: (at.astimezone(UTC), *rest) for pk, at, *rest in runs.values_list("pk", *who)},
        {None: ("", "")} | {pk: (sha256, name) for pk, sha256, name in files.values_list("pk", "sha256", "name")},
    )


def _made_again(ledger: Ledger, batch: list[tuple], beside: _Beside) -> Iterator[LogLine]:  # type: ignore[type-arg]
    salts = [_as_salt(row[-3]) for row in batch]
    words = salted_each(b"".join(salts), ((row[-5], row[-4]) for row in batch))
    people: dict[tuple[int, bytes], bytes] = {}
    facts = []
    for row, own, said in zip(batch, salts, words, strict=True):
        at, proposal, of_run, by, approver = beside.postings.get(row[11], _GONE)
        key = (row[11], b"" if of_run else own)  # a posting of before has no salt, and each of its entries its own
        if key not in people:
            people[key] = salted(_as_salt(of_run) if of_run else own, [by, approver or ""])
        file = beside.files.get(row[12], ("", ""))
        facts.append(
            (
                row[0],
                ledger.partnership,
                ledger.fund,
                row[1],
                at,
                *row[2:9],
                *file,
                *row[9:11],
                proposal,
                people[key],
                said,
            )
        )
    for row, body in zip(batch, entry_bodies(facts), strict=True):
        yield LogLine(row[0], ENTRY, body, bytes(row[-2]), bytes(row[-1]))


def _as_salt(kept: bytes) -> bytes:
    """A salt; what is shorter or longer is none any more, and becomes as many bytes of nothing, which no body has."""
    salt = bytes(kept)
    return salt if len(salt) == SALT_BYTES else bytes(SALT_BYTES)


def _seq_after(ledger: Ledger, line: int) -> int:
    """The number of the last entry that stands in the log at a line or before it."""
    run = ledger.runs().filter(first_log__lte=line).order_by("-first_log").first()
    return 0 if run is None else min(run.last_seq, run.first_seq + line - run.first_log)
