"""`section75 sources`: the finance systems whose files come to a fund, and what their columns were confirmed to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act, Scope
from section75.core.money import Unit
from section75.importers.source_mapping import DateOrder, SpendIs
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.sources.models import Confirmation

ROOM = typer.Typer(help="Sources of finance extracts: listed, shown, and their columns confirmed.")

NameArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="The name of the source.")]
AlwaysOption = Annotated[
    list[str] | None, typer.Option("--always", metavar="MEANING=TEXT", help="One text for every row.")
]
HeaderRowOption = Annotated[int, typer.Option("--header-row", min=1, max=20, help="The row of the header.")]
HeaderRowsOption = Annotated[int, typer.Option("--header-rows", min=1, max=3, help="How many rows it has.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A file of it.")]


def _pair(text: str) -> tuple[str, str]:
    meaning, _, column = text.partition("=")
    return meaning.strip(), column.strip()


@ROOM.command("list")
@with_database
def list_sources(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List the sources of a fund, each with the version of its columns that holds now."""
    from section75.apps.sources import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = [store.current(source) for source in store.all_of(Scope(desk.ledger.partnership, desk.ledger.fund))]
    columns = tuple(Column(text) for text in ("Source", "Version", "Confirmed", "By"))
    rows = tuple(
        Row((each.source.name, str(each.version), moment(each.confirmed_at), each.confirmed_by.username))
        for each in found
    )
    lines = table_lines(Table("Sources", "Sources of extracts", columns, rows)) if rows else ["There is no source yet."]
    answer([_data(each) for each in found], "\n".join(line.rstrip() for line in lines), as_json=as_json)


@ROOM.command()
@with_database
def show(
    name: NameArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what a source's columns were confirmed to be, in every version, latest first."""
    from section75.apps.sources import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    source = store.named(Scope(desk.ledger.partnership, desk.ledger.fund), name)
    versions = list(source.confirmations.order_by("-version"))
    answer([_data(each) for each in versions], "\n".join(_lines(each) for each in versions), as_json=as_json)


@ROOM.command()
@with_database
def confirm(
    file: FileArgument,
    source: Annotated[str, typer.Option("--source", metavar="NAME", help='Such as "Council AP extract".')],
    partnership: PartnershipOption,
    dates: Annotated[DateOrder, typer.Option("--dates", help="How days in figures are written.")],
    unit: Annotated[Unit, typer.Option("--unit", metavar="UNIT", parser=reading(Unit), help="£, £000 or £m.")],
    spend: Annotated[SpendIs, typer.Option("--spend", help="The sign that spend has.")],
    column: Annotated[
        list[str], typer.Option("--column", metavar="MEANING=HEADING", help="Once for each; :D is the fourth column.")
    ],
    always: AlwaysOption = None,
    header_row: HeaderRowOption = 1,
    header_rows: HeaderRowsOption = 1,
    leave_out_totals: Annotated[bool, typer.Option("--leave-out-totals", help="Totals that add up.")] = False,
    because: Annotated[str, typer.Option("--because", help="Why they are confirmed anew.")] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Confirm what the columns of a source's files are. Nothing is taken that is not said here.

    \b
    section75 sources confirm ap.csv --source "Council AP extract" --column "date=Trans Dt" --column cost_centre=CC
        --column amount=Value --dates "day first" --unit £ --spend negative
        --partnership cambridgeshire-learning-disability --as finance.officer
    """
    from django.utils import timezone

    from section75.apps.sources import actions
    from section75.importers.source_mapping.mapping import Choice

    desk = sign_on(as_, partnership, fund)
    said = dict(map(_pair, column)), dates, unit, spend, dict(map(_pair, always or []))
    choice = Choice(*said, header_row, header_rows, leave_out_totals)
    confirmed = actions.confirm(
        desk.user, Scope(desk.ledger.partnership, desk.ledger.fund), name=source, content=file.read_bytes(),
        file_name=file.name, choice=choice, at=timezone.now(), because=because,
    )  # fmt: skip
    answer(_data(confirmed), _lines(confirmed), as_json=as_json)


def _data(confirmed: Confirmation) -> dict[str, Any]:
    from section75.apps.sources.store import mapping_of

    mapping = mapping_of(confirmed)
    return {
        "source": confirmed.source.name,
        "version": confirmed.version,
        "confirmed_at": confirmed.confirmed_at.isoformat(),
        "confirmed_by": confirmed.confirmed_by.username,
        "because": confirmed.because,
        "columns": {meaning: mapping.header[place] for meaning, place in mapping.columns},
        "constants": dict(mapping.constants),
        "date_order": mapping.date_order.value,
        "unit": mapping.unit.value,
        "spend_is": mapping.spend_is.value,
        "reads_as": mapping.reads_as,
        "leaves_out_totals": mapping.leaves_out_totals,
    }


def _lines(confirmed: Confirmation) -> str:
    said = _data(confirmed)
    by = f"confirmed {moment(confirmed.confirmed_at)} by {said['confirmed_by']}"
    lines = [f"{said['source']}, version {said['version']}, {by}. {said['because']}".rstrip()]
    lines += [f"  {_bare(meaning)}: {heading or 'no heading'}" for meaning, heading in said["columns"].items()]
    lines += [f"  {_bare(meaning)}: {text} in every row" for meaning, text in said["constants"].items()]
    written = f"days {said['date_order']}, in {said['unit']}, spend {said['spend_is']}, seen as {said['reads_as']}"
    return "\n".join([*lines, f"  {written}"])


def _bare(meaning: str) -> str:
    return meaning.replace("_", " ")
