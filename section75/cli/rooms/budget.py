"""`section75 budget`: enter what every line is expected to cost by the end of the year."""

from __future__ import annotations

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    CsvArgument,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
)
from section75.cli.signing_on import sign_on, with_database
from section75.core.money import sum_of
from section75.importers.forecast_file import read_forecast

ROOM = typer.Typer(help="Forecasts of a fund.")


@ROOM.callback()
def about() -> None:
    """Keeps the verb in the command while the room has only one."""


@ROOM.command()
@with_database
def forecast(
    file: CsvArgument,
    partnership: PartnershipOption,
    month: MonthOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Enter a forecast from a CSV file or a workbook, columns line and forecast_outturn: always a further version."""
    from django.utils import timezone

    from section75.apps.budget.actions import enter_forecast

    desk = sign_on(as_, partnership, fund)
    rows = read_forecast(file.read_bytes())
    entered = enter_forecast(desk.user, desk.ledger, month=month, rows=rows, because=because, at=timezone.now())
    total = sum_of(row.outturn for row in entered.rows)
    data = {
        "fund": entered.fund,
        "month": str(entered.month),
        "version": entered.version,
        "because": entered.because,
        "unit": "pence",
        "rows": [{"line": row.line, "outturn": row.outturn.pence} for row in entered.rows],
        "total": total.pence,
    }
    text = f"Entered version {entered.version} of the forecast for {entered.month.in_words}: outturn {total}."
    answer(data, text, as_json=as_json)
