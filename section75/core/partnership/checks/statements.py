"""One figure printed in several places, and figures of one table: each in one unit, and the program asks which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from section75.core.money import AmountTooLarge, Money, Unit, sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Statement
from section75.core.refusals import Finding, Result

APART = 10  # the figures of one table that are so many times smaller than all the others may be in another unit
_OTHER = {Unit.POUNDS: Unit.THOUSANDS, Unit.THOUSANDS: Unit.POUNDS, Unit.MILLIONS: Unit.THOUSANDS}


def check(partnership: Partnership) -> Iterator[Finding]:
    """Two statements of one figure that differ FAIL; so does a table in which some figures are in another unit."""
    alike: dict[object, list[Statement]] = {}
    together: dict[object, list[Statement]] = {}
    for each in partnership.statements:
        alike.setdefault((each.fund, each.year, each.of), []).append(each)
        if each.table:
            together.setdefault((each.table, each.unit), []).append(each)
    for statements in alike.values():
        yield from _compared(partnership, statements)
    for statements in together.values():
        yield from _neighbours(partnership, statements)


def _compared(partnership: Partnership, statements: Sequence[Statement]) -> Iterator[Finding]:
    """Each with the next; where all are alike and there are several, that is told."""
    what = f"{partnership.fund(statements[0].fund).name}, {statements[0].of} {statements[0].year}"
    schedule = partnership.fund(statements[0].fund).schedule
    for first, second in pairwise(statements):
        if first.amount != second.amount:
            says = (
                f"{what}: printed as {first.amount} ({first.clause}) and as {second.amount} ({second.clause}), "
                f"{_apart(first.amount, second.amount)}{_readings(first, second)}. Ask which is meant, and in which "
                "unit."
            )
            yield Finding("statements disagree", Result.FAIL, second.clause.where, says, schedule)
    if len(statements) > 1 and len({each.amount for each in statements}) == 1:
        places = " and ".join(str(each.clause) for each in statements)
        says = f"{what}: {statements[0].amount} in {len(statements)} places ({places})."
        yield Finding("statements agree", Result.PASS, statements[-1].clause.where, says, schedule)


def _apart(first: Money, second: Money) -> str:
    return f"{abs(first - second)} apart" if first != second else "the same"


def _readings(first: Statement, second: Statement) -> str:
    """How far the two are apart if one of them is in another unit than is printed, where that brings them nearer."""
    told, printed = "", abs(first.amount - second.amount)
    for unit in Unit:
        for which, reading, other in (("first", first, second), ("second", second, first)):
            read = None if unit is reading.unit else reading.in_unit(unit)
            if read is not None and abs(read - other.amount) < printed:
                told += f"; if the {which} is in {unit.value}, {_apart(read, other.amount)}"
    return told


def _neighbours(partnership: Partnership, statements: Sequence[Statement]) -> Iterator[Finding]:
    """The figures of a table that would stand among the others if they were in another unit.

    The first of them is told with all and both totals; each further schedule is told of its own figures, and blocked.
    """
    odd = _out_of_unit(statements)
    for schedule in dict.fromkeys(partnership.fund(each.fund).schedule for each in odd):
        own = [each for each in odd if partnership.fund(each.fund).schedule == schedule]
        if odd[0] in own:
            says = _told(partnership, statements, odd)
        else:
            says = (
                f"{statements[0].table} ({own[0].clause}): {_named(partnership, own)}, among {len(odd)} figures that "
                f"look as if they were in {_OTHER[own[0].unit].value} and are printed in {own[0].unit.value}. Ask in "
                "which unit each is."
            )
        yield Finding("figures in another unit than their neighbours", Result.FAIL, own[0].clause.where, says, schedule)


def _told(partnership: Partnership, statements: Sequence[Statement], odd: Sequence[Statement]) -> str:
    """All the odd figures, and what the table adds up to as printed and with them in the other unit."""
    unit, other = statements[0].unit, _OTHER[statements[0].unit]
    printed = _total([each.amount for each in statements])
    in_one_unit = _total([(each.in_unit(other) or each.amount) if each in odd else each.amount for each in statements])
    return (
        f"{statements[0].table} ({odd[0].clause}): {len(odd)} of its {len(statements)} figures look as if they were "
        f"in {other.value} and are printed in {unit.value}: {_named(partnership, odd)}. As printed the "
        f"{len(statements)} add up to {printed}; with those in {other.value}, to {in_one_unit}. Ask in which unit each "
        "is: until then no total of this table can be given out."
    )


def _named(partnership: Partnership, statements: Sequence[Statement]) -> str:
    return ", ".join(f"{partnership.fund(each.fund).name} {each.amount}" for each in statements)


def _total(amounts: Sequence[Money]) -> str:
    try:
        return str(sum_of(amounts))
    except AmountTooLarge:
        return "more than any partnership's money"


def _out_of_unit(statements: Sequence[Statement]) -> list[Statement]:
    """Of a table in pounds, those far smaller than all others that as thousands would lie among them. Of one in
    thousands or millions, those far larger that a unit lower would."""
    ordered = sorted((each for each in statements if each.amount), key=lambda each: abs(each.amount))
    for split in range(1, len(ordered)):
        small, large = ordered[:split], ordered[split:]
        if abs(large[0].amount).pence < abs(small[-1].amount).pence * APART:
            continue
        odd, others = (small, large) if ordered[0].unit is Unit.POUNDS else (large, small)
        read = [each.in_unit(_OTHER[each.unit]) for each in odd]
        least, most = abs(others[0].amount), abs(others[-1].amount)
        if all(amount is not None and least <= abs(amount) <= most for amount in read):
            return [each for each in statements if each in odd]
    return []
