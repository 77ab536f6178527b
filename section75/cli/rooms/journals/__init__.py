"""`section75 journals`: journals of several lines, accruals, templates and commitments."""

import typer

from section75.cli.rooms.journals import accruing, committing, proposing, templates

ROOM = typer.Typer(help="Journals by hand: several lines, accruals, templates, commitments.")
ROOM.command("post")(proposing.post)
ROOM.command()(accruing.accrue)
ROOM.command()(accruing.accruals)
ROOM.command()(accruing.invoice)
ROOM.command("keep-template")(templates.keep_template)
ROOM.command("templates")(templates.list_templates)
ROOM.command("use-template")(templates.use_template)
ROOM.command()(committing.commit)
ROOM.command()(committing.receive)
ROOM.command()(committing.match)
ROOM.command()(committing.void)
ROOM.command()(committing.commitments)

__all__ = ["ROOM"]
