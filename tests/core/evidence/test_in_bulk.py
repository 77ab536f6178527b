"""A posting hashed a batch at a time: the same lines as one entry after another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from section75.core.evidence import (
    CHAIN_START,
    SALT_BYTES,
    BulkHasher,
    Common,
    EntryFacts,
    Frontier,
    Posted,
    chain_hash,
    entry_body,
    leaf_hash,
    salted,
)

COMMON = Common("invented-2022", "older-people", datetime(2022, 7, 4, 9, 5, tzinfo=UTC), 7, b"p" * 32)
SALTS = bytes(range(SALT_BYTES * 7))
SEVEN: list[Posted] = [
    *(
        (date(2022, 4, row), 2022, 1, "expenditure/beds", "cash", 100 + row, f"café {row}", "clause 9", "f" * 64,
         "a.csv", row, "", None)
        for row in range(2, 7)
    ),
    (date(2022, 5, 1), 2022, 2, "cash", "expenditure/beds", 1, "Paid twice", "clause 9", "", "", None, "because", 2),
    (date(2022, 5, 1), 2022, 15, "cash", "suspense", 1, "", "clause 9", "", "", None, "late", None),
]  # fmt: skip


def one_by_one(line: int, seq: int) -> list[bytes]:
    """Their bodies, each written by itself."""
    of, bodies = COMMON, []
    for at, entry in enumerate(SEVEN):
        day, year, month, debit, credit, pence, narrative, authority, sha256, name, row, reason, reverses = entry
        words = salted(SALTS[at * SALT_BYTES : (at + 1) * SALT_BYTES], [narrative, reason])
        facts = EntryFacts(
            line + at, of.partnership, of.fund, seq + at, of.recorded_at, day, year, month, debit, credit, pence,
            authority, sha256, name, row, reverses, of.proposal, of.people, words,
        )  # fmt: skip
        bodies.append(entry_body(facts))
    return bodies


@pytest.mark.parametrize("sizes", [(7,), (1, 6), (3, 4), (1, 1, 1, 1, 1, 1, 1)])
@pytest.mark.parametrize("before", [0, 1, 6])
def test_batches_are_hashed_as_lines_are(sizes: tuple[int, ...], before: int) -> None:
    tree = Frontier().extend([bytes([at]) * 32 for at in range(before)])
    hasher = BulkHasher(COMMON, before + 1, 1, CHAIN_START, tree)
    leaves: list[bytes] = []
    chains: list[bytes] = []
    start = 0
    for size in sizes:
        some = tuple(zip(*SEVEN[start : start + size], strict=True))
        hashed = hasher.hash(some, SALTS[start * SALT_BYTES : (start + size) * SALT_BYTES])
        leaves, chains, start = [*leaves, *hashed.leaves], [*chains, *hashed.chains], start + size
    bodies, chain = one_by_one(before + 1, 1), CHAIN_START
    assert leaves == [leaf_hash(body) for body in bodies]
    for body, found in zip(bodies, chains, strict=True):
        chain = chain_hash(chain, body)
        assert found == chain
    assert hasher.frontier == tree.extend(leaves)
    assert (hasher.line, hasher.seq, hasher.chain) == (before + 8, 8, chain)
