"""Many entries of one posting, hashed a batch at a time: the same leaves, chain and tree as one line after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count, repeat
from typing import Any, NamedTuple

from section75.core.evidence.log import chain_hashes, entry_bodies, leaf_hashes, salted_each
from section75.core.evidence.merkle import Frontier

# Effective day, year and month reported in, debit, credit, pence, narrative, authority, file's hash, name and row,
# reason, and the entry it reverses.
Posted = tuple[date, int, int, str, str, int, str, str, str, str, int | None, str, int | None]
Columns = Sequence[Sequence[Any]]  # the same of many entries: all their days, all their years and so on


class Common(NamedTuple):
    """What all entries of a posting have in common; `people` are the 32 bytes of `salted` who prepared and approved."""

    partnership: str
    fund: str
    recorded_at: datetime
    proposal: int | None
    people: bytes


class Hashed(NamedTuple):
    """The leaf and the chain hash of each entry of a batch, and the tree with all so far."""

    leaves: Sequence[bytes]
    chains: Sequence[bytes]
    frontier: Frontier


@dataclass(slots=True)
class BulkHasher:
    """Hashes batch after batch: where the log stands, by line, entry, chain hash and tree, before the next one."""

    common: Common
    line: int
    seq: int
    chain: bytes
    frontier: Frontier

    def hash(self, columns: Columns, salts: bytes) -> Hashed:
        """The next batch; `salts` holds 16 bytes for each entry, one after another."""
        of, many = self.common, len(columns[0])
        days, years, months, debits, credited, pence, narratives, authorities, *files, reasons, reverses = columns
        words = salted_each(salts, zip(narratives, reasons, strict=True))
        bodies = entry_bodies(
            zip(
                count(self.line), repeat(of.partnership), repeat(of.fund), count(self.seq), repeat(of.recorded_at),
                days, years, months, debits, credited, pence, authorities, *files, reverses, repeat(of.proposal),
                repeat(of.people), words,
                strict=False,  # some of them have no end
            )
        )  # fmt: skip
        leaves, chains = leaf_hashes(bodies), chain_hashes(self.chain, bodies)
        self.line, self.seq, self.chain = self.line + many, self.seq + many, chains[-1]
        self.frontier = self.frontier.extend(leaves)
        return Hashed(leaves, chains, self.frontier)
