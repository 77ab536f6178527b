"""Accruals: proposed from a file or from the orders received, listed, and matched to their invoices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.evidence_given import EvidenceOption
from section75.cli.options import AsOption, FundOption, JsonOption, MonthOption, PartnershipOption
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.journals.proposing import (
    AuthorityOption,
    NarrativeOption,
    ReferenceOption,
    WhyOption,
    asked_of,
)
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.journals import TemplateLine
from section75.importers.journal_file import JournalFile, read_journal_file
from section75.render.as_text import table_lines
from section75.render.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from section75.apps.journals.accrual_store import Accrued

_ALL = 1_000_000


@with_database
def accrue(
    partnership: PartnershipOption,
    month: MonthOption,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            exists=True,
            dir_okay=False,
            show_default="what was received of the orders and not posted",
            help="The lines, as `journals post` takes them.",
        ),
    ] = None,
    narrative: NarrativeOption = "",
    authority: AuthorityOption = "",
    because: WhyOption = "",
    reference: ReferenceOption = "",
    evidence: EvidenceOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose accruals of a month: each is posted together with its reversal in the next open month."""
    from django.utils import timezone

    from section75.apps.journals import actions

    desk = sign_on(as_, partnership, fund)
    if file is not None:
        read = read_journal_file(file.read_bytes(), file_name=file.name)
    else:
        lines = actions.lines_from_orders(desk.ledger, month)
        read = JournalFile(tuple(TemplateLine(e.debit, e.credit, e.amount, e.says) for e in lines), {})
    given = {"narrative": narrative, "authority": authority, "because": because, "reference": reference}
    asked = asked_of(desk, read, given, month=month, on=None, evidence=evidence)
    if file is None:
        asked = replace(asked, lines=lines)
    answer_proposed(actions.propose_accruals(desk.user, desk.ledger, asked, at=timezone.now()), as_json=as_json)


@with_database
def accruals(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List every accrual: the month it was reversed in, and whether its invoice came."""
    from section75.apps.journals import accrual_store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = accrual_store.accruals(desk.ledger, most=_ALL)
    words = tuple(Column(text) for text in ("Entry", "Month", "Account"))
    columns = (*words, Column("Amount (£)", Kind.MONEY), Column("Reversed in"), Column("Invoice"))
    table = Table("Accruals", "Accruals, latest first", columns, tuple(_row(each) for each in found))
    text = "\n".join(line.rstrip() for line in table_lines(table)) if found else "Nothing has been accrued."
    answer([_data(each) for each in found], text, as_json=as_json)


@with_database
def invoice(
    seq: Annotated[int, typer.Argument(min=1, show_default=False, help="The number of the entry that accrued.")],
    entry: Annotated[int, typer.Option("--entry", min=1, show_default=False, help="The entry that is its invoice.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say which entry is the invoice that an accrual was for."""
    from django.utils import timezone

    from section75.apps.journals import actions

    desk = sign_on(as_, partnership, fund)
    actions.record_invoice(desk.user, desk.ledger, seq, entry=entry, at=timezone.now())
    text = f"Entry {entry} is the invoice of the accrual of entry {seq}."
    answer({"accrual": seq, "invoice": entry}, text, as_json=as_json)


def _row(each: Accrued) -> Row:
    draft = each.entry.draft
    back = str(each.reversed_in) if each.reversed_in else "not reversed"
    came = f"entry {each.invoice}" if each.invoice else "not received"
    return Row((str(each.entry.seq), str(draft.month), draft.debit.code, draft.amount, back, came))


def _data(each: Accrued) -> dict[str, Any]:
    draft = each.entry.draft
    return {
        "entry": each.entry.seq,
        "month": str(draft.month),
        "account": draft.debit.code,
        "amount": draft.amount.pence,
        "narrative": draft.narrative,
        "reversed_by": each.reversed_by,
        "reversed_in": str(each.reversed_in) if each.reversed_in else None,
        "invoice": each.invoice,
    }
