"""`section75 receipts`: contributions owed and paid; invoices, matches, what is late, suspensions, in kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.evidence_given import kept
from section75.cli.options import (
    AnyDayOption,
    AsOption,
    BecauseOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    pounds,
    reading,
)
from section75.cli.rooms import receipts_grants, receipts_told
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import london_day, read_day
from section75.core.money import Money
from section75.render.as_text import table_lines

ROOM = typer.Typer(help="Contributions owed and paid: invoices, matches, lateness, suspensions, in kind, grants.")
receipts_told.add_to(ROOM)
receipts_grants.add_to(ROOM)

PartyOption = Annotated[
    str, typer.Option("--party", metavar="NAME", show_default=False, help="The partner's short name.")
]
AmountOption = Annotated[Money, pounds("--amount", "In pounds and pence, such as 1,250.37.")]
DueOption = Annotated[
    list[date],
    typer.Option(
        "--due",
        metavar="DAY",
        parser=reading(read_day),
        show_default=False,
        help="The day an instalment falls due; give it once for each. The earliest is filled first.",
    ),
]
EntryArgument = Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="The number of the payment's entry.")]


def _day(flag: str, says: str) -> Any:
    return typer.Option(flag, metavar="DAY", parser=reading(read_day), show_default=False, help=says)


@ROOM.command("list")
@with_database
def list_owed(
    partnership: PartnershipOption,
    fund: FundOption = "",
    on: AnyDayOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List every instalment as it stands on a day, and the payments that are not matched in full."""
    from section75.apps.receipts import store, tables
    from section75.core.receipts import standings, unmatched

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    day = on or _today()
    books = store.owed_and_paid(desk.partnership, desk.ledger, on=day)
    found, open_ = standings(books, on=day), unmatched(books, on=day)
    data = {
        "on": day.isoformat(),
        "instalments": [receipts_told.standing_data(each) for each in found],
        "unmatched": [receipts_told.unmatched_data(each) for each in open_],
    }
    lines = [line.rstrip() for line in table_lines(tables.owed_table(desk.partnership, found))]
    lines += [f"Entry {each.payment.seq}: {each.left} of {each.payment.amount} is not matched." for each in open_]
    answer(data, "\n".join(lines), as_json=as_json)


@ROOM.command()
@with_database
def match(
    entry: EntryArgument,
    due: DueOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Match what is left of a payment to instalments. What goes beyond them stays in view."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    actions.match_payment(desk.user, desk.ledger, entry, days=due, at=timezone.now())
    receipts_told.tell_payment(desk, entry, as_json=as_json)


@ROOM.command()
@with_database
def undo(
    number: Annotated[int, typer.Argument(metavar="MATCH", min=1, help="The number of the match.")],
    because: BecauseOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Undo a match, with the reason. It stays on record."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    actions.undo_match(desk.user, desk.ledger, number, because=because, at=timezone.now())
    answer({"undone": number}, f"Match {number} is undone.", as_json=as_json)


@ROOM.command()
@with_database
def invoice(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The number printed on the invoice.")],
    party: PartyOption,
    amount: AmountOption,
    due: DueOption,
    dated: Annotated[date, _day("--dated", "The date of the invoice.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record an invoice for instalments."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    about = {"party": party, "number": number, "invoiced_on": dated, "amount": amount, "days": due}
    actions.record_invoice(desk.user, desk.ledger, **about, at=timezone.now())  # type: ignore[arg-type]
    answer({"invoice": number, "pence": amount.pence}, f"Invoice {number} of {amount} is recorded.", as_json=as_json)


@ROOM.command("end-invoice")
@with_database
def end_invoice(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The number printed on the invoice.")],
    because: BecauseOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    credit_note: Annotated[str, typer.Option("--credit-note", metavar="NUMBER", help="If it was credited.")] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Cancel an invoice, or credit it by a credit note."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    actions.end_invoice(desk.user, desk.ledger, number, credit_note=credit_note, because=because, at=timezone.now())
    answer({"ended": number}, f"Invoice {number} is ended. It stays on record.", as_json=as_json)


@ROOM.command()
@with_database
def suspend(
    party: PartyOption,
    first_due: Annotated[date, _day("--first-due", "The first instalment suspended, by the day it falls due.")],
    last_due: Annotated[date, _day("--last-due", "The last.")],
    since: Annotated[date, _day("--since", "Since when they are suspended.")],
    clause: Annotated[str, typer.Option("--clause", metavar="CLAUSE", help="The clause that lets them be.")],
    dispute: Annotated[str, typer.Option("--dispute", metavar="WORDS", help="The question or letter that raised it.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record that instalments are suspended in a dispute: they are not late, and stand by themselves."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    asked = actions.Suspending(party, first_due, last_due, since, clause, dispute)
    row = actions.suspend(desk.user, desk.ledger, asked, at=timezone.now())
    answer({"suspension": row.pk}, f"Suspension {row.pk} is recorded.", as_json=as_json)


@ROOM.command()
@with_database
def resume(
    number: Annotated[int, typer.Argument(metavar="SUSPENSION", min=1, help="The number of the suspension.")],
    due_again: Annotated[date, _day("--from", "From which day it is over.")],
    because: BecauseOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record that a suspension is over from a day on."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk = sign_on(as_, partnership, fund)
    actions.resume(desk.user, desk.ledger, number, ends_before=due_again, because=because, at=timezone.now())
    answer({"ended": number}, f"Suspension {number} is over.", as_json=as_json)


@ROOM.command("in-kind")
@with_database
def in_kind(
    party: PartyOption,
    line: Annotated[str, typer.Option("--line", metavar="LINE", help="The line it is spent on.")],
    amount: AmountOption,
    month: MonthOption,
    on: Annotated[date, _day("--on", "The day it takes effect.")],
    what: Annotated[str, typer.Option("--what", metavar="WORDS", help="What is contributed.")],
    basis: Annotated[str, typer.Option("--basis", metavar="WORDS", help="How it was valued.")],
    clause: Annotated[str, typer.Option("--clause", metavar="CLAUSE", help="The clause that allows it.")],
    partnership: PartnershipOption,
    evidence: Annotated[str, typer.Option("--evidence", metavar="WORDS", help="What shows it, in words.")] = "",
    file: Annotated[
        Path | None, typer.Option("--evidence-file", exists=True, dir_okay=False, help="What shows it, as a file.")
    ] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting a contribution in kind: somebody else approves it."""
    from django.utils import timezone

    from section75.apps.receipts import actions

    desk: Desk = sign_on(as_, partnership, fund)
    asked = actions.InKind(party, line, amount, month, on, what, basis, evidence, clause, kept(desk, file))
    row = actions.propose_in_kind(desk.user, desk.ledger, asked, at=timezone.now())
    answer({"proposal": row.pk}, f"Proposal {row.pk} waits for approval: {row.title}.", as_json=as_json)


def _today() -> date:
    from django.utils import timezone

    return london_day(timezone.now())
