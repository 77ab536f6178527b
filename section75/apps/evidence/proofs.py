"""That one entry stands in the log a checkpoint signed: a file anybody can check with SHA-256 alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from section75.apps.evidence import store
from section75.apps.evidence.models import Checkpoint
from section75.apps.ledger import log
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import LogLine
from section75.core.evidence import canonical_bytes, inclusion_proof, is_included, leaf_hash, roots_of

FORMAT = "section75-proof/1"


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry's line of the log, and the hashes that lead from its leaf to the root of the last checkpoint."""

    seq: int
    line: LogLine
    checkpoint: Checkpoint
    path: tuple[bytes, ...]

    @property
    def holds(self) -> bool:
        """Do they lead there, from the entry as it is now?"""
        root = bytes.fromhex(self.checkpoint.root)
        return is_included(leaf_hash(self.line.body), self.line.number - 1, self.checkpoint.size, self.path, root)

    def as_bytes(self) -> bytes:
        """The proof as a file: canonical JSON."""
        return canonical_bytes(
            {
                "format": FORMAT,
                "entry": self.seq,
                "line": self.line.number,
                "body": self.line.body.decode(),
                "leaf": self.line.leaf.hex(),
                "path": [each.hex() for each in self.path],
                "size": self.checkpoint.size,
                "root": self.checkpoint.root,
                "checkpoint": store.note_with_all(self.checkpoint).as_bytes().decode(),
            }
        )


def proof_of(ledger: Ledger, seq: int) -> Proof | None:
    """The proof of an entry; None where no checkpoint covers it yet, or there is no such entry."""
    number = ledger.rows().filter(seq=seq).values_list("log_number", flat=True).first()
    last = store.last(ledger)
    if number is None or last is None or last.size < number:
        return None
    line = next(log.lines(ledger, number - 1, number))
    path = inclusion_proof(number - 1, last.size, _kept(ledger, last.size))
    return Proof(seq, line, last, tuple(path))


def _kept(ledger: Ledger, size: int) -> Callable[[int, int], bytes]:
    return roots_of(list(log.leaves(ledger, upto=size)))
