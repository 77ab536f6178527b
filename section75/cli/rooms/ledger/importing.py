"""Bringing finance extracts: kept, held against the control total, proposed for posting; and rows that had to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    CsvArgument,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    pounds,
)
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.ledger.brought import Became, as_data, as_text
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.money import Money

if TYPE_CHECKING:
    from pathlib import Path

    from section75.apps.approvals.models import Proposal
    from section75.apps.ledger.actions import Uploaded
    from section75.core.calendar import Month


@with_database
def import_extract(
    file: CsvArgument,
    partnership: PartnershipOption,
    month: MonthOption,
    control_total: Annotated[Money, pounds("--control-total", "What the finance system says the file adds up to.")],
    fund: FundOption = "",
    preview: Annotated[bool, typer.Option("--preview", help="Keep and show the file; propose nothing yet.")] = False,
    even_so: Annotated[
        str, typer.Option("--even-so", help="Why rows like rows posted before are different payments.")
    ] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Import a finance extract: every row is placed, waits or is refused, and all meet the control total.

    The file is CSV or a workbook (.xlsx), whatever its name. Its placed rows are proposed for posting, and are posted
    when somebody else approves it. The same file again says when and by whom it was posted, and changes nothing.

    \b
    section75 ledger import AP_2022_06.csv --month "2022/23 M3" --control-total 2,508,915.64
        --partnership cambridgeshire-learning-disability --as finance.officer
    """
    from section75.apps.ledger import actions, extracts

    desk = sign_on(as_, partnership, fund)
    uploaded = _upload(desk, file, month=month, control_total=control_total)
    already = uploaded.already_posted
    proposal = None if preview or already else _propose(desk, uploaded.number, even_so=even_so)
    brought = extracts.brought(desk.ledger, uploaded.number)
    assert brought is not None, "what was uploaded is there"
    became = Became(brought, already, proposal, stops=actions.what_stops(desk.ledger, brought) if preview else ())
    answer(as_data(became), as_text(became), as_json=as_json)


def _upload(desk: Desk, file: Path, *, month: Month, control_total: Money) -> Uploaded:
    """Bring the file: kept and read, not yet posted."""
    from django.utils import timezone

    from section75.apps.ledger.actions import upload_extract

    return upload_extract(
        desk.user,
        desk.ledger,
        month=month,
        content=file.read_bytes(),
        file_name=file.name,
        control_total=control_total,
        at=timezone.now(),
    )


def _propose(desk: Desk, number: int, *, even_so: str) -> Proposal:
    """Propose posting what was uploaded."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    return actions.propose_extract(desk.user, desk.ledger, number, at=timezone.now(), even_so=even_so)


@with_database
def post_waiting(
    extract_number: Annotated[int, typer.Argument(min=1, show_default=False, help="The extract's number.")],
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting the rows of a posted extract that waited and that a rule places by now, to an open month."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_waiting_rows(desk.user, desk.ledger, extract_number, month=month, at=timezone.now())
    answer_proposed(proposal, as_json=as_json)
