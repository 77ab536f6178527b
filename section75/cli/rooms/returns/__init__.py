"""`section75 returns`: draft, issue, show, verify, deliver and acknowledge what must be told to the partners."""

import typer

from section75.cli.rooms.returns import issuing, showing

ROOM = typer.Typer(help="Reports to the partners: draft, issue, show, verify, deliver, acknowledge.")
ROOM.command("list")(showing.list_returns)
ROOM.command()(issuing.draft)
ROOM.command()(issuing.issue)
ROOM.command()(showing.show)
ROOM.command()(showing.verify)
ROOM.command()(issuing.deliver)
ROOM.command()(issuing.acknowledge)

__all__ = ["ROOM"]
