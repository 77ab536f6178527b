"""`section75 preview`: look at an extract before it is posted; work off what waits, suspense, and corrected files."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    DayOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    pounds,
    reading,
)
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.preview_written import as_data, as_lines, held_data, left_data, left_lines
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.ledger import Account, ExtractRow
from section75.core.money import Money, sum_of
from section75.core.preview import Limits

ROOM = typer.Typer(help="Before posting: what a file would do, what is unusual, what waits, suspense, corrections.")

ExtractArgument = Annotated[int, typer.Argument(metavar="EXTRACT", min=1, help="The extract's number.")]
AuthorityOption = Annotated[str, typer.Option(metavar="WORDS", show_default=False, help="The clause or decision.")]


@ROOM.command()
@with_database
def extract(
    number: ExtractArgument,
    partnership: PartnershipOption,
    times: Annotated[int, typer.Option(min=1, help="Times the largest row before.")] = 3,
    days_apart: Annotated[int, typer.Option(min=0, help="Days two alike payments are apart.")] = 7,
    weekends: Annotated[bool, typer.Option(help="Tell of weekends too.")] = False,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Preview an extract: totals by line beside last month and the budget, and the unusual rows first."""
    from section75.apps.preview import showing

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    limits = Limits(times=times, days_apart=days_apart, weekends=weekends)
    found = showing.preview(desk.ledger, number, limits)
    answer(as_data(found), "\n".join(as_lines(found)), as_json=as_json)


@ROOM.command()
@with_database
def waiting(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List what waits by code, over all files of the fund, oldest first; and the rows that were refused."""
    from section75.apps.preview.waiting import left_at

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    left = left_at(desk.ledger)
    answer(left_data(left), "\n".join(left_lines(left)), as_json=as_json)


@ROOM.command("to-suspense")
@with_database
def to_suspense(
    cost_centre: Annotated[str, typer.Argument(show_default=False, help="The cost centre of the waiting rows.")],
    partnership: PartnershipOption,
    month: MonthOption,
    authority: AuthorityOption,
    because: BecauseOption,
    subjective: Annotated[str, typer.Option(help="Their subjective.")] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting the waiting rows of a code, of posted files, to suspense."""
    from django.utils import timezone

    from section75.apps.preview import actions, waiting

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    groups = waiting.chosen(waiting.left_at(desk.ledger), [waiting.key_of(cost_centre, subjective)])
    rows = [each for each in waiting.rows_of(groups) if each.is_of_a_posted_file]
    proposal = actions.propose_suspense(
        desk.user, desk.ledger, rows, month=month, authority=authority, because=because, at=timezone.now()
    )
    answer_proposed(proposal, as_json=as_json)


@ROOM.command()
@with_database
def suspense(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List the entries that make up the balance of suspense, oldest first, with their age."""
    from django.utils import timezone

    from section75.apps.preview import suspending
    from section75.core.calendar import london_day

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    held = suspending.held(desk.ledger, today=london_day(timezone.now()))
    lines = [f"Entry {each.entry.seq}, {each.days} days: {each.left} left. {each.entry.narrative}" for each in held]
    balance = sum_of(each.left for each in held)
    data = {"unit": "pence", "balance": balance.pence, "entries": [held_data(each) for each in held]}
    answer(data, "\n".join([*lines, f"Balance of suspense: {balance}"]), as_json=as_json)


@ROOM.command()
@with_database
def clear(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="The number of the entry in suspense.")],
    partnership: PartnershipOption,
    to: Annotated[
        Account,
        typer.Option(metavar="ACCOUNT", parser=reading(Account.read), show_default=False, help="Where it belongs."),
    ],
    amount: Annotated[Money, pounds("--amount", "How much of it: what is left, or part of that.")],
    on: DayOption,
    month: MonthOption,
    authority: AuthorityOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose clearing an entry, or part of it, from suspense to a line."""
    from django.utils import timezone

    from section75.apps.preview import actions

    desk = sign_on(as_, partnership, fund)
    wanted = actions.ToClear(entry, to, amount, month, on, authority, because)
    answer_proposed(actions.propose_clearing(desk.user, desk.ledger, wanted, at=timezone.now()), as_json=as_json)


@ROOM.command("read-row")
@with_database
def read_row(
    number: ExtractArgument,
    row: Annotated[int, typer.Argument(metavar="ROW", min=1, help="The row, as a spreadsheet counts.")],
    partnership: PartnershipOption,
    on: DayOption,
    cost_centre: Annotated[str, typer.Option(show_default=False, help="Its cost centre.")],
    amount: Annotated[Money, pounds("--amount", "Its amount: what the file has, where that can be read.")],
    because: BecauseOption,
    subjective: Annotated[str, typer.Option(help="Its subjective.")] = "",
    description: Annotated[str, typer.Option(help="Its description.")] = "",
    supplier: Annotated[str, typer.Option(help="Its supplier.")] = "",
    reference: Annotated[str, typer.Option(help="Its reference.")] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose what a row says that nobody could read. It is then placed as any other row is."""
    from django.utils import timezone

    from section75.apps.preview import actions

    desk = sign_on(as_, partnership, fund)
    right = ExtractRow(row, on, cost_centre, subjective, description, amount, reference, supplier)
    at = timezone.now()
    proposal = actions.propose_reading(desk.user, desk.ledger, number, right, because=because, at=at)
    answer_proposed(proposal, as_json=as_json)


@ROOM.command("set-aside")
@with_database
def set_aside(
    number: ExtractArgument,
    row: Annotated[int, typer.Argument(metavar="ROW", min=1, help="The row, as a spreadsheet counts.")],
    partnership: PartnershipOption,
    amount: Annotated[Money, pounds("--amount", "Its amount, as the file has it.")],
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose that a row of an extract is not of this fund."""
    from django.utils import timezone

    from section75.apps.preview import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_setting_aside(
        desk.user, desk.ledger, number, [(row, amount)], because=because, at=timezone.now()
    )
    answer_proposed(proposal, as_json=as_json)


@ROOM.command()
@with_database
def correct(
    number: ExtractArgument,
    partnership: PartnershipOption,
    corrects: Annotated[int, typer.Option("--corrects", min=1, show_default=False, help="The posted extract.")],
    because: BecauseOption,
    even_so: Annotated[str, typer.Option(help="Why rows like rows posted before are different payments.")] = "",
    reversed_rows: Annotated[
        Literal["", "stay", "again"],
        typer.Option("--reversed", show_default=False, help="Rows reversed by hand stay so, or are posted again."),
    ] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting an extract as the correction of a posted one: the difference, with reversals and reasons."""
    from django.utils import timezone

    from section75.apps.preview import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_corrected(
        desk.user,
        desk.ledger,
        number,
        corrects=corrects,
        because=because,
        even_so=even_so,
        reversed_rows=reversed_rows,
        at=timezone.now(),
    )
    answer_proposed(proposal, as_json=as_json)
