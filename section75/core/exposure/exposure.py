"""Exposure: for one rule, a table over variances, and what is found on either side of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from section75.core.exposure.curve import Curve, Outcome
from section75.core.exposure.found import Kink, Largest, Silence, Taker, kinks, largest, silences
from section75.core.exposure.pieces import FURTHEST, Piece, pieces
from section75.core.money import Money, Ratio
from section75.core.risk_share import Facts, Pot, Rule

_LARGEST_SEED = 10**11
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


def exposure(rule: Rule, facts: Facts, *, variances: Iterable[Money], spread: Ratio | None = None) -> Exposure:
    """What a rule costs each partner. A rule that settles line by line needs `spread`, or is silent everywhere."""
    curve = Curve(rule, facts, spread=spread)
    seeds = {abs(amount) for amount in (*_ROUND, *_named(rule), *_named(facts.circumstances)) if amount}
    seeds = {Money(1), FURTHEST, *(seed for seed in seeds if seed.pence <= _LARGEST_SEED)}
    rows = tuple(curve.at(variance) for variance in sorted(set(variances)))
    over, under = pieces(curve, seeds), pieces(curve, {-seed for seed in seeds})
    takers = tuple(_takers(facts, [*rows, *_ends(over), *_ends(under)]))
    partners = [taker for taker in takers if taker.is_partner]
    both = [*reversed(tuple(kinks(under, takers))), *kinks(over, takers)]
    return Exposure(
        takers=takers,
        rows=rows,
        kinks=tuple(both),
        silences=(*silences(under), *silences(over)),
        largest_borne=tuple(largest(partner, over, over=True) for partner in partners),
        largest_kept=tuple(largest(partner, under, over=False) for partner in partners),
    )


def _ends(found: Sequence[Piece]) -> Iterator[Outcome]:
    for piece in found:
        yield from (piece.first, piece.last)


def _takers(facts: Facts, outcomes: Sequence[Outcome]) -> Iterator[Taker]:
    """Every partner, and every pot that takes something somewhere."""
    yield from (Taker(party.id, party.called, is_partner=True) for party in facts.parties)
    taking = {taker for outcome in outcomes for taker in outcome.parts}
    yield from (Taker(f"pot:{pot.id}", str(pot), is_partner=False) for pot in Pot if f"pot:{pot.id}" in taking)


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
