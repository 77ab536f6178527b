"""The signing key: which it is, and putting another in its place."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, JsonOption
from section75.cli.rooms.evidence.signing import PasswordOption
from section75.cli.signing_on import person, prove, with_database
from section75.render.words import moment

ROOM = typer.Typer(help="The key that signs checkpoints.")


@ROOM.command()
@with_database
def show(as_json: JsonOption = False) -> None:
    """Show every public key, first to last, for partners to write down. The private key is shown nowhere."""
    from section75.apps.evidence import showing

    found = showing.all_keys()
    data = [{"key": str(each.key), "since": each.since.isoformat(), "in_use": each.is_in_use} for each in found]
    lines = [f"{each.key}\n  from {moment(each.since)}: {each.how}" for each in found]
    answer(data, "\n".join(lines) or "No key yet. It is made with the first checkpoint.", as_json=as_json)


@ROOM.command()
@with_database
def rotate(as_: AsOption = "", as_json: JsonOption = False) -> None:
    """Put a new key in the place of the one in use, which signs for it. Every log that was signed says so at once."""
    from django.utils import timezone

    from section75.apps.evidence import actions
    from section75.apps.evidence.keys import key_of

    key = key_of(actions.rotate_key(person(as_), at=timezone.now()))
    text = f"From now on this key signs, and the key before it signed for it. Give it to every partner:\n{key}"
    answer({"key": str(key)}, text, as_json=as_json)


@ROOM.command()
@with_database
def begin_again(
    because: Annotated[
        str,
        typer.Option(metavar="WORDS", show_default=False, help="How it was lost, in one line that names no person."),
    ],
    password_stdin: PasswordOption = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Begin a new key where the one in use is lost for good. Nobody can sign for it: every log and partner is told."""
    from django.utils import timezone

    from section75.apps.evidence import actions
    from section75.apps.evidence.keys import key_of

    user = person(as_)
    proved_at = prove(user, from_stdin=password_stdin)
    key = key_of(actions.begin_again(user, because=because, at=timezone.now(), proved_at=proved_at))
    text = (
        "From now on this key signs. Nobody could sign for it, so hand it to every partner in person, and say how the "
        f"one before it was lost:\n{key}"
    )
    answer({"key": str(key)}, text, as_json=as_json)
