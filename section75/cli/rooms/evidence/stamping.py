"""Time stamps of an authority (RFC 3161). The program reaches no network: the request and the answer are files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.signing_on import sign_on, with_database
from section75.render.words import moment


@with_database
def stamp(
    partnership: PartnershipOption,
    query: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, show_default=False, help="Write a request to this new file."),
    ] = None,
    response: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, show_default=False, help="Keep the answer in this file."
        ),
    ] = None,
    checkpoint: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", show_default="the last", help="Which checkpoint.")
    ] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Have a checkpoint time-stamped by an authority of your choice: write the request, later keep its answer.

    Whether the authority's certificate is to be believed is checked with its own: `openssl ts -verify`.
    """
    from django.utils import timezone

    from section75.apps.evidence import stamping

    if (query is None) == (response is None):
        raise typer.BadParameter("Give --query FILE to write a request, or --response FILE to keep its answer.")
    desk = sign_on(as_, partnership, fund)
    if query is not None:
        row = stamping.ask(desk.user, desk.ledger, checkpoint, to=query, at=timezone.now())
        text = f"Wrote the request for checkpoint {row.number} to {query}. Send it to a time-stamping authority."
        answer({"checkpoint": row.number, "query": str(query)}, text, as_json=as_json)
    elif response is not None:
        kept = stamping.keep(desk.user, desk.ledger, checkpoint, response.read_bytes(), at=timezone.now())
        text = f"Kept: the authority says that it was there at {moment(kept.stamped_at)}."
        answer({"stamped_at": kept.stamped_at.isoformat()}, text, as_json=as_json)
