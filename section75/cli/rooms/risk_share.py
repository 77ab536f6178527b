"""`section75 risk-share`: who bears a variance, and what one share is worth against another. From files alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import FilesArgument, FundOption, JsonOption, YearOption, pounds, reading
from section75.cli.rooms.risk_share_exposure import compare, exposure
from section75.cli.rooms.risk_share_settling import Asked, LineVariancesOption, SettlingDayOption, asked_of
from section75.cli.rooms.risk_share_shares import shares
from section75.core.budget import variance_in_words
from section75.core.calendar import in_words
from section75.core.explain import as_data, as_text
from section75.core.money import Money, sum_of
from section75.core.parties import Party
from section75.core.partnership import NoSuchLine, Partnership, bearing
from section75.core.risk_share import Portion, Settlement
from section75.core.risk_share import settle as settle_variance

ROOM = typer.Typer(help="Who bears a variance, and why.")
ROOM.command()(shares)
ROOM.command()(exposure)
ROOM.command()(compare)


@ROOM.command()
def settle(
    files: FilesArgument,
    variance: Annotated[
        Money | None, pounds("--variance", "Over budget is positive: 412,000; an underspend is -412,000.")
    ] = None,
    line: LineVariancesOption = None,
    fund: FundOption = "",
    year: YearOption = None,
    on: SettlingDayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Settle a variance by the agreement's risk share, to the penny, with the clause of every step; no database.

    Without --year it is the latest year for which the files give contributions. Without --on it is the last day of that
    year; where the fund's risk share ends earlier in the year, the last day on which it was in force.

    \b
    section75 risk-share settle examples/cambridgeshire-2023 --variance 412,000
    section75 risk-share settle examples/cambridgeshire-2023 --variance -£5,000.10 --json
    section75 risk-share settle examples/cambridgeshire-2023 --line day-services=9,000 --line supported-living=-500
    """
    if variance is None and not line:
        raise typer.BadParameter("Say what is settled: --variance, or --line for each line that has a variance.")
    asked = asked_of(files, fund, year, on)
    lines = _lines(line or [], asked.partnership, asked.fund.id)
    over = variance if variance is not None else sum_of(amount for _, amount in lines or ())
    settlement = settle_variance(over, rule=asked.rule, facts=asked.facts(lines))
    when = f"by the risk share in force on {in_words(asked.day)}"
    heading = f"{asked.fund.name}, {asked.year}: {variance_in_words(over)}, {when}."
    text = "\n".join([heading, *_text(asked, settlement)])
    answer(asked.about | _data(asked, settlement), text, as_json=as_json)


def _lines(given: list[str], partnership: Partnership, fund: str) -> tuple[tuple[str, Money], ...] | None:
    """Each line's part of the variance; lines not named have none. Refuses a line the fund does not have."""
    if not given:
        return None
    known = tuple(line.id for line in partnership.lines_of(fund))
    parts = {line: Money(0) for line in known}
    for text in given:
        line, _, amount = text.partition("=")
        if line not in parts:
            raise NoSuchLine(line, known)
        parts[line] += reading(Money.of)(amount)
    return tuple(parts.items())


def _bearing(asked: Asked, settlement: Settlement) -> tuple[Party, ...]:
    return bearing(asked.partnership, asked.fund, settlement)


def _data(asked: Asked, settlement: Settlement) -> dict[str, object]:
    """The settlement for a machine: what is borne, what is disputed, and each partner's share with all its reasons."""
    figures = [(party.id, settlement.share(party.id, party.called)) for party in _bearing(asked, settlement)]
    return {
        "variance": settlement.variance.pence,
        "offset": [note.sentence for note in settlement.notes],
        "borne": [_portion(portion) for portion in settlement.borne],
        "disputed": [_portion(portion) for portion in settlement.disputed],
        "set_aside": [_portion(portion) for portion in settlement.set_aside],
        "shares": [
            {
                "partner": partner,
                "amount": figure.amount.pence,
                "explanation": as_data(figure, terms=asked.partnership.terms),
            }
            for partner, figure in figures
        ],
    }


def _portion(portion: Portion) -> dict[str, object]:
    return {
        "partner": portion.partner,
        "pot": str(portion.pot) if portion.pot else None,
        "line": portion.line,
        "amount": portion.amount.pence,
        "because": portion.because.sentence,
        "clause": str(portion.clause),
        "rounding": portion.because.rounding,
        "step": portion.because.id,
    }


def _text(asked: Asked, settlement: Settlement) -> Iterator[str]:
    """Each partner's total with its sentences, clauses and rounding; then what goes to no partner."""
    yield from (f"{note.sentence}  [{note.clause}]" for note in settlement.notes)
    if not settlement.portions:
        yield "There is nothing to bear, and nothing to keep."
        return
    for party in _bearing(asked, settlement):
        yield from ("", as_text(settlement.share(party.id, party.called)))
    for portion in (*settlement.set_aside, *settlement.disputed):
        yield from ("", portion.because.sentence, f"  clause: {portion.clause}")
