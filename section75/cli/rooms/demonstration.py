"""`section75 demonstration`: the example partnership, its first quarter, and the cast that signs in."""

from __future__ import annotations

from pathlib import Path

import typer

from section75.cli.answering import answer
from section75.cli.options import JsonOption
from section75.cli.refusals import ExampleAbsent
from section75.cli.signing_on import start_django, with_database
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

ROOM = typer.Typer(help="The example partnership, with invented people.")


@ROOM.callback()
def about() -> None:
    """Keeps the verb in the command while the room has only one."""


@ROOM.command()
@with_database
def load(as_json: JsonOption = False) -> None:
    """Load the example partnership, its first quarter and its cast. Doing it again changes nothing."""
    is_new = load_example()
    done = "The demonstration is loaded." if is_new else "The demonstration is there already. Nothing was changed."
    answer({"is_new": is_new, "cast": cast_data()}, f"{done}\n\n{cast_text()}", as_json=as_json)


def examples() -> Path:
    """The folder of the examples. Refuses where they did not come with the program."""
    from django.conf import settings

    folder = Path(settings.EXAMPLES)
    if not folder.is_dir():
        raise ExampleAbsent(str(folder))
    return folder


def may_be_loaded() -> bool:
    """Is the installation empty, or does it hold the demonstration already? Real books are left alone."""
    start_django()
    from section75.apps.demonstration.actions import is_empty, is_loaded

    return is_empty() or is_loaded()


def load_example() -> bool:
    """Load it; False where it is there already."""
    from django.utils import timezone

    from section75.apps.demonstration.actions import load_demonstration

    return load_demonstration(examples(), at=timezone.now())


def cast_data() -> list[dict[str, str]]:
    """Who can sign in to the demonstration, and with which password."""
    from section75.apps.demonstration.cast import CAST, PASSWORD

    return [{"username": player.username, "post": player.post, "password": PASSWORD} for player in CAST]


def cast_text() -> str:
    """The same as a table."""
    columns = (Column("Sign in as"), Column("Post"), Column("Password"))
    rows = tuple(Row((each["username"], each["post"], each["password"])) for each in cast_data())
    lines = table_lines(Table("Cast", "The demonstration's people, all invented", columns, rows))
    return "\n".join(line.rstrip() for line in lines)
