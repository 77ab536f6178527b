"""`section75 evidence`: keys, checkpoints, counter-signatures, exports, verifying, time stamps, and the drill."""

import typer

from section75.cli.rooms.evidence import drilling, keys, showing, signing, stamping, verifying

ROOM = typer.Typer(help="Signed checkpoints of the books, for partners to keep; verifying; the tamper drill.")
ROOM.add_typer(keys.ROOM, name="key", no_args_is_help=True)
ROOM.command()(showing.show)
ROOM.command()(showing.receipts)
ROOM.command()(showing.export)
ROOM.command()(showing.proof)
ROOM.command("register-key")(signing.register_key)
ROOM.command("counter-sign")(signing.counter_sign)
ROOM.command()(verifying.verify)
ROOM.command()(stamping.stamp)
ROOM.command()(drilling.drill)

__all__ = ["ROOM"]
