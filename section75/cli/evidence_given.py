"""A file of evidence given to a command: kept at the fund before anything is proposed on the strength of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from section75.cli.signing_on import Desk

EvidenceOption = Annotated[
    Path | None, typer.Option("--evidence", metavar="FILE", exists=True, dir_okay=False, help="A file that shows it.")
]


def kept(desk: Desk, evidence: Path | None) -> int | None:
    """The number under which a file of evidence is kept; None where none is given."""
    from django.utils import timezone

    from section75.apps.ledger import papers

    if evidence is None:
        return None
    offered = papers.Offered(evidence.name, evidence.stat().st_size, evidence.read_bytes)
    return papers.keep_evidence(desk.user, desk.ledger, offered, at=timezone.now()).pk
