"""Commitments: entered, received, matched to an entry, voided, and shown beside the spend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    DayOption,
    FundOption,
    JsonOption,
    PartnershipOption,
    YearOption,
    pounds,
)
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.journals import Commitment, Event, Step
from section75.core.money import Money
from section75.render.as_text import table_lines
from section75.render.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from section75.core.journals import Committed

NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the commitment.")]
MoreOption = Annotated[
    str, typer.Option("--because", metavar="WORDS", show_default=False, help="Why it is more than was ordered, if so.")
]
_ALL = 1_000_000


@with_database
def commit(
    order: Annotated[str, typer.Option(metavar="NUMBER", show_default=False, help="The order number.")],
    supplier: Annotated[str, typer.Option(metavar="NAME", show_default=False, help="Who is to be paid.")],
    line: Annotated[str, typer.Option(metavar="LINE", show_default=False, help="Such as residential-care.")],
    amount: Annotated[Money, pounds("--amount", "What was ordered is worth.")],
    on: DayOption,
    partnership: PartnershipOption,
    says: Annotated[str, typer.Option(metavar="WORDS", show_default=False, help="What was ordered.")] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Enter an order, expected to be paid on a day. It posts nothing; it is shown beside the spend."""
    from django.utils import timezone

    from section75.apps.journals import commitments as actions

    desk = sign_on(as_, partnership, fund)
    wanted = Commitment(order, supplier, line, amount, on)
    row = actions.enter_commitment(desk.user, desk.ledger, wanted, at=timezone.now(), says=says)
    _answer(desk, row.number, as_json=as_json)


@with_database
def receive(
    number: NumberArgument,
    amount: Annotated[Money, pounds("--amount", "What was received is worth.")],
    on: DayOption,
    partnership: PartnershipOption,
    because: MoreOption = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say that something ordered was received; until it is posted it can be accrued."""
    desk = sign_on(as_, partnership, fund)
    _record(desk, number, Event(Step.RECEIVED, amount, on, because=because), as_json=as_json)


@with_database
def match(
    number: NumberArgument,
    entry: Annotated[int, typer.Option("--entry", min=1, show_default=False, help="The entry that is its spend.")],
    amount: Annotated[Money, pounds("--amount", "How much of the entry is for this order.")],
    on: DayOption,
    partnership: PartnershipOption,
    because: MoreOption = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say that an entry is the spend of an order, in part or whole."""
    desk = sign_on(as_, partnership, fund)
    _record(desk, number, Event(Step.POSTED, amount, on, entry, because), as_json=as_json)


@with_database
def void(
    number: NumberArgument,
    on: DayOption,
    because: BecauseOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Void what is left of an order, with the reason."""
    desk = sign_on(as_, partnership, fund)
    _record(desk, number, Event(Step.VOIDED, Money(0), on, because=because), as_json=as_json)


@with_database
def commitments(
    partnership: PartnershipOption,
    year: YearOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show budget, spend, committed and free of every line, and every commitment."""
    from section75.apps.journals import commitment_store, showing

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    of = year or desk.partnership.years_of(desk.ledger.fund)[-1]
    lines = showing.committed_in(desk.partnership, desk.ledger, of)
    found = commitment_store.page(desk.ledger, most=_ALL)
    data = {
        "year": str(of),
        "unit": "pence",
        "lines": [showing.committed_data(row) for row in lines],
        "commitments": [showing.commitment_data(each.row.number, each.standing) for each in found],
    }
    orders = [
        f"{each.row.number}  order {each.row.order}, {each.row.supplier}: {each.standing.commitment.amount}, "
        f"{each.standing.state.value}, still committed {each.standing.open}"
        for each in found
    ]
    said = [*(line.rstrip() for line in table_lines(_table(lines, str(of)))), *orders]
    answer(data, "\n".join(said), as_json=as_json)


def _table(lines: list[Committed], year: str) -> Table:
    heads = ("Budget (£)", "Spent (£)", "Committed (£)", "Free (£)")
    columns = (Column("Line"), *(Column(head, Kind.MONEY) for head in heads))
    rows = tuple(Row((row.line, row.budget, row.actual, row.committed, row.free)) for row in lines)
    return Table("Commitments", f"Spent and committed in {year}", columns, rows)


def _record(desk: Desk, number: int, event: Event, *, as_json: bool) -> None:
    from django.utils import timezone

    from section75.apps.journals import commitments as actions

    actions.record(desk.user, desk.ledger, number, event, at=timezone.now())
    _answer(desk, number, as_json=as_json)


def _answer(desk: Desk, number: int, *, as_json: bool) -> None:
    from section75.apps.journals import commitment_store, showing

    kept = commitment_store.get(desk.ledger, number)
    assert kept is not None, "it was just written down"
    standing = kept.standing
    over = f", {standing.over} more was posted than ordered" if standing.over else ""
    text = (
        f"Commitment {number}: order {kept.row.order}, {kept.row.supplier}, {standing.commitment.amount}: "
        f"{standing.state.value}{over}. Still committed: {standing.open}."
    )
    answer(showing.commitment_data(number, standing), text, as_json=as_json)
