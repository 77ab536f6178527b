"""Trying the rules on one row: which placed it, and which came close and why they did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from section75.core.calendar import in_words
from section75.core.pools.placing.place import Asked, Placed, Rulebook, TwoRulesPlace
from section75.core.pools.placing.rule import Rule

CLOSE = 8  # how many that came close are told of


@dataclass(frozen=True, slots=True)
class CameClose:
    """A rule that did not place the row, and each reason why not."""

    rule: Rule
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What the rules make of a row: where it is placed, or why it is refused, or neither when it waits."""

    asked: Asked
    placed: Placed | None
    refusal: TwoRulesPlace | None
    close: tuple[CameClose, ...]


def try_rules(rules: Iterable[Rule], asked: Asked) -> Tried:
    """Try every rule of a fund on a row. What came closest is told of first."""
    book = Rulebook(rules)
    placed, refusal = None, None
    try:
        placed = book.place(asked)
    except TwoRulesPlace as two:
        refusal = two
    others = [rule for rule in book.rules if placed is None or rule is not placed.rule]
    close = [CameClose(rule, tuple(_why_not(rule, asked, placed))) for rule in others]
    close.sort(key=lambda each: _distance(each, asked))
    return Tried(asked, placed, refusal, tuple(close[:CLOSE]))


def _why_not(rule: Rule, asked: Asked, placed: Placed | None) -> Iterator[str]:
    wants = rule.conditions
    if not wants.cost_centres.hold(asked.cost_centre):
        yield f"cost centre {asked.cost_centre or '(none)'} is not {wants.cost_centres}"
    if not wants.subjectives.hold(asked.subjective):
        yield f"subjective {asked.subjective or '(none)'} is not {wants.subjectives}"
    if not wants.fits_supplier(asked.supplier):
        yield f"supplier {asked.supplier or '(none)'} is not {' or '.join(wants.suppliers)}"
    for word in wants.words_missing(asked.description):
        yield f"the description does not have {word!r}"
    if not rule.span.holds(asked.on):
        yield f"{in_words(asked.on)} is not in its days: {rule.span}"
    fits = bool(Rulebook([rule]).fitting(asked))
    if fits and placed is not None:
        yield f"it fits, and {placed.rule.name} goes before it"
    elif fits:
        yield "it fits, as another does, and it is not said which of them goes before the other"


def _distance(each: CameClose, asked: Asked) -> tuple[int, int, str]:
    """Fewer reasons are closer; among as many, a code that begins alike is."""
    fits = each.because[0].startswith("it fits") if each.because else False
    alike = max((_alike(code, asked.cost_centre) for code in _codes(each.rule)), default=0)
    return (0 if fits else len(each.because), -alike, each.rule.name)


def _codes(rule: Rule) -> Iterator[str]:
    codes = rule.conditions.cost_centres
    yield from codes.named
    yield from codes.beginnings
    for pair in codes.ranges:
        yield from pair


def _alike(first: str, second: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
