"""`section75 demonstration`: the example partnerships, a quarter of each, and the cast that signs in."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from section75.cli.answering import answer
from section75.cli.options import JsonOption
from section75.cli.refusals import ExampleAbsent
from section75.cli.signing_on import start_django, with_database
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.apps.demonstration.actions import LoadedExample

ROOM = typer.Typer(help="The example partnerships, with invented people.")


@ROOM.callback()
def about() -> None:
    """Keeps the verb in the command while the room has only one."""


@ROOM.command()
@with_database
def load(as_json: JsonOption = False) -> None:
    """Load the example partnerships, a quarter of each and the cast. What is there already is left as it is."""
    loaded = load_examples()
    data = {"is_new": bool(loaded), "loaded": [asdict(each) for each in loaded], "cast": cast_data()}
    answer(data, f"{loaded_text(loaded)}\n\n{cast_text()}", as_json=as_json)


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

    return is_empty() or is_loaded(examples())


def load_example() -> bool:
    """Load what is not there yet; False where everything is."""
    return bool(load_examples())


def load_examples() -> tuple[LoadedExample, ...]:
    """Load what is not there yet, and say what that was."""
    from django.utils import timezone

    from section75.apps.demonstration.actions import load_demonstration

    return load_demonstration(examples(), at=timezone.now())


def loaded_text(loaded: tuple[LoadedExample, ...]) -> str:
    """What was loaded, an example a line, and what stops a fund of one from being run."""
    if not loaded:
        return "The demonstration is there already. Nothing was changed."
    lines = ["The demonstration is loaded."]
    for each in loaded:
        lines += [f"  {each.name}: {each.about}.", *(f"    {says}" for says in each.stopped)]
    return "\n".join(lines)


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
