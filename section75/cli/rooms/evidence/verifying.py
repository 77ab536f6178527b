"""Holding the live books against all the evidence there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import FundOption, JsonOption
from section75.cli.signing_on import with_database

if TYPE_CHECKING:
    from section75.apps.evidence.verifying import Verified

AllPartnershipsOption = Annotated[
    str,
    typer.Option("--partnership", metavar="SLUG", show_default="every one", help="The partnership's short name."),
]
AgainstOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        show_default=False,
        help="A folder of checkpoints and leaf files that were kept outside.",
    ),
]


@with_database
def verify(
    partnership: AllPartnershipsOption = "",
    fund: FundOption = "",
    against: AgainstOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold every line, root, signature, balance and file against the others, and against what was kept outside.

    Refused, naming the first thing that is wrong, unless all of it agrees.
    """
    from section75.apps.evidence import checking

    found = [checking.require_whole(ledger, against) for ledger in checking.funds(partnership, fund)]
    lines = [_line(each) for each in found] or ["There is no log yet."]
    answer([_data(each) for each in found], "\n".join(lines), as_json=as_json)


def _line(found: Verified) -> str:
    held = f", {found.held} files kept outside" if found.held else ""
    return (
        f"{found.ledger.partnership} {found.ledger.fund}: good to line {found.size:,}, {found.entries:,} entries, "
        f"{found.checkpoints} checkpoints{held}; root {found.root}."
    )


def _data(found: Verified) -> dict[str, object]:
    return {
        "partnership": found.ledger.partnership,
        "fund": found.ledger.fund,
        "lines": found.size,
        "entries": found.entries,
        "root": found.root,
        "checkpoints": found.checkpoints,
        "held_against": found.held,
        "good": True,
    }
