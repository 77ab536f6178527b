"""The options and arguments that commands share: what each is called, how it is read, and what its help says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from section75.core.calendar import FinancialYear, Month, Quarter, read_day
from section75.core.money import Money
from section75.core.refusals import Refusal

T = TypeVar("T")


def reading(read: Callable[[str], T]) -> Callable[[str | T], T]:
    """A reader for an option: what it refuses is a misuse of the command, said in the refusal's own words."""

    def parse(given: str | T) -> T:
        if not isinstance(given, str):
            return given
        try:
            return read(given)
        except Refusal as refusal:
            raise typer.BadParameter(refusal.says) from refusal

    return parse


def _edition_period(text: str) -> str:
    return str(Quarter.read(text))


FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        exists=True,
        readable=True,
        show_default=False,
        help="The agreement files of one partnership (TOML), or a folder of them.",
    ),
]
CsvArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        exists=True,
        readable=True,
        dir_okay=False,
        show_default=False,
        help="A CSV file, or an Excel workbook (.xlsx).",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Answer with one JSON document on stdout; amounts are whole pence.")
]
PartnershipOption = Annotated[
    str, typer.Option("--partnership", metavar="SLUG", show_default=False, help="The partnership's short name.")
]
AnyPartnershipOption = Annotated[
    str,
    typer.Option(
        "--partnership",
        metavar="SLUG",
        show_default="the installation",
        help="The partnership's short name; without it, what is of the installation.",
    ),
]
FundOption = Annotated[
    str,
    typer.Option(
        "--fund", metavar="FUND", show_default=False, help="The fund's short name; not needed if there is one."
    ),
]
AsOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="USERNAME",
        envvar="SECTION75_AS",
        show_default=False,
        help="Who does this; they need the right to it.",
    ),
]
MonthOption = Annotated[
    Month,
    typer.Option(
        "--month", metavar="MONTH", parser=reading(Month.read), show_default=False, help='Such as "2022/23 M3".'
    ),
]
AnyMonthOption = Annotated[
    Month | None,
    typer.Option(
        "--month",
        metavar="MONTH",
        parser=reading(Month.read),
        show_default="the latest with entries",
        help='Such as "2022/23 M3".',
    ),
]
YearOption = Annotated[
    FinancialYear | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        parser=reading(FinancialYear.read),
        show_default="the latest with contributions",
        help="The financial year, such as 2022/23.",
    ),
]
YearWithEntriesOption = Annotated[
    FinancialYear | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        parser=reading(FinancialYear.read),
        show_default="the latest with entries",
        help="The financial year, such as 2022/23.",
    ),
]
DayOption = Annotated[
    date,
    typer.Option("--on", metavar="DAY", parser=reading(read_day), show_default=False, help="Such as 2022-06-14."),
]
AnyDayOption = Annotated[
    date | None,
    typer.Option("--on", metavar="DAY", parser=reading(read_day), show_default=False, help="Such as 2022-06-14."),
]
PeriodOption = Annotated[
    str,
    typer.Option(
        "--period", metavar="QUARTER", parser=reading(_edition_period), show_default=False, help='Such as "2022/23 Q1".'
    ),
]
BecauseOption = Annotated[
    str, typer.Option("--because", metavar="WORDS", show_default=False, help="Why it is right, in a sentence.")
]


def pounds(name: str, says: str) -> typer.models.OptionInfo:
    """An option that is an amount in pounds and pence."""
    option: typer.models.OptionInfo = typer.Option(
        name, metavar="POUNDS", parser=reading(Money.of), show_default=False, help=says
    )
    return option
