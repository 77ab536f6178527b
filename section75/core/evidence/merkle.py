"""The tree over a log's leaves, as RFC 9162 section 2.1 builds it: its root, and short proofs against it.

A leaf is 32 bytes already (`leaf_hash`); above it each node is SHA-256 over one byte 1 and its two children. The root
of no leaves is SHA-256 of nothing. Positions within the tree count from 0; lines of a log count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

EMPTY_ROOT: Final = sha256(b"").digest()

# The root over the leaves from one position up to before another.
RootOf = Callable[[int, int], bytes]


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree grown so far: how many leaves it has, and the roots of the perfect trees it consists of, largest first.

    This is all that has to be kept for adding leaves and for the root; at most one hash for each doubling.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        assert len(self.peaks) == self.size.bit_count(), "there is one peak for each perfect tree"

    def add(self, leaf: bytes) -> Frontier:
        """The tree with one leaf more."""
        return self.extend([leaf])

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """The tree with many leaves more, in their order: worked out a level at a time."""
        nodes, old = list(leaves), list(self.peaks)
        size, grown, level = self.size + len(nodes), [], 0
        while nodes:
            if self.size >> level & 1:
                nodes.insert(0, old.pop())
            if len(nodes) % 2:
                grown.append(nodes.pop())
            nodes = [
                sha256(b"\x01" + left + right).digest() for left, right in zip(nodes[::2], nodes[1::2], strict=True)
            ]
            level += 1
        return Frontier(size, (*old, *reversed(grown)))

    def followed_by(self, other: Frontier) -> Frontier:
        """The tree with another's leaves after its own, which fill whole trees at least as large as the other is."""
        assert self.size % (1 << max(other.size - 1, 0).bit_length()) == 0, "the other begins where a tree may"
        size, peaks = self.size + other.size, [*self.peaks, *other.peaks]
        while len(peaks) > size.bit_count():
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))
        return Frontier(size, tuple(peaks))

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        *before, root = self.peaks
        for peak in reversed(before):
            root = node_hash(peak, root)
        return root

    def to_text(self) -> str:
        """The size and the peaks in hexadecimal, parted by spaces: what a database keeps."""
        return " ".join([str(self.size), *(peak.hex() for peak in self.peaks)])

    @classmethod
    def from_text(cls, text: str) -> Frontier:
        """What `to_text` wrote."""
        size, *peaks = text.split(" ")
        return cls(int(size), tuple(map(bytes.fromhex, peaks)))


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node above two others: SHA-256 over one byte 1 and both."""
    return sha256(b"\x01" + left + right).digest()


def root_over(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree over these leaves."""
    return Frontier().extend(leaves).root()


def roots_of(leaves: Sequence[bytes]) -> RootOf:
    """The roots within a tree whose leaves are at hand, for the proofs below."""
    return lambda start, end: root_over(leaves[start:end])


def inclusion_proof(position: int, size: int, root_of: RootOf) -> list[bytes]:
    """That a leaf stands in a tree of this size: what its hash is to be joined with, from the leaf up."""
    assert 0 <= position < size, "the tree has no such leaf"
    proof, start, end = [], 0, size
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if position < middle:
            proof.append(root_of(middle, end))
            end = middle
        else:
            proof.append(root_of(start, middle))
            start = middle
    return proof[::-1]


def is_included(leaf: bytes, position: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf to the root (RFC 9162 section 2.1.3.2)."""
    if not 0 <= position < size:
        return False
    here, last, reached = position, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            reached = node_hash(other, reached)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            reached = node_hash(reached, other)
        here, last = here >> 1, last >> 1
    return last == 0 and reached == root


def consistency_proof(earlier: int, later: int, root_of: RootOf) -> list[bytes]:
    """That the tree of one size is the beginning of the tree of another: RFC 9162 section 2.1.4.1."""
    assert 0 < earlier <= later, "a proof runs from a tree with leaves to one no smaller"
    proof, start, end, whole = [], 0, later, True
    while earlier != end:
        middle = start + _largest_power_below(end - start)
        if earlier <= middle:
            proof.append(root_of(middle, end))
            end = middle
        else:
            proof.append(root_of(start, middle))
            start, whole = middle, False
    return ([] if whole else [root_of(start, end)]) + proof[::-1]


def is_consistent(earlier: int, earlier_root: bytes, later: int, later_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the later tree begins with the earlier one (RFC 9162 section 2.1.4.2)."""
    if earlier == later:
        return not proof and earlier_root == later_root
    if not 0 < earlier < later:
        return False
    hashes = list(proof) if earlier & (earlier - 1) else [earlier_root, *proof]
    if not hashes:
        return False
    here, last = earlier - 1, later - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    was = now = hashes[0]
    for other in hashes[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            was, now = node_hash(other, was), node_hash(other, now)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            now = node_hash(now, other)
        here, last = here >> 1, last >> 1
    return last == 0 and was == earlier_root and now == later_root


def _largest_power_below(count: int) -> int:
    """The largest power of two smaller than a count above 1."""
    return 1 << (count - 1).bit_length() - 1
