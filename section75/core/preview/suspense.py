"""Suspense: which entries make up its balance, how much of each is left, and how old it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal


class NotThatMuchLeft(Refusal):
    """More would be cleared than is left of an entry in suspense."""

    def __init__(self, seq: int, wanted: Money, left: Money) -> None:
        super().__init__(
            f"Entry {seq} has {left} left in suspense, and {wanted} would be cleared. "
            "Clear what is left of it at most; what was cleared wrongly is reversed first."
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry that moved suspense: signed, what was paid being positive. `of` is the entry it clears or reverses."""

    seq: int
    on: date
    amount: Money
    narrative: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An entry of which something is left in suspense: what it was, what cleared it since, and its age."""

    entry: Moved
    cleared: Money
    days: int

    @property
    def left(self) -> Money:
        """What is left, with the entry's own sign."""
        return self.entry.amount - self.cleared


def held_in_suspense(moves: Iterable[Moved], *, today: date) -> tuple[Held, ...]:
    """The entries that make up the balance of suspense, oldest first: what is left of them adds up to it.

    What clears or reverses an entry counts against the first entry it leads back to.
    """
    every = {move.seq: move for move in moves}
    against: dict[int, list[Money]] = {}
    for move in every.values():
        root = _root(move, every)
        if root != move.seq:
            against.setdefault(root, []).append(move.amount)
    held = [
        Held(move, -sum_of(against.get(move.seq, ())), (today - move.on).days)
        for move in every.values()
        if _root(move, every) == move.seq
    ]
    left = [each for each in held if each.left]
    return tuple(sorted(left, key=lambda each: (each.entry.on, each.entry.seq)))


def require_left(each: Held, wanted: Money) -> None:
    """Refuse to clear more of an entry than is left of it. Both are without sign."""
    if wanted > abs(each.left):
        raise NotThatMuchLeft(each.entry.seq, wanted, abs(each.left))


def _root(move: Moved, every: Mapping[int, Moved]) -> int:
    """The first entry it leads back to; itself where it leads nowhere. An entry leads to one posted before it."""
    while move.of is not None and move.of in every and move.of < move.seq:
        move = every[move.of]
    return move.seq
