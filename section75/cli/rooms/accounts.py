"""`section75 accounts`: make people known, give them roles and take them away, and declare an interest.

A role takes two people: here it is proposed, and `section75 approvals approve` gives it. At the terminal alone only the
first two administrators are appointed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AnyPartnershipOption,
    AsOption,
    BecauseOption,
    JsonOption,
    PartnershipOption,
    pounds,
    reading,
)
from section75.cli.signing_on import person, with_database
from section75.core.calendar import in_words, read_day
from section75.core.money import Money

if TYPE_CHECKING:
    from section75.apps.approvals.people import Held

ROOM = typer.Typer(help="People who sign in, and the roles they hold.")

UsernameArgument = Annotated[str, typer.Argument(metavar="USERNAME", help="The name the person signs in with.")]
RoleOption = Annotated[
    str, typer.Option("--role", help="pool manager, auditor, member ...: a wrong one is answered with all.")
]
PartyOption = Annotated[
    str,
    typer.Option("--party", show_default=False, help="The short name of the organisation the person acts for."),
]
OfFundOption = Annotated[
    str, typer.Option("--fund", metavar="FUND", show_default="every fund", help="One fund only, by its short name.")
]
FromOption = Annotated[
    date | None,
    typer.Option("--from", metavar="DAY", parser=reading(read_day), show_default="today", help="The first day."),
]
UntilOption = Annotated[
    date | None,
    typer.Option("--until", metavar="DAY", parser=reading(read_day), show_default="no last day", help="The last day."),
]
BehalfOption = Annotated[
    str,
    typer.Option("--on-behalf-of", metavar="USERNAME", show_default=False, help="Whose absence is covered, if one is."),
]


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
    """Add somebody who may sign in. They have no part in any partnership until a role is given."""
    from django.utils import timezone

    from section75.apps.approvals.people_actions import add_person

    add_person(username, post=post, password=password, at=timezone.now())
    answer({"username": username, "post": post}, f"{username} may sign in.", as_json=as_json)


@ROOM.command("give-part")
@with_database
def give_part(
    username: UsernameArgument,
    role: RoleOption = "system administrator",
    partnership: AnyPartnershipOption = "",
    party: PartyOption = "",
    as_json: JsonOption = False,
) -> None:
    """Appoint one of the first two administrators. Any other role takes two people: see `propose-role`."""
    from django.utils import timezone

    from section75.apps.approvals.people_actions import appoint

    is_new = appoint(username, role, at=timezone.now(), place=partnership or party)
    says = f"{username} is {role}." if is_new else f"{username} is {role} already. Nothing was changed."
    answer({"username": username, "role": role, "is_new": is_new}, says, as_json=as_json)


@ROOM.command("propose-role")
@with_database
def propose_role(
    username: UsernameArgument,
    role: RoleOption,
    partnership: AnyPartnershipOption = "",
    fund: OfFundOption = "",
    party: PartyOption = "",
    from_day: FromOption = None,
    until_day: UntilOption = None,
    limit: Annotated[Money | None, pounds("--limit", "The most they may approve.")] = None,
    on_behalf_of: BehalfOption = "",
    because: BecauseOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose giving somebody a role; another administrator approves it within fourteen days.

    \b
    section75 accounts propose-role jo.bloggs --role "host finance approver" --party council \\
      --partnership cambridgeshire-learning-disability --limit 250,000 --as administrator
    """
    from django.utils import timezone

    from section75.apps.accounts.store import today
    from section75.apps.approvals import people_actions
    from section75.apps.approvals.roles import Asked

    starts_on = from_day or today()
    asked = Asked(username, role, starts_on, party, partnership, fund, until_day, limit, on_behalf_of)
    proposal = people_actions.propose_role(person(as_), asked, at=timezone.now(), because=because)
    data = {"proposal": proposal.pk, "title": proposal.title, **asked.as_arguments()}
    answer(data, f"Proposal {proposal.pk} waits for another administrator: {proposal.title}.", as_json=as_json)


@ROOM.command("end-role")
@with_database
def end_role(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The delegation's number, as `list` shows it.")],
    because: BecauseOption,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """End a role at once. It takes one administrator, and the reason."""
    from django.utils import timezone

    from section75.apps.approvals import people_actions

    row = people_actions.end_role(person(as_), number, because=because, at=timezone.now())
    data = {"delegation": number, "username": row.user.username, "role": row.role}
    answer(data, f"{row.user.username} is no longer {row.role} there.", as_json=as_json)


@ROOM.command()
@with_database
def leave(
    username: UsernameArgument,
    because: BecauseOption,
    hand_over_to: Annotated[
        str,
        typer.Option(
            "--hand-over-to", metavar="USERNAME", show_default=False, help="Who takes over what they proposed."
        ),
    ] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """End everything somebody holds, and every sign-in of theirs; what they proposed and still waits is handed over."""
    from dataclasses import asdict

    from django.utils import timezone

    from section75.apps.approvals import leaving

    left = leaving.leave(person(as_), username, because=because, hand_over_to=hand_over_to, at=timezone.now())
    text = f"{username} has left: {left.roles} roles and {left.sign_ins} sign-ins ended."
    if left.handed_over:
        numbers = ", ".join(str(number) for number in left.handed_over)
        text += f" {hand_over_to} looks after proposal {numbers} now, and may not approve it."
    answer(asdict(left), text, as_json=as_json)


@ROOM.command("list")
@with_database
def list_(
    partnership: Annotated[
        str | None,
        typer.Option("--partnership", metavar="SLUG", show_default="all", help="Only roles at this partnership."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show who holds which role: where, from when until when, up to which limit, on whose behalf; those ended too."""
    from section75.apps.accounts.store import today
    from section75.apps.approvals.people import delegations

    held = delegations(on=today(), partnership=partnership)
    answer({"delegations": [each.as_data() for each in held]}, _listed(held), as_json=as_json)


@ROOM.command("declare-interest")
@with_database
def declare_interest(
    partnership: PartnershipOption,
    about: Annotated[
        str, typer.Option("--in", metavar="NAME", show_default=False, help="The party, line or supplier it is in.")
    ],
    says: Annotated[str, typer.Option("--is", metavar="WORDS", show_default=False, help="What it is, in a sentence.")],
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Declare an interest; whoever has one in what a proposal is about does not approve it."""
    from django.utils import timezone

    from section75.apps.approvals import interest_actions

    row = interest_actions.declare_interest(person(as_), partnership, about=about, says=says, at=timezone.now())
    data = {"interest": row.pk, "about": row.about, "says": row.says}
    answer(data, f"Interest {row.pk}, in {row.about}, is declared.", as_json=as_json)


@ROOM.command("end-interest")
@with_database
def end_interest(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The interest's number.")],
    partnership: PartnershipOption,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """End an interest of one's own."""
    from django.utils import timezone

    from section75.apps.approvals import interest_actions

    row = interest_actions.end_interest(person(as_), partnership, number, at=timezone.now())
    answer({"interest": row.pk, "about": row.about}, f"Interest {row.pk}, in {row.about}, is over.", as_json=as_json)


def _listed(held: list[Held]) -> str:
    """A line for each: its number, who, what and where, from when, and whether it is in force."""
    lines = [
        f"{each.number:>5}  {each.person}: {each}, from {in_words(each.starts_on)}. {_state(each)}" for each in held
    ]
    return "\n".join(line.rstrip() for line in lines) or "Nobody was given a role there."


def _state(each: Held) -> str:
    return f"{each.state.capitalize()} {each.why}".strip()
