"""`section75 register`: who is accountable for a function on a day, what is on record, and the contracts."""

from __future__ import annotations

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import DayOption, FilesArgument, JsonOption
from section75.core.partnership import (
    contracts_in_words,
    contracts_on,
    functions_on,
    on_record,
    records_in_words,
    register_in_words,
    reversion_in_words,
    reversion_on,
    vehicles_data,
)

ROOM = typer.Typer(help="Delegated functions, what the Regulations want on record, and contracts.")


@ROOM.command()
def functions(files: FilesArgument, on: DayOption, as_json: JsonOption = False) -> None:
    """Say who is accountable for each function on a day, who exercises it, and where the clauses are silent.

    \b
    section75 register functions examples/haringey-2016 --on "1 May 2017"
    """
    register = functions_on(partnership_in(files), on)
    answer(register.as_data(), register_in_words(register), as_json=as_json)


@ROOM.command()
def records(files: FilesArgument, as_json: JsonOption = False) -> None:
    """Say what is on record of each schedule beside its money, by provision and clause, and what is missing.

    Vehicles that are not section 75 stand beside it, and are counted in no figure of a pool.
    """
    partnership = partnership_in(files)
    data = {
        "partnership": partnership.id,
        "schedules": [each.as_data() for each in on_record(partnership)],
        "beside": vehicles_data(partnership),
    }
    answer(data, records_in_words(partnership), as_json=as_json)


@ROOM.command()
def contracts(files: FilesArgument, on: DayOption, as_json: JsonOption = False) -> None:
    """Show the contracts behind the schedules as they stand on a day; those that ended stay.

    \b
    section75 register contracts examples/barnet-2018 --on 2018-11-15
    """
    partnership = partnership_in(files)
    data = {
        "partnership": partnership.id,
        "on": on.isoformat(),
        "contracts": [each.as_data() for each in contracts_on(partnership, on)],
    }
    answer(data, contracts_in_words(partnership, on), as_json=as_json)


@ROOM.command()
def reversion(files: FilesArgument, on: DayOption, as_json: JsonOption = False) -> None:
    """Say what would go back to whom if the schedules ended on a day: functions, staff, contracts, contributions."""
    partnership = partnership_in(files)
    data = {
        "partnership": partnership.id,
        "on": on.isoformat(),
        "goes_back": [each.as_data() for each in reversion_on(partnership, on)],
    }
    answer(data, reversion_in_words(partnership, on), as_json=as_json)
