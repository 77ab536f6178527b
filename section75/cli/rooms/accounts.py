"""`section75 accounts`: make people known, and give them their part. Done as whoever runs the installation."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import JsonOption, PartnershipOption
from section75.cli.signing_on import with_database

ROOM = typer.Typer(help="People who sign in, and their part in a partnership.")

UsernameArgument = Annotated[str, typer.Argument(metavar="USERNAME", help="The name the person signs in with.")]


@ROOM.command()
@with_database
def add(
    username: UsernameArgument,
    post: Annotated[str, typer.Option(help="The office held, as pages show it; never the person's name.")],
    password: Annotated[
        str,
        typer.Option(
            prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for, unseen, when it is left out."
        ),
    ],
    as_json: JsonOption = False,
) -> None:
    """Add somebody who may sign in. They have no part in any partnership until one is given."""
    from django.utils import timezone

    from section75.apps.agreements.people import add_person

    add_person(username, post=post, password=password, at=timezone.now())
    answer({"username": username, "post": post}, f"{username} may sign in.", as_json=as_json)


@ROOM.command("give-part")
@with_database
def give_part(
    username: UsernameArgument,
    partnership: PartnershipOption,
    party: Annotated[str, typer.Option(help="The short name of the body the person acts for.")],
    role: Annotated[str, typer.Option(help="pool manager, auditor, member ...: a wrong one is answered with all.")],
    as_json: JsonOption = False,
) -> None:
    """Give a person a role for a party in a partnership, in place of any earlier one."""
    from django.utils import timezone

    from section75.apps.agreements import people

    people.give_part(username, partnership=partnership, party=party, role=role, at=timezone.now())
    data = {"username": username, "partnership": partnership, "party": party, "role": role}
    answer(data, f"{username} is {role} for {party} in {partnership}.", as_json=as_json)
