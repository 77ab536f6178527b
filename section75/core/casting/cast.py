"""Adding up what a source prints, and saying where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from section75.core.casting.percent import rounded
from section75.core.money import Money, Unit, sum_of
from section75.core.refusals import Finding, Place, Result

SCALE = 100  # two tables of the same money, one a hundred times the other, cannot be in the same unit


def in_unit(amount: Money, unit: Unit) -> str:
    """An amount as a table in that unit prints it: 93,710 for £93,710,000.00 in £000; pence are kept."""
    whole, rest = divmod(abs(amount.pence), unit.pence)
    decimals = str(rest).zfill(len(str(unit.pence)) - 1).rstrip("0")
    return f"{'-' if amount.pence < 0 else ''}{whole:,}{'.' + decimals if decimals else ''}"


def cast_total(
    amounts: Sequence[Money], *, printed: Money, unit: Unit, what: str, where: Place, schedule: str
) -> Finding:
    """Do the amounts add up to the printed total? FAIL gives both, the difference, and each amount added."""
    total = sum_of(amounts)
    added = " + ".join(in_unit(amount, unit) for amount in amounts).replace("+ -", "- ") or "nothing"
    if total == printed:
        says = f"{what}: {added} = {in_unit(total, unit)} ({unit.value}), as printed."
        return Finding("total foots", Result.PASS, where, says, schedule)
    apart = in_unit(abs(total - printed), unit)
    says = (
        f"{what}: the source prints {in_unit(printed, unit)}, its lines give {added} = {in_unit(total, unit)} "
        f"({unit.value}), {apart} apart ({abs(total - printed)}). Ask which is right, and correct the file."
    )
    return Finding("total does not foot", Result.FAIL, where, says, schedule)


def cast_shares(
    amounts: Mapping[str, Money], *, printed: Mapping[str, str], what: str, where: Place, schedule: str
) -> Finding:
    """Do printed percentages follow from the amounts, to the decimals printed?"""
    total = sum_of(amounts.values())
    wrong = []
    for partner, text in printed.items():
        decimals = len(text.strip("% ").partition(".")[2])
        exact = Fraction(amounts[partner].pence * 100, total.pence) if partner in amounts and total else None
        if exact is None:
            wrong.append(f"{partner} is printed as {text} and no amount is given to work it out from")
        elif rounded(exact, decimals) != text.strip("% "):
            wrong.append(f"{partner} is printed as {text} and works out at {rounded(exact, decimals + 2)}%")
    if not wrong:
        shares = " and ".join(f"{partner} {text}" for partner, text in printed.items())
        says = f"{what}: {shares} follow from the amounts, rounded as printed."
        return Finding("shares follow", Result.PASS, where, says, schedule)
    says = f"{what}: {'; '.join(wrong)}. Ask which is meant: the amounts or the percentages."
    return Finding("shares do not follow", Result.FAIL, where, says, schedule)


def same_scale(first: Money, second: Money, *, what: str, where: Place, schedule: str) -> Finding | None:
    """Two sums of the same money: a hundredfold apart, one is in another unit. The program asks, and never guesses."""
    small, large = sorted((abs(first), abs(second)))
    if not small or large.pence < small.pence * SCALE:
        return None
    says = (
        f"{what}: {first} beside {second}, {large.pence // small.pence} times apart. One is likely in another unit "
        "(£ for £000 or the reverse). Say which unit each table is in."
    )
    return Finding("units are mixed", Result.FAIL, where, says, schedule)
