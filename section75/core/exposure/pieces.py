"""Pieces: the ranges of variance over which every part grows evenly, or over which the rule is silent.

Found by trying: a range is even when its parts lie on a straight line at points inside it, give or take the odd
pennies. Ranges begin at the amounts the terms name and at round amounts, and are halved down to a penny where they are
not even; so a kink is missed only if it changes nothing by more than a few pence. Near a kink the pennies blur it:
where the lines on either side of a short piece meet inside it, the piece is left out and they meet there; or at an
amount that the terms name, if one is within a few pence. A round amount that nobody names draws nothing to itself.

No more than `MOST_TRIES` variances are settled. A rule so ragged that it needs more is looked at less closely.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from section75.core.exposure.curve import Curve, Outcome
from section75.core.money import Money

FURTHEST = Money(10**12)  # ten thousand million pounds; further, where the terms name more
MOST_TRIES = 8_000
_NEAR = 5  # pence: how far the odd pennies may move the place where two lines meet
_SLIVER = 1_000  # pence: a piece shorter than this, between two longer ones, may be nothing but odd pennies
_TENTHS = (1, 3, 5, 7, 9)


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of variances and the outcome at either end of it."""

    first: Outcome
    last: Outcome

    @property
    def is_silent(self) -> bool:
        """Is every variance in it refused?"""
        return self.first.refusal is not None

    def slope(self, taker: str) -> Fraction:
        """What a taker takes of each further penny of variance."""
        length = self.last.variance.pence - self.first.variance.pence
        return Fraction(self.last.of(taker).pence - self.first.of(taker).pence, length)


def pieces(curve: Curve, seeds: Iterable[Money], named: Iterable[Money] = ()) -> list[Piece]:
    """The pieces of a curve on one side of nothing, outwards from it.

    `seeds` are where ranges begin, and `named` those of them that the terms name; all have the side's sign.
    """
    points = sorted({*seeds}, key=lambda amount: abs(amount.pence))
    found: list[Piece] = []
    for near, far in pairwise(points):
        found += _halved(curve, near, far)
    return _without_slivers(curve, _joined(curve, found), sorted(named, key=lambda amount: amount.pence))


def _halved(curve: Curve, near: Money, far: Money) -> list[Piece]:
    """A range as even pieces; a jump between two pennies is left between them."""
    if curve.tried > MOST_TRIES or _is_even(curve, near, far):
        return [Piece(curve.at(near), curve.at(far))]
    if abs(far.pence - near.pence) <= 1:
        return []
    middle = Money((near.pence + far.pence) // 2)
    return [*_halved(curve, near, middle), *_halved(curve, middle, far)]


def _is_even(curve: Curve, near: Money, far: Money) -> bool:
    first, last = curve.at(near), curve.at(far)
    length = far.pence - near.pence
    if abs(length) <= 1:
        return _alike(first, last) and all(
            abs(last.of(taker).pence - first.of(taker).pence) <= 1 + _play(last) for taker in _takers(first, last)
        )
    inside = {near.pence + length * tenth // 10 for tenth in _TENTHS} - {near.pence, far.pence}
    return _alike(first, last) and all(_on_the_line(curve.at(Money(pence)), first, last) for pence in inside)


def _on_the_line(point: Outcome, first: Outcome, last: Outcome) -> bool:
    """Does a point lie between the ends of its range, give or take the odd pennies?"""
    if not _alike(point, first):
        return False
    reached = Fraction(point.variance.pence - first.variance.pence, last.variance.pence - first.variance.pence)
    return all(
        abs(point.of(taker).pence - _between(first.of(taker), last.of(taker), reached)) <= 1 + _play(point)
        for taker in _takers(point, first, last)
    )


def _alike(one: Outcome, other: Outcome) -> bool:
    """Are both settled, or both refused by the same name and clause?"""
    if one.refusal is None or other.refusal is None:
        return one.refusal is other.refusal
    return (one.refusal.name, one.refusal.clause) == (other.refusal.name, other.refusal.clause)


def _between(first: Money, last: Money, reached: Fraction) -> Fraction:
    return first.pence + (last.pence - first.pence) * reached


def _play(outcome: Outcome) -> int:
    """How many odd pennies may stand in the parts: one a portion."""
    return outcome.portions


def _takers(*outcomes: Outcome) -> set[str]:
    return {taker for outcome in outcomes for taker in outcome.parts}


def _joined(curve: Curve, found: list[Piece]) -> list[Piece]:
    """Neighbouring pieces that are even together, as one."""
    joined: list[Piece] = []
    for piece in found:
        before = joined[-1] if joined else None
        meets = before is not None and before.last.variance == piece.first.variance
        if before and meets and _is_even(curve, before.first.variance, piece.last.variance):
            joined[-1] = Piece(before.first, piece.last)
        else:
            joined.append(piece)
    return joined


def _without_slivers(curve: Curve, found: list[Piece], named: list[Money]) -> list[Piece]:
    """Pieces that meet where their lines do: short ones between two others are left out, and borders moved there."""
    kept: list[Piece] = []
    for number, piece in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if kept and after and _is_sliver(piece) and _meet(curve, kept[-1], after, named):
            continue
        met = _meet(curve, kept[-1], piece, named) if kept else None
        if met is not None:
            kept[-1], piece = Piece(kept[-1].first, met), Piece(met, piece.last)
        kept.append(piece)
    return kept


def _is_sliver(piece: Piece) -> bool:
    return not piece.is_silent and abs(piece.last.variance.pence - piece.first.variance.pence) <= _SLIVER


def _meet(curve: Curve, before: Piece, after: Piece, named: list[Money]) -> Outcome | None:
    """Where two pieces meet, if their lines do so at or between their borders; at a named amount, if one is so near."""
    at = _meeting(curve, before, after)
    if at is None or not _within(at, before.last.variance, after.first.variance):
        return None
    near = (amount for amount in named if abs(amount.pence - at.pence) <= _NEAR)
    met = min(near, key=lambda amount: abs(amount.pence - at.pence), default=at)
    is_inside = abs(before.first.variance.pence) < abs(met.pence) < abs(after.last.variance.pence)
    return curve.at(met) if is_inside and curve.at(met).refusal is None else None


def _meeting(curve: Curve, before: Piece, after: Piece) -> Money | None:
    """Where the lines of two settled pieces meet, by the part whose slope changes most; None where none changes."""
    if before.is_silent or after.is_silent:
        return None
    one, other = _inner(curve, before), _inner(curve, after)
    takers = sorted(_takers(one.first, one.last, other.first, other.last))
    taker = max(takers, key=lambda each: abs(one.slope(each) - other.slope(each)), default="")
    if one.slope(taker) == other.slope(taker):
        return None
    start = one.first.of(taker).pence - one.slope(taker) * one.first.variance.pence
    end = other.last.of(taker).pence - other.slope(taker) * other.last.variance.pence
    return Money(((end - start) / (one.slope(taker) - other.slope(taker)) + Fraction(1, 2)).__floor__())


def _inner(curve: Curve, piece: Piece) -> Piece:
    """A piece without its ends, where odd pennies and a kink nearby may blur it."""
    first, last = piece.first.variance.pence, piece.last.variance.pence
    eighth = (last - first) // 8
    inner = Piece(curve.at(Money(first + eighth)), curve.at(Money(last - eighth)))
    return piece if abs(last - first) < 8 or inner.first.refusal or inner.last.refusal else inner


def _within(at: Money, one: Money, other: Money) -> bool:
    low, high = sorted((one.pence, other.pence))
    return low - _SLIVER <= at.pence <= high + _SLIVER
