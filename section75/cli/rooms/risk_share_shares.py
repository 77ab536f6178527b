"""`section75 risk-share shares`: one amount shared as printed, as contributed, and as somebody tries."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import FilesArgument, FundOption, JsonOption, YearOption, reading
from section75.cli.refusals import NothingToCompare, NoYearToSettle
from section75.core.money import Money, Unit
from section75.core.partnership import Partnership, agreed_ways, tried_ways
from section75.core.risk_share import Compared, Comparison, compare

AmountOption = Annotated[
    str, typer.Option("--amount", metavar="AMOUNT", show_default=False, help="What is shared, in the unit.")
]
TryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--try",
        metavar="SHARES",
        show_default=False,
        help='Percentages to try, in the order of the parties: "70:30". May be given more than once.',
    ),
]
UnitOption = Annotated[Unit, typer.Option("--unit", help="What amounts are read and printed in.")]


def shares(
    files: FilesArgument,
    amount: AmountOption,
    fund: FundOption = "",
    year: YearOption = None,
    tried: TryOption = None,
    unit: UnitOption = Unit.POUNDS,
    as_json: JsonOption = False,
) -> None:
    """Share one amount in every way the files give, and in those you try, and say how far they are apart; no database.

    The first way is the one the others are held against. In JSON, amounts are whole pence whatever the unit.

    \b
    section75 risk-share shares examples/cambridgeshire-2023 --amount 1,234,567.89
    section75 risk-share shares agreement.toml --amount 122,050 --unit £000 --try 70:30 --try 65:35
    """
    whole = reading(lambda text: Money.of(text, unit))(amount)
    partnership = partnership_in(files)
    found = partnership.fund(fund)
    chosen = year or max((table.year for table in partnership.contributions if table.fund == found.id), default=None)
    if chosen is None:
        raise NoYearToSettle(found.id)
    partners = partnership.partners_of(found)
    ways = agreed_ways(partnership, found.id, chosen) | tried_ways("\n".join(tried or []), partners)
    if not ways:
        raise NothingToCompare(found.id, str(chosen))
    comparison = compare(whole, ways=ways, called=partnership.called)
    about = {"fund": found.id, "year": str(chosen), "amount": whole.pence, "unit": "pence"}
    in_unit = "" if unit is Unit.POUNDS else f"; amounts are in {unit.value}"
    heading = f"{found.name}, {chosen}: {written(whole, unit)} shared{in_unit}"
    text = "\n".join([heading, *_text(partnership, comparison, unit=unit)])
    answer(about | {"ways": [_way(way) for way in comparison.ways]}, text, as_json=as_json)


def written(amount: Money, unit: Unit) -> str:
    """The exact amount in a unit: "£1,250.37"; in £000 with as many decimals as it needs, and at least one."""
    if unit is Unit.POUNDS:
        return str(amount)
    exact = Decimal(amount.pence) / unit.pence
    whole, _, decimals = f"{exact:,f}".partition(".")
    return f"{whole}.{decimals.rstrip('0') or '0'}"


def _way(way: Compared) -> dict[str, object]:
    """One way for a machine; `difference` is from the first way, and `because` says why there is one."""
    difference = dict(way.difference)
    return {
        "label": way.label,
        "shares": [
            {
                "partner": part.partner,
                "amount": part.amount.pence,
                "difference": difference[part.partner].pence if part.partner in difference else None,
            }
            for part in way.division.parts
        ],
        "because": way.because,
        "rounding": way.division.rounding(),
    }


def _text(partnership: Partnership, comparison: Comparison, *, unit: Unit) -> Iterator[str]:
    """Each way with its parts under one another, and how far each part is from the first way's."""
    names = {party.id: party.called for party in partnership.parties}
    left = max(len(name) for name in names.values())
    right = max(len(written(part.amount, unit)) for way in comparison.ways for part in way.division.parts)
    for way in comparison.ways:
        yield from ("", way.label)
        difference = dict(way.difference)
        for part in way.division.parts:
            line = f"  {names.get(part.partner, part.partner):<{left}}  {written(part.amount, unit):>{right}}"
            yield f"{line}{_apart(difference.get(part.partner, Money(0)), unit)}"
        yield f"  {way.because}"
        yield f"  rounding: {way.division.rounding(partnership.called)}"


def _apart(difference: Money, unit: Unit) -> str:
    if not difference:
        return ""
    return f"  ({written(abs(difference), unit)} {'more' if difference.pence > 0 else 'less'} than the first)"
