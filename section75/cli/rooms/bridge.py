"""`section75 bridge`: a year's contributions with its bridge, and later years by the rule; from files alone."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import FilesArgument, FundOption, JsonOption, reading
from section75.cli.rooms.bridge_written import rolled_data, rolled_lines, year_data, year_lines
from section75.core.bridge import roll_forward, year_shown
from section75.core.calendar import FinancialYear, read_day

ROOM = typer.Typer(help="Contributions from year to year: standing, bridge, what is in use, rolling forward.")

YearAskedOption = Annotated[
    FinancialYear,
    typer.Option(
        "--year", metavar="YEAR", parser=reading(FinancialYear.read), show_default=False, help="Such as 2017/18."
    ),
]
StartOption = Annotated[
    FinancialYear,
    typer.Option(
        "--from",
        metavar="YEAR",
        parser=reading(FinancialYear.read),
        show_default=False,
        help="The year whose contributions are rolled forward.",
    ),
]
OnOption = Annotated[
    date | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=reading(read_day),
        show_default="the last day of the year",
        help="As it stood on that day.",
    ),
]


@ROOM.command()
def show(
    files: FilesArgument, year: YearAskedOption, fund: FundOption = "", on: OnOption = None, as_json: JsonOption = False
) -> None:
    """Show a year's contributions: who has approved them, what is in use and why, and the bridge from last year.

    \b
    section75 bridge show examples/oxfordshire-2017 --fund adults --year 2017/18 --on 2017-07-18
    """
    partnership = partnership_in(files)
    facts = partnership.years_to_show(partnership.fund(fund))
    last_day = year.span.last_day
    assert last_day is not None, "a year ends"
    shown = year_shown(facts, year, on=on or last_day)
    about = {"fund": facts.fund, "year": str(year), "on": shown.on.isoformat(), "terms": partnership.terms}
    answer(about | {"unit": "pence"} | year_data(facts, shown), "\n".join(year_lines(facts, shown)), as_json=as_json)


@ROOM.command("roll-forward")
def roll(
    files: FilesArgument,
    start: StartOption,
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="How many years.")] = 1,
    fund: FundOption = "",
    as_json: JsonOption = False,
) -> None:
    """What later years' contributions would be by the rule alone; stops where its clause is silent.

    \b
    section75 bridge roll-forward agreement.toml --fund adults --from 2017/18 --years 3
    """
    partnership = partnership_in(files)
    facts = partnership.years_to_show(partnership.fund(fund))
    rolled = roll_forward(facts, start=start, years=years)
    data = {
        "fund": facts.fund,
        "from": str(start),
        "terms": partnership.terms,
        "unit": "pence",
        "years": [rolled_data(each, terms=partnership.terms) for each in rolled],
    }
    answer(data, "\n".join(line for each in rolled for line in rolled_lines(each)), as_json=as_json)
