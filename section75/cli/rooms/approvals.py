"""`section75 approvals`: what was proposed, exactly what it would change, and approving, declining, withdrawing it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AnyPartnershipOption, AsOption, BecauseOption, JsonOption
from section75.cli.rooms.approvals_written import (
    approved_data,
    approved_text,
    listed_data,
    listed_text,
    looked_data,
    looked_text,
)
from section75.cli.signing_on import person, prove, with_database

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.accounts.store import Part
    from section75.apps.approvals.kinds import Progress
    from section75.apps.approvals.looking import Looked

ROOM = typer.Typer(help="What somebody proposed: look at it, approve, decline or withdraw it.")
MOST = 200

NumberArgument = Annotated[int, typer.Argument(min=1, show_default=False, help="The proposal's number.")]
ShownOption = Annotated[
    str,
    typer.Option(
        "--shown", metavar="FINGERPRINT", show_default=False, help="Approve only what `show` showed under this."
    ),
]
PasswordOption = Annotated[
    bool,
    typer.Option(
        "--password-stdin",
        help="Where it binds both partners, read the password from standard input: its first line, and a code, where "
        "you have one, on the second. Otherwise both are asked for.",
    ),
]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who looks at the proposals of a partnership or of the installation, and when."""

    user: User
    part: Part
    at: datetime

    def look(self, number: int) -> Looked:
        """One proposal as they see it."""
        from section75.apps.approvals import looking, seeing

        return looking.look(self.user, seeing.seen(self.part, number), at=self.at)


def _desk(username: str, partnership: str) -> _Desk:
    from django.utils import timezone

    from section75.apps.approvals.seeing import let_in

    user, at = person(username), timezone.now()
    return _Desk(user, let_in(user, partnership, at=at), at)


@ROOM.command("list")
@with_database
def list_proposals(partnership: AnyPartnershipOption = "", as_: AsOption = "", as_json: JsonOption = False) -> None:
    """List what was proposed, latest first: what waits for approval, and how the rest ended."""
    from section75.apps.approvals import seeing, store

    desk = _desk(as_, partnership)
    rows = seeing.all_seen(desk.part, most=MOST)
    found = [(row, store.proposal_of(row).state_at(desk.at)) for row in rows]
    answer(listed_data(found), listed_text(found), as_json=as_json)


@ROOM.command()
@with_database
def show(
    number: NumberArgument, partnership: AnyPartnershipOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show a proposal: who prepared it and why, exactly what it would change, and whether you may approve it."""
    looked = _desk(as_, partnership).look(number)
    answer(looked_data(looked), looked_text(looked), as_json=as_json)


@ROOM.command()
@with_database
def approve(
    number: NumberArgument,
    partnership: AnyPartnershipOption = "",
    shown: ShownOption = "",
    password_stdin: PasswordOption = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Approve what somebody else proposed. With the last approval that it takes, it is done at once.

    What binds both partners is approved by somebody who proves who they are.

    \b
    section75 approvals show 7 --partnership cambridgeshire-learning-disability --as finance.approver
    section75 approvals approve 7 --partnership cambridgeshire-learning-disability --as finance.approver
    """
    from django.utils import timezone

    from section75.apps.approvals import actions

    desk = _desk(as_, partnership)
    looked = desk.look(number)
    has_to_prove = looked.row.binds_both and not looked.why_not
    proved_at = prove(desk.user, from_stdin=password_stdin) if has_to_prove else None
    with _progress(looked.row.title) as progress:
        approved = actions.approve(
            desk.user,
            actions.scope_of(looked.row),
            number,
            at=timezone.now(),
            shown=shown or None,
            proved_at=proved_at,
            progress=progress,
        )
    answer(approved_data(approved), approved_text(approved, looked.row.title), as_json=as_json)


@ROOM.command()
@with_database
def decline(
    number: NumberArgument,
    because: BecauseOption,
    partnership: AnyPartnershipOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Decline what somebody else proposed, saying why. Whoever prepared it sees that."""
    from section75.apps.approvals import actions

    desk = _desk(as_, partnership)
    row = desk.look(number).row
    actions.decline(desk.user, actions.scope_of(row), number, because=because, at=desk.at)
    data = {"proposal": number, "state": "declined", "because": because}
    answer(data, f"Proposal {number} is declined. Nothing was changed.", as_json=as_json)


@ROOM.command()
@with_database
def withdraw(
    number: NumberArgument,
    partnership: AnyPartnershipOption = "",
    because: Annotated[str, typer.Option(metavar="WORDS", show_default=False, help="Why, if it is to be known.")] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Withdraw what you proposed, while it waits."""
    from section75.apps.approvals import actions

    desk = _desk(as_, partnership)
    row = desk.look(number).row
    actions.withdraw(desk.user, actions.scope_of(row), number, at=desk.at, because=because)
    data = {"proposal": number, "state": "withdrawn", "because": because}
    answer(data, f"Proposal {number} is withdrawn. Nothing was changed.", as_json=as_json)


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """A bar on stderr while entries are posted, where somebody is looking."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
