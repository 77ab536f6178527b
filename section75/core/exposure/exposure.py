"""Exposure: for one rule, a table over variances, and what is found on either side of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from section75.core.exposure.curve import Curve, Outcome
from section75.core.exposure.found import Kink, Largest, Silence, Taker, kinks, largest, silences, takers_of
from section75.core.exposure.pieces import FURTHEST, MOST_TRIES, Piece, pieces
from section75.core.money import Money, Ratio
from section75.core.risk_share import Facts, Rule

LARGEST_NAMED = 2 * 10**13  # pence; an amount in terms beyond it is no amount of a pooled fund
_ROUND = tuple(Money(digit * 10**power) for power in range(2, 12) for digit in (1, 3))


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a rule makes of each variance asked for; every kink; where it is silent; the most each partner takes."""

    takers: tuple[Taker, ...]
    rows: tuple[Outcome, ...]
    kinks: tuple[Kink, ...]
    silences: tuple[Silence, ...]
    largest_borne: tuple[Largest, ...]
    largest_kept: tuple[Largest, ...]
    is_ragged: bool = False  # bends too often to be looked at to the penny everywhere


def exposure(rule: Rule, facts: Facts, *, variances: Iterable[Money], spread: Ratio | None = None) -> Exposure:
    """What a rule costs each partner. A rule that settles line by line needs `spread`, or is silent everywhere."""
    curve = Curve(rule, facts, spread=spread)
    named = _amounts_named(rule, facts)
    seeds = _seeds(named)
    rows = tuple(curve.at(variance) for variance in sorted(set(variances)))
    over = pieces(curve, seeds, named)
    under = pieces(curve, {-seed for seed in seeds}, {-amount for amount in named})
    takers = takers_of(facts, [*rows, *_ends(over), *_ends(under)])
    partners = [taker for taker in takers if taker.is_partner]
    both = [*reversed(tuple(kinks(under, takers))), *kinks(over, takers)]
    return Exposure(
        takers=takers,
        rows=rows,
        kinks=tuple(both),
        silences=(*silences(under), *silences(over)),
        largest_borne=tuple(largest(partner, over, over=True) for partner in partners),
        largest_kept=tuple(largest(partner, under, over=False) for partner in partners),
        is_ragged=curve.tried > MOST_TRIES,
    )


def _amounts_named(rule: Rule, facts: Facts) -> set[Money]:
    """The amounts that terms and records name, without a sign and without nothing."""
    named = {abs(amount) for amount in (*_named(rule), *_named(facts.circumstances), *_named(facts.savings)) if amount}
    return {amount for amount in named if amount.pence <= LARGEST_NAMED}


def _seeds(named: Iterable[Money]) -> set[Money]:
    """Where to begin: round amounts, those that terms and records name, and one beyond them all."""
    furthest = max([FURTHEST, *(Money(20 * amount.pence) for amount in named)])
    return {Money(1), furthest, *_ROUND, *named}


def _ends(found: Sequence[Piece]) -> Iterator[Outcome]:
    for piece in found:
        yield from (piece.first, piece.last)


def _named(value: Any) -> Iterator[Money]:
    """Every amount that terms or records name, however deep it stands."""
    if isinstance(value, Money):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _named(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _named(getattr(value, field.name))
