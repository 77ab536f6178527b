"""`section75 risk-share`: who bears a variance, and what one share is worth against another. From files alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import FilesArgument, FundOption, JsonOption, YearOption, pounds, reading
from section75.cli.refusals import NoYearToSettle
from section75.cli.rooms.risk_share_shares import shares
from section75.core.budget import variance_in_words
from section75.core.calendar import FinancialYear, in_words, read_day
from section75.core.explain import as_data, as_text
from section75.core.money import Money
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.risk_share import Portion, Settlement
from section75.core.risk_share import settle as settle_variance

ROOM = typer.Typer(help="Who bears a variance, and why.")
ROOM.command()(shares)


@ROOM.command()
def settle(
    files: FilesArgument,
    variance: Annotated[Money, pounds("--variance", "Over budget is positive: 412,000; an underspend is -412,000.")],
    fund: FundOption = "",
    year: YearOption = None,
    on: Annotated[
        date | None,
        typer.Option(
            metavar="DAY",
            parser=reading(read_day),
            show_default="the last day of the year on which a risk share is in force",
            help="The day whose risk share settles it.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Settle a variance by the agreement's risk share, to the penny, with the clause of every step; no database.

    Without --year it is the latest year for which the files give contributions. Without --on it is the last day of that
    year; where the fund's risk share ends earlier in the year, the last day on which it was in force.

    \b
    section75 risk-share settle examples/cambridgeshire-2023 --variance 412,000
    section75 risk-share settle examples/cambridgeshire-2023 --variance -£5,000.10 --json
    """
    partnership = partnership_in(files)
    found = partnership.fund(fund)
    year = year or _year(partnership, found.id, on)
    day = on or _last_day(partnership, found.id, year)
    rule = rule_on(partnership, fund=found.id, on=day)
    settlement = settle_variance(variance, rule=rule, facts=facts_of(partnership, fund=found.id, year=year))
    about = {"fund": found.id, "year": str(year), "on": day.isoformat(), "terms": partnership.terms}
    heading = f"{found.name}, {year}: {variance_in_words(variance)}, by the risk share in force on {in_words(day)}."
    answer(
        about | _data(partnership, settlement), "\n".join([heading, *_text(partnership, settlement)]), as_json=as_json
    )


def _year(partnership: Partnership, fund: str, on: date | None) -> FinancialYear:
    """The latest year with contributions; where there is none, the year of the day asked for."""
    years = [table.year for table in partnership.contributions if table.fund == fund]
    if years:
        return max(years)
    if on is not None:
        return FinancialYear.of(on)
    raise NoYearToSettle(fund)


def _last_day(partnership: Partnership, fund: str, year: FinancialYear) -> date:
    """The last day of the year; or, where the fund's risk share ends before it, the last day it was in force."""
    last = year.span.last_day
    assert last is not None, "a year ends"
    spans = [term.span for term in partnership.risk_share if term.value.fund == fund]
    if any(span.holds(last) for span in spans):
        return last
    ends = [span.last_day for span in spans if span.last_day is not None and year.span.holds(span.last_day)]
    return max(ends, default=last)


def _data(partnership: Partnership, settlement: Settlement) -> dict[str, object]:
    """The settlement for a machine: what is borne, what is disputed, and each partner's share with all its reasons."""
    figures = [(party.id, settlement.share(party.id, party.called)) for party in partnership.parties]
    return {
        "variance": settlement.variance.pence,
        "unit": "pence",
        "borne": [_portion(portion) for portion in settlement.borne],
        "disputed": [_portion(portion) for portion in settlement.disputed],
        "shares": [
            {
                "partner": partner,
                "amount": figure.amount.pence,
                "explanation": as_data(figure, terms=partnership.terms),
            }
            for partner, figure in figures
        ],
    }


def _portion(portion: Portion) -> dict[str, object]:
    return {
        "partner": portion.partner,
        "amount": portion.amount.pence,
        "because": portion.because.sentence,
        "clause": str(portion.clause),
        "rounding": portion.because.rounding,
        "step": portion.because.id,
    }


def _text(partnership: Partnership, settlement: Settlement) -> Iterator[str]:
    """Each partner's total with its sentences, clauses and rounding; then what the agreement holds in dispute."""
    if not settlement.variance:
        yield "There is nothing to bear, and nothing to keep."
        return
    for party in partnership.parties:
        yield from ("", as_text(settlement.share(party.id, party.called)))
    for portion in settlement.disputed:
        yield from ("", portion.because.sentence, f"  clause: {portion.clause}")
