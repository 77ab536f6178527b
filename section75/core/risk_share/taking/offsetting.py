"""Offsetting: lines' underspends set against others' overspends, to the penny, with a note of what was done."""

from __future__ import annotations

from section75.core.explain import Because, Clause, Given
from section75.core.money import Division, Money, Ratio, split, sum_of
from section75.core.refusals import raise_all
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import RingFencedLineOffset
from section75.core.risk_share.settlement import Settlement

TIE_RULE = "equal remainders: the larger line first, then the line's short name in alphabetical order"


def offset_lines(settlement: Settlement, *, facts: Facts, clause: Clause) -> Settlement:
    """Set the smaller of the two sums, of underspends and of overspends, against the other, each in proportion.

    Refuses, all at once, lines that are ring-fenced inside the pool and not settled yet.
    """
    left = settlement.lines_left(clause)
    fenced = (line for line, amount in left.items() if amount and line in facts.ring_fenced)
    raise_all(RingFencedLineOffset(facts.line_called(line), str(clause)) for line in fenced)
    over = {line: amount for line, amount in left.items() if amount.pence > 0}
    under = {line: -amount for line, amount in left.items() if amount.pence < 0}
    if not over or not under:
        return settlement
    met = min(sum_of(over.values()), sum_of(under.values()))
    relieved = split(met, between=Ratio.contributed(over.items(), base="the lines' overspends"))
    given_up = split(met, between=Ratio.contributed(under.items(), base="the lines' underspends"))
    moved = {part.partner: -part.amount for part in relieved.parts}
    moved |= {part.partner: part.amount for part in given_up.parts}
    note = Because(
        id=f"{settlement.step}.offset",
        sentence=(
            f"Before anybody bears or keeps anything, {met} of underspend is set against overspend: "
            f"from {_parts(given_up, under, facts)}; to {_parts(relieved, over, facts)}."
        ),
        operation="underspends set against overspends",
        given=(Given.money("overspends", sum_of(over.values())), Given.money("underspends", sum_of(under.values()))),
        clause=clause,
        rounding=tie_in_words(relieved if relieved.odd_to else given_up, facts),
    )
    return settlement.offset(((line, amount + moved.get(line, Money(0))) for line, amount in left.items()), note)


def tie_in_words(division: Division, facts: Facts) -> str:
    """The rounding in words, where an amount is divided between lines: which line got the odd penny."""
    if not division.odd_to:
        return "exact: no odd penny"
    names = " and ".join(facts.line_called(line) for line in division.odd_to)
    return f"odd penny to {names} (largest remainder; {TIE_RULE})"


def _parts(division: Division, of: dict[str, Money], facts: Facts) -> str:
    """ "Day care £60.00 of its £100.00 and Transport £40.00 of its £50.00"."""
    said = [f"{facts.line_called(part.partner)} {part.amount} of its {of[part.partner]}" for part in division.parts]
    return " and ".join([*([", ".join(said[:-1])] if said[1:] else []), said[-1]])
