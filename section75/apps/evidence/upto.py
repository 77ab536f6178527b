"""Whether a log still leads to where it stood at one of its entries: what an issued report is held against.

A report keeps one hash, that of the chain at the last entry it counted. Whoever changes any line before it, or takes
one away, no longer comes to that hash.
"""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool

from section75.apps.evidence.cores import Workers, workers
from section75.apps.evidence.stretches import WORTH_OTHERS, walk_upto
from section75.apps.ledger import heads, log
from section75.apps.ledger.ledgers import Ledger


def leads_to(ledger: Ledger, *, entry: int, chain: str) -> bool:
    """Is every line up to an entry as it was hashed, are there as many entries as its number says, and is its chain
    hash, in hex, this one?
    """
    line = log.line_of(ledger, entry)
    if line is None or line > heads.seen(ledger).size or ledger.rows().filter(seq__lte=entry).count() != entry:
        return False
    try:
        with workers(1 if line < WORTH_OTHERS else None) as by:
            return _chain(ledger, line, by) == chain
    except (BrokenProcessPool, OSError):  # one was killed or not begun, for want of memory most likely
        return _chain(ledger, line, Workers()) == chain


def _chain(ledger: Ledger, line: int, by: Workers) -> str:
    """The chain hash at a line, in hex; empty where any line before it is not as it was hashed."""
    done = walk_upto(ledger, line, stops=(), by=by)
    return "" if done is None else done.chain.hex()
