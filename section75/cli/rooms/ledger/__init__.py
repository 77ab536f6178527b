"""`section75 ledger`: bring in what a finance system says, propose postings and closings, and read the journal."""

import typer

from section75.cli.rooms.ledger import analysing, as_at, closing, importing, posting, reading

ROOM = typer.Typer(help="The journal of a fund: import, post, close, and read.")
ROOM.command("import")(importing.import_extract)
ROOM.command("analyse")(analysing.analyse_extract)
ROOM.command("post-waiting")(importing.post_waiting)
ROOM.command()(posting.instalments)
ROOM.command("by-hand")(posting.by_hand)
ROOM.command()(posting.reverse)
ROOM.command()(closing.close)
ROOM.command()(closing.reopen)
ROOM.command()(closing.agree)
ROOM.command("object")(closing.object_to)
ROOM.command()(closing.months)
ROOM.command()(reading.position)
ROOM.command("trial-balance")(reading.trial_balance)
ROOM.command()(as_at.balance)
ROOM.command()(reading.journal)

__all__ = ["ROOM"]
