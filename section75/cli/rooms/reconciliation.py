"""`section75 reconciliation`: the books beside the finance system and the partners' books; balances both accept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    CsvArgument,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
)
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.reconciliation import BalanceStatement, Compared

if TYPE_CHECKING:
    from datetime import date

    from section75.apps.reconciliation.actions import Offered
    from section75.apps.reconciliation.comparing import Held
    from section75.apps.reconciliation.models import Giving

ROOM = typer.Typer(help="Reconciliation: figures of both sides, their differences and reasons, agreed balances.")

PartyOption = Annotated[
    str,
    typer.Option(
        "--of", metavar="PARTY", show_default="the host's finance system", help="Whose figures: a partner's short name."
    ),
]
KeyOption = Annotated[
    str, typer.Option("--key", metavar="KEY", show_default=False, help="The cost centre or account that differs.")
]
NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the statement.")]


@ROOM.command()
@with_database
def show(
    partnership: PartnershipOption,
    month: MonthOption,
    of: PartyOption = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what a side gave for a month beside the fund's books: differences, reasons, and their age in days."""
    from django.utils import timezone

    from section75.apps.reconciliation.comparing import held_against

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    held, today = held_against(desk.ledger, month, of), london_day(timezone.now())
    if held is None:
        answer(None, f"No figures are given for {month.in_words} ({month}).", as_json=as_json)
        return
    lines = [_row_text(row) for row in held.comparison.rows]
    total = f"In all the books have {held.comparison.ours}, the other side {held.comparison.theirs}."
    age = f"Differences have been known for {held.comparison.age(today)} days."
    answer(_held_data(held, today), "\n".join([*lines, total, age]), as_json=as_json)


def _row_text(row: Compared) -> str:
    why = f" {row.reason.because}" if row.reason else " Not explained." if row.figures.difference else ""
    figures = row.figures
    return f"{figures.key}: {figures.ours} and {figures.theirs}, a difference of {figures.difference}.{why}"


def _held_data(held: Held, today: date) -> dict[str, object]:
    return {
        "unit": "pence",
        "ours": held.comparison.ours.pence,
        "theirs": held.comparison.theirs.pence,
        "age": held.comparison.age(today),
        "rows": [
            {
                "key": row.figures.key,
                "ours": row.figures.ours.pence,
                "theirs": row.figures.theirs.pence,
                "difference": row.figures.difference.pence,
                "because": row.reason.because if row.reason else "",
            }
            for row in held.comparison.rows
        ],
        "left_out": {key: amount.pence for key, amount in held.left_out.items()},
    }


@ROOM.command("give-totals")
@with_database
def give_totals(
    file: CsvArgument,
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Give the control totals by cost centre of the host's finance system for a month."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    row = actions.give_host_totals(desk.user, desk.ledger, month, _offered(file), at=timezone.now())
    _given(row, as_json=as_json)


@ROOM.command("give-own")
@with_database
def give_own(
    file: CsvArgument,
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Give, for a partner, what its own books say each account comes to in a month."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    _given(actions.give_own_books(desk.user, desk.ledger, month, _offered(file), at=timezone.now()), as_json=as_json)


def _offered(file: Path) -> Offered:
    from section75.apps.reconciliation.actions import Offered

    return Offered(file_name=file.name, content=file.read_bytes())


def _given(row: Giving, *, as_json: bool) -> None:
    count = row.figures.count()
    data = {"giving": row.pk, "figures": count, "sha256": row.sha256}
    answer(data, f"{count} figures of {row.file_name} are kept.", as_json=as_json)


@ROOM.command()
@with_database
def explain(
    partnership: PartnershipOption,
    month: MonthOption,
    key: KeyOption,
    because: BecauseOption,
    of: PartyOption = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say for the host why the books and a side's figures differ on a key."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    actions.explain_difference(desk.user, desk.ledger, month, key, party=of, because=because, at=timezone.now())
    _explained(month, key, because, as_json=as_json)


@ROOM.command("explain-own")
@with_database
def explain_own(
    partnership: PartnershipOption,
    month: MonthOption,
    key: KeyOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say for a partner why the books and its own figures differ on a key."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    actions.explain_own_difference(desk.user, desk.ledger, month, key, because=because, at=timezone.now())
    _explained(month, key, because, as_json=as_json)


def _explained(month: Month, key: str, because: str, *, as_json: bool) -> None:
    data = {"month": str(month), "key": key, "because": because}
    answer(data, f"The difference on {key} is explained.", as_json=as_json)


@ROOM.command()
@with_database
def draw(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Draw the statement of balances at the end of a month, for both sides to accept."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    row = actions.draw_statement(desk.user, desk.ledger, month, at=timezone.now())
    answer(
        {"statement": row.pk, "upto": row.upto},
        f"Statement {row.pk} is drawn, up to entry {row.upto:,}.",
        as_json=as_json,
    )


@ROOM.command()
@with_database
def statement(
    number: NumberArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a statement of balances and who accepts it."""
    from section75.apps.reconciliation import store
    from section75.apps.reconciliation.refusals import NoSuchStatement

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    row = store.statement(desk.ledger, number)
    if row is None:
        raise NoSuchStatement(desk.ledger.fund, number)
    found, accepted = store.statement_of(row), [each.party for each in store.acceptances(row)]
    lines = [f"{line.account}: {line.amount}" for line in found.lines]
    says = f"Accepted by {', '.join(accepted)}." if accepted else "Accepted by nobody yet."
    data = _statement_data(found) | {"statement": row.pk, "accepted_by": accepted}
    answer(data, "\n".join([f"Balances at the end of {found.month.in_words}:", *lines, says]), as_json=as_json)


def _statement_data(found: BalanceStatement) -> dict[str, object]:
    return {
        "unit": "pence",
        "month": str(found.month),
        "upto": found.upto,
        "balances": {line.account.code: line.amount.pence for line in found.lines},
        "debit": found.debit.pence,
    }


@ROOM.command()
@with_database
def accept(
    number: NumberArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Accept a statement of balances for one's organisation."""
    from django.utils import timezone

    from section75.apps.reconciliation import actions

    desk = sign_on(as_, partnership, fund)
    actions.accept_statement(desk.user, desk.ledger, number, at=timezone.now())
    answer({"statement": number, "accepted": True}, f"Statement {number} is accepted.", as_json=as_json)
