"""What a partner does with a checkpoint: registering its key, and counter-signing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.signing_on import prove, sign_on, with_database

PasswordOption = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read password and code from standard input, a line each, without asking."),
]


@with_database
def register_key(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The public key on one line: name, id and key with +.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    password_stdin: PasswordOption = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Register the public key your organisation counter-signs with. It becomes a line of the fund's log."""
    from django.utils import timezone

    from section75.apps.evidence import actions

    desk = sign_on(as_, partnership, fund)
    proved_at = prove(desk.user, from_stdin=password_stdin)
    row = actions.register_key(desk.user, desk.ledger, key, at=timezone.now(), proved_at=proved_at)
    answer({"key": row.key_id, "line": row.line}, f"Registered, as line {row.line:,} of the log.", as_json=as_json)


@with_database
def counter_sign(
    number: Annotated[int, typer.Argument(metavar="CHECKPOINT", min=1, help="The number of the checkpoint.")],
    partnership: PartnershipOption,
    signature: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            show_default=False,
            help="The note your key signed, or the line it made; without it your organisation stands by its word.",
        ),
    ] = None,
    fund: FundOption = "",
    password_stdin: PasswordOption = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Stand witness to a checkpoint for your organisation: by its own key, or by its word."""
    from django.utils import timezone

    from section75.apps.evidence import actions

    desk = sign_on(as_, partnership, fund)
    proved_at = prove(desk.user, from_stdin=password_stdin)
    if signature is None:
        actions.witness(desk.user, desk.ledger, number, at=timezone.now(), proved_at=proved_at)
    else:
        given = signature.read_bytes().decode("utf-8", errors="replace")
        actions.counter_sign(desk.user, desk.ledger, number, given, at=timezone.now(), proved_at=proved_at)
    how = "by its word" if signature is None else "by its key"
    answer({"checkpoint": number, "how": how}, f"Checkpoint {number} is counter-signed, {how}.", as_json=as_json)
