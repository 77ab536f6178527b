"""`section75 database`: moving the books to another database, and the roles of PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import JsonOption
from section75.cli.refusals import NotReady
from section75.cli.signing_on import with_database_of_owner

ROOM = typer.Typer(help="The database: move the books to another, and give PostgreSQL's roles their rights.")
RUN = "from section75.cli.main import run; run()"


@ROOM.command()
@with_database_of_owner
def move(
    to: Annotated[
        str, typer.Option("--to", metavar="ADDRESS", show_default=False, help="A PostgreSQL database: postgresql://...")
    ] = "",
    to_folder: Annotated[
        Path | None,
        typer.Option("--to-folder", metavar="FOLDER", file_okay=False, show_default=False, help="A file in a folder."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Copy all books to an empty database of either engine; every root stays. Stop Section75 and its workers first.

    Nothing is taken away here: once you work with the other, nobody may work with this one.
    """
    from django.conf import settings

    from section75.apps.backups import moving

    if bool(to) == bool(to_folder):
        raise typer.BadParameter("Say either --to with an address, or --to-folder with a folder.")
    folder = to_folder.resolve() if to_folder else Path(settings.DATA)
    folder.mkdir(parents=True, exist_ok=True)
    moving.name_target(settings.DATABASE_AT(to, folder))
    where = settings.IN_WORDS(to, folder)
    moving.require_empty(where)
    _migrate_there(to, folder)
    found = moving.move()
    said = [f"Moved {found.rows:,} rows of {found.tables} tables to the {where}, and every root is the same:"]
    said += [f"  {head.partnership}/{head.fund}: {head.size:,} lines, root {head.root}" for head in found.funds]
    said += ["The secret key and the signing key are files of the data folder: take them along."]
    data = {
        "tables": found.tables,
        "rows": found.rows,
        "funds": [{"partnership": head.partnership, "fund": head.fund, "root": head.root} for head in found.funds],
    }
    answer(data, "\n".join(said), as_json=as_json)


def _migrate_there(address: str, folder: Path) -> None:
    """Make every table in the other database, in a process that knows no other."""
    told = os.environ | {"SECTION75_DATABASE": address, "SECTION75_DATA": str(folder), "SECTION75_OWNER_DATABASE": ""}
    command = [sys.executable, "-P", "-c", RUN, "migrate"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise NotReady(" ".join(done.stderr.split()))


@ROOM.command()
@with_database_of_owner
def roles(
    application: Annotated[
        str, typer.Option("--application", metavar="ROLE", show_default=False, help="The role that will serve.")
    ],
    do: Annotated[bool, typer.Option("--do", help="Give the rights now; without it they are only printed.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print, or give, the rights of PostgreSQL's application role: to read and add, not to change what only grows.

    Run it as the owner of the tables, after each `section75 migrate`.
    """
    from section75.apps.audit import roles as rights

    statements = rights.grants(application)
    if do:
        rights.give(application)
    text = "\n".join(f"{statement};" for statement in statements)
    answer({"statements": list(statements), "done": do}, text, as_json=as_json)
