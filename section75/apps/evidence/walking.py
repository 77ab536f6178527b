"""Walking a log from its first line: every line against its hashes, the root wherever a checkpoint was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from section75.apps.ledger.log import LogLine
from section75.core.evidence import CHAIN_START, ENTRY, Frontier, chain_hash, leaf_hash

BATCH = 10_000


@dataclass
class Walk:
    """How far a log was walked, what it came to there, and what is wrong: lines in their order, each in words."""

    size: int = 0
    entries: int = 0
    acts: int = 0
    chain: bytes = CHAIN_START
    frontier: Frontier = field(default_factory=Frontier)
    roots: dict[int, bytes] = field(default_factory=dict)
    entries_at: dict[int, int] = field(default_factory=dict)
    changed: dict[int, bytes] = field(default_factory=dict)  # line -> the leaf it has now, where the body is another
    broken: list[str] = field(default_factory=list)

    @property
    def root(self) -> bytes:
        """The root over every line walked."""
        return self.frontier.root()


def walk(lines: Iterable[LogLine], *, stops: Sequence[int]) -> Walk:
    """Walk all lines, which are in the order of their numbers; `stops` are the sizes whose roots are wanted.

    Leaves are worked out from the bodies as they are now; a body that no longer fits its leaf is said, and so is a
    line that is missing or does not follow.
    """
    done, wanted = Walk(), sorted(set(stops))
    done.roots[0], done.entries_at[0] = done.root, 0
    for some in _upto_each_stop(lines, wanted):
        done.frontier = done.frontier.extend([_step(done, line) for line in some])
        if done.size in wanted:
            done.roots[done.size], done.entries_at[done.size] = done.root, done.entries
    return done


def _upto_each_stop(lines: Iterable[LogLine], stops: Sequence[int]) -> Iterator[list[LogLine]]:
    """Lines in batches, each of which ends where a root is wanted or where it is full."""
    some: list[LogLine] = []
    ends = set(stops)
    for line in lines:
        some.append(line)
        if len(some) == BATCH or line.number in ends:
            yield some
            some = []
    if some:
        yield some


def _step(done: Walk, line: LogLine) -> bytes:
    """One line further; its leaf, as its body has it now."""
    leaf, chain = leaf_hash(line.body), chain_hash(done.chain, line.body)
    due = done.size + 1
    if line.number > due:
        many = f"line {due:,} is" if line.number == due + 1 else f"lines {due:,} to {line.number - 1:,} are"
        done.broken.append(f"{many} missing: after line {done.size:,} comes line {line.number:,}")
    elif line.number < due:
        done.broken.append(f"line {line.number:,} comes twice or out of turn: it was put in")
    if leaf != line.leaf:
        done.changed[line.number] = leaf
        done.broken.append(f"line {line.number:,} ({what_is(line)}) was changed: it is not what was hashed")
    elif chain != line.chain:
        done.broken.append(f"line {line.number:,} ({what_is(line)}) does not follow the line before it")
    done.size, done.chain = line.number, line.chain
    done.entries += line.kind == ENTRY
    done.acts += line.kind != ENTRY
    return leaf


def what_is(line: LogLine) -> str:
    """What a line is, in words."""
    if line.kind != ENTRY:
        return line.kind
    seq = line.body.rpartition(b'"seq":')[2].partition(b",")[0]
    return f"entry {seq.decode()}"
