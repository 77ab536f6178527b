"""A log walked in stretches, on every core: each is held against the line before it, and their trees are joined.

A stretch is good or it is not. What is wrong where one is not is for `walk` to say, which takes a line after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from section75.apps.evidence.beside import outside
from section75.apps.evidence.cores import Workers
from section75.apps.evidence.walking import Walk
from section75.apps.ledger import heads, log
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import LogLine
from section75.core.evidence import CHAIN_START, ENTRY, Frontier, chain_hashes, leaf_hashes

LINES: Final = 1 << 13  # of a stretch: a power of two, so that its tree is a part of the log's
WORTH_OTHERS: Final = 30_000  # lines from which processes of their own are sooner


class Asked(NamedTuple):
    """The lines after one number up to another, and the sizes between them whose roots are wanted."""

    ledger: Ledger
    after: int
    upto: int
    stops: tuple[int, ...]


class Stretch(NamedTuple):
    """What good lines come to: their tree, how many are entries, the last chain hash, the first two at each stop."""

    tree: Frontier
    entries: int
    chain: bytes
    at: tuple[tuple[int, Frontier, int], ...]  # size of the log, and the stretch's tree and entries up to there


def walk_stretches(ledger: Ledger, *, stops: Sequence[int], by: Workers) -> Walk | None:
    """The walk over as many lines as the head says there are; None where any of them is not as it was hashed, or
    missing, or rows are kept beside those that were walked.
    """
    done = walk_upto(ledger, heads.seen(ledger).size, stops=stops, by=by)
    return None if done is None or any(outside(ledger, done)) else done


def walk_upto(ledger: Ledger, size: int, *, stops: Sequence[int], by: Workers) -> Walk | None:
    """The walk over the first lines; None where any of them is not as it was hashed, or missing."""
    done = Walk()
    done.roots[0], done.entries_at[0] = done.root, 0
    for stretch in by.each(check, _asked(ledger, size, stops)):
        if stretch is None:
            return None
        _join(done, stretch)
    return done


def check(asked: Asked) -> Stretch | None:
    """Hold a stretch against itself and the line before it; None where anything is not as it was written."""
    ledger, after, upto, stops = asked
    lines = log.stretch(ledger, max(after - 1, 0), upto)
    before = lines.pop(0).chain if after and lines else CHAIN_START
    bodies, leaves = [line.body for line in lines], [line.leaf for line in lines]
    if (
        [line.number for line in lines] != list(range(after + 1, upto + 1))
        or leaf_hashes(bodies) != leaves
        or chain_hashes(before, bodies) != [line.chain for line in lines]
    ):
        return None
    at = tuple((stop, _tree(leaves, stop - after), _entries(lines[: stop - after])) for stop in stops)
    return Stretch(_tree(leaves, upto - after), _entries(lines), lines[-1].chain, at)


def _tree(leaves: Sequence[bytes], size: int) -> Frontier:
    return Frontier().extend(leaves[:size])


def _entries(lines: Sequence[LogLine]) -> int:
    return sum(line.kind == ENTRY for line in lines)


def _asked(ledger: Ledger, size: int, stops: Sequence[int]) -> Iterator[Asked]:
    wanted = sorted(set(stops))
    for after in range(0, size, LINES):
        upto = min(after + LINES, size)
        yield Asked(ledger, after, upto, tuple(stop for stop in wanted if after < stop <= upto))


def _join(done: Walk, stretch: Stretch) -> None:
    before, entries = done.frontier, done.entries
    for size, tree, many in stretch.at:
        done.roots[size], done.entries_at[size] = before.followed_by(tree).root(), entries + many
    done.frontier, done.chain = before.followed_by(stretch.tree), stretch.chain
    done.size, done.entries = done.frontier.size, entries + stretch.entries
    done.acts = done.size - done.entries
