"""What `section75 receipts` tells: payments, what is late, letters, statements of account; and how they are data."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, in_words, london_day, read_day
from section75.core.receipts import Standing, Unmatched, late_of, left_of, standings, suggestions
from section75.render.as_csv import as_csv
from section75.render.as_text import table_lines
from section75.render.as_xlsx import as_xlsx

if TYPE_CHECKING:
    from section75.core.receipts import StatementOfAccount

PartyArgument = Annotated[str, typer.Argument(metavar="PARTNER", help="The partner's short name.")]


def add_to(room: typer.Typer) -> None:
    """Add these commands to the room."""
    for name, command in (("payment", payment), ("late", late), ("letter", letter), ("statement", statement)):
        room.command(name)(with_database(command))


def payment(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="The number of the payment's entry.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one payment: what is left of it, what it is matched to, and what would fit exactly."""
    tell_payment(sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER), entry, as_json=as_json)


def tell_payment(desk: Desk, entry: int, *, as_json: bool) -> None:
    """One payment, with its matches and suggestions."""
    from section75.apps.receipts import actions, store

    books = store.owed_and_paid(desk.partnership, desk.ledger, on=_today())
    found = actions.payment_of(books, entry)
    matches = [each for each in books.matches if each.seq == entry]
    fits = suggestions(books, found)
    data = {
        "entry": entry,
        "party": found.party,
        "pence": found.amount.pence,
        "left_pence": left_of(books, found).pence,
        "matches": [
            {"match": each.number, "due_on": each.due_on.isoformat(), "pence": each.amount.pence} for each in matches
        ],
        "suggestions": [
            {"due_on": [day.isoformat() for day, _ in each.parts], "because": each.because} for each in fits
        ],
    }
    lines = [f"Entry {entry}: {found.amount} from {found.party}, of which {left_of(books, found)} is not matched."]
    lines += [f"Match {each.number}: {each.amount} for {in_words(each.due_on)}." for each in matches]
    for each in fits:
        days = ", ".join(in_words(day) for day, _ in each.parts)
        lines.append(f"Would fit exactly: {days}. {each.because}.")
    answer(data, "\n".join(lines), as_json=as_json)


def late(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List what is late today, by how many days."""
    from section75.apps.receipts import letters, store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    on = _today()
    found = late_of(standings(store.owed_and_paid(desk.partnership, desk.ledger, on=on), on=on))
    lines = [
        f"{each.owed.party}: {each.outstanding}, due on {in_words(each.owed.due_on)}, {each.days_late} days late."
        for each in found
    ]
    words = letters.interest_words(found)
    data = {"on": on.isoformat(), "late": [standing_data(each) for each in found], "interest": words}
    answer(data, "\n".join([*lines, words] if found else ["Nothing is late."]), as_json=as_json)


def letter(
    party: PartyArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    sent: Annotated[str, typer.Option("--sent", metavar="HOW", help="Record that it was sent, and how.")] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Write the reminder to a partner of what is late; with --sent, record that it was sent."""
    from django.utils import timezone

    from section75.apps.receipts import actions, letters

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    actions.require_contributor(desk.partnership, desk.ledger, party)
    found = letters.letter_to(desk.partnership, desk.ledger, party, on=_today())
    if sent:
        actions.send_reminder(desk.user, desk.ledger, party, as_at=_today(), how=sent, at=timezone.now())
    text = found.text.rstrip() if found.amount else "Nothing is late."
    data = {"party": party, "pence": found.amount.pence, "text": found.text, "sent": bool(sent)}
    answer(data, text, as_json=as_json)


def statement(
    party: PartyArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    starts_on: Annotated[
        date | None, typer.Option("--from", metavar="DAY", parser=reading(read_day), help="The first day.")
    ] = None,
    last_on: Annotated[
        date | None, typer.Option("--to", metavar="DAY", parser=reading(read_day), help="The last day.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", dir_okay=False, help="Also write it there, as .csv or .xlsx.")
    ] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """A partner's statement of account; refused where it does not foot to the ledger."""
    from section75.apps.receipts import actions, letters, tables

    if file is not None and file.suffix not in (".csv", ".xlsx"):
        raise typer.BadParameter(f"{file.name} is neither .csv nor .xlsx. Name a file that ends in one of them.")
    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    actions.require_contributor(desk.partnership, desk.ledger, party)
    last = last_on or _today()
    first = starts_on or FinancialYear.of(last).starts_on
    found = letters.statement_of(desk.partnership, desk.ledger, party, starts_on=first, last_on=last)
    document = tables.statement_document(desk.partnership, found, fund=desk.fund_name)
    if file is not None:
        file.write_bytes(as_csv(document.tables[0]) if file.suffix == ".csv" else as_xlsx(document))
    facts = [f"{name}: {value}" for name, value in document.facts]
    lines = [line.rstrip() for line in table_lines(document.tables[0])]
    answer(_statement_data(found), "\n".join([*facts, "", *lines]), as_json=as_json)


def standing_data(standing: Standing) -> dict[str, Any]:
    """An instalment as data."""
    return {
        "party": standing.owed.party,
        "due_on": standing.owed.due_on.isoformat(),
        "pence": standing.owed.amount.pence,
        "paid_pence": standing.paid.pence,
        "in_kind_pence": standing.in_kind.pence,
        "outstanding_pence": standing.outstanding.pence,
        "overpaid_pence": standing.overpaid.pence,
        "invoices": list(standing.invoices),
        "state": standing.state.value,
        "days_late": standing.days_late,
        "clause": standing.owed.clause,
    }


def unmatched_data(each: Unmatched) -> dict[str, Any]:
    """A payment that is not matched in full, as data."""
    payment = each.payment
    return {"entry": payment.seq, "party": payment.party, "pence": payment.amount.pence, "left_pence": each.left.pence}


def _statement_data(found: StatementOfAccount) -> dict[str, Any]:
    moved = [
        {"entry": each.seq, "on": each.on.isoformat(), "what": each.movement.value, "pence": each.amount.pence}
        for each in found.moved
    ]
    return {
        "party": found.party,
        "from": found.starts_on.isoformat(),
        "to": found.last_on.isoformat(),
        "opening_pence": found.opening.pence,
        "moved": moved,
        "closing_pence": found.closing.pence,
        "suspended_pence": found.suspended.pence,
        "invoiced_pence": found.invoiced.pence,
    }


def _today() -> date:
    from django.utils import timezone

    return london_day(timezone.now())
