"""The entry point: every room with its verbs, and what is said of the whole."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from section75 import __version__
from section75.cli import installation
from section75.cli.answering import Answering, print_text
from section75.cli.rooms import (
    accounts,
    agreements,
    approvals,
    audit,
    backup,
    bridge,
    budget,
    closing,
    database,
    demonstration,
    disputes,
    documents,
    drafts,
    evidence,
    exports,
    inbox,
    journals,
    law,
    ledger,
    lives,
    notices,
    obligations,
    organisations,
    placing,
    portfolio,
    preview,
    receipts,
    reconciliation,
    register,
    returns,
    risk_share,
    sources,
    variations,
    work,
)

ABOUT = """Run section 75 partnerships: agreements, pooled funds, risk shares, reports.

Commands are written `section75 ROOM VERB`. Those that take agreement FILEs need no database; the others work as
somebody, named with --as or in SECTION75_AS, in the folder named in SECTION75_DATA (else ./var).

Exit codes: 0 done; 1 refused, and why; 2 the command was not written as it must be; 3 our own fault. With --json the
answer, and a refusal too, is one JSON document on stdout, and amounts are whole pence.
"""

app = typer.Typer(
    name="section75",
    cls=Answering,
    help=ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"max_content_width": 110, "help_option_names": ["--help", "-h"]},
)
for name, room in (
    ("agreements", agreements.ROOM),
    ("law", law.ROOM),
    ("organisations", organisations.ROOM),
    ("register", register.ROOM),
    ("sources", sources.ROOM),
    ("risk-share", risk_share.ROOM),
    ("lives", lives.ROOM),
    ("ledger", ledger.ROOM),
    ("receipts", receipts.ROOM),
    ("journals", journals.ROOM),
    ("exports", exports.ROOM),
    ("placing", placing.ROOM),
    ("preview", preview.ROOM),
    ("bridge", bridge.ROOM),
    ("closing", closing.ROOM),
    ("reconciliation", reconciliation.ROOM),
    ("budget", budget.ROOM),
    ("returns", returns.ROOM),
    ("variations", variations.ROOM),
    ("documents", documents.ROOM),
    ("evidence", evidence.ROOM),
    ("disputes", disputes.ROOM),
    ("drafts", drafts.ROOM),
    ("obligations", obligations.ROOM),
    ("notices", notices.ROOM),
    ("approvals", approvals.ROOM),
    ("portfolio", portfolio.ROOM),
    ("work", work.ROOM),
    ("accounts", accounts.ROOM),
    ("audit", audit.ROOM),
    ("backup", backup.ROOM),
    ("database", database.ROOM),
    ("inbox", inbox.ROOM),
    ("demonstration", demonstration.ROOM),
):
    app.add_typer(room, name=name, no_args_is_help=True)
app.command()(installation.serve)
app.command()(installation.migrate)


def _say_version(wanted: bool) -> None:
    if wanted:
        print_text(f"section75 {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Options of the whole; its help stands in ABOUT."""


def run() -> None:
    """What `section75` runs: always in UTF-8, whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
