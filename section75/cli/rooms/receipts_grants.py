"""`section75 receipts grants` and what goes with it: the register, what is of a grant, income gross."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, pounds, reading
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import london_day, read_day
from section75.core.money import Money
from section75.core.receipts import LineRule
from section75.render.as_text import table_lines

CodeArgument = Annotated[str, typer.Argument(metavar="GRANT", help="The short name of the grant.")]
LineOption = Annotated[str, typer.Option("--line", metavar="LINE", help="The line's short name.")]
SpenderOption = Annotated[str, typer.Option("--spender", metavar="NAME", help="Who spends it, if not its lead.")]
AmountOption = Annotated[Money, pounds("--amount", "In pounds and pence, such as 1,250.37.")]


def _day(flag: str, says: str) -> Any:
    return typer.Option(flag, metavar="DAY", parser=reading(read_day), help=says)


def add_to(room: typer.Typer) -> None:
    """Add these commands to the room."""
    commands = (
        ("grants", grants),
        ("grant", grant),
        ("grant-line", grant_line),
        ("grant-entry", grant_entry),
        ("grant-condition", grant_condition),
        ("income", income),
    )
    for name, command in commands:
        room.command(name)(with_database(command))


def grants(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show every grant, and where the fund's money came from against who spent it."""
    from django.utils import timezone

    from section75.apps.receipts import granted, tables

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = granted.granted(desk.partnership, desk.ledger, on=london_day(timezone.now()))
    rows = [
        {
            "grant": row.code,
            "pence": row.pence,
            "put_in_pence": standing.put_in.pence,
            "spent_pence": standing.spent_in_all.pence,
            "unspent_pence": standing.unspent.pence,
        }
        for row, standing in found.grants
    ]
    sources = [
        {
            "source": row.name,
            "put_in_pence": row.put_in.pence,
            "spent_pence": {name: amount.pence for name, amount in zip(found.table.spenders, row.spent, strict=True)},
        }
        for row in found.table.rows
    ]
    lines = [line.rstrip() for line in table_lines(tables.sources_table(desk.partnership, found.table))]
    text = "\n".join([*found.flags, *lines])
    answer({"grants": rows, "sources": sources, "flags": list(found.flags)}, text, as_json=as_json)


def grant(
    code: CodeArgument,
    name: Annotated[str, typer.Option("--name", metavar="WORDS", help="What it is called.")],
    giver: Annotated[str, typer.Option("--giver", metavar="WORDS", help="Who gives it.")],
    amount: AmountOption,
    starts_on: Annotated[date, _day("--from", "The first day it is for.")],
    last_on: Annotated[date, _day("--to", "The last day it is for.")],
    clause: Annotated[str, typer.Option("--clause", metavar="CLAUSE", help="The clause or determination.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    condition: Annotated[list[str] | None, typer.Option("--condition", help="A condition; as often as needed.")] = None,
    line: Annotated[list[str] | None, typer.Option("--line", help="A line it may be spent on; none is any.")] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record a grant, with its conditions and its ring-fence."""
    from django.utils import timezone

    from section75.apps.receipts import grant_actions

    desk = sign_on(as_, partnership, fund)
    lists = (tuple(condition or ()), tuple(line or ()))
    asked = grant_actions.GrantAsked(code, name, giver, amount, starts_on, last_on, clause, *lists)
    grant_actions.record_grant(desk.user, desk.ledger, asked, at=timezone.now())
    answer({"grant": code, "pence": amount.pence}, f"The grant {code} of {amount} is recorded.", as_json=as_json)


def grant_line(
    code: CodeArgument,
    line: LineOption,
    starts_on: Annotated[date, _day("--from", "The first day.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    last_on: Annotated[date | None, _day("--to", "The last day; the grant's, if it is left out.")] = None,
    spender: SpenderOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Attribute a line's spend to a grant."""
    from django.utils import timezone

    from section75.apps.receipts import grant_actions

    desk = sign_on(as_, partnership, fund)
    rule = LineRule(code, line, spender, starts_on, grant_actions.day_after(last_on) if last_on else None)
    grant_actions.attribute_line(desk.user, desk.ledger, rule, at=timezone.now())
    answer({"grant": code, "line": line}, f"Spend of {line} is of the grant {code}.", as_json=as_json)


def grant_entry(
    code: CodeArgument,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="The number of the entry.")],
    amount: AmountOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    spender: SpenderOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Attribute a part of an entry to a grant: spent on its line, or put in where it counts as contributed."""
    from django.utils import timezone

    from section75.apps.receipts import grant_actions

    desk = sign_on(as_, partnership, fund)
    grant_actions.attribute_entry(
        desk.user, desk.ledger, code, entry, amount=amount, spender=spender, at=timezone.now()
    )
    data = {"grant": code, "entry": entry, "pence": amount.pence}
    answer(data, f"{amount} of entry {entry} is of the grant {code}.", as_json=as_json)


def grant_condition(
    code: CodeArgument,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the condition.")],
    evidence: Annotated[str, typer.Option("--evidence", metavar="WORDS", help="What shows it.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    met: Annotated[bool, typer.Option("--met/--not-met", help="Whether it is met.")] = True,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say whether a condition of a grant is met, and by what that is shown."""
    from django.utils import timezone

    from section75.apps.receipts import grant_actions

    desk = sign_on(as_, partnership, fund)
    grant_actions.answer_condition(desk.user, desk.ledger, code, number, met=met, evidence=evidence, at=timezone.now())
    says = f"Condition {number} of {code} is {'met' if met else 'not met'}."
    answer({"grant": code, "condition": number, "met": met}, says, as_json=as_json)


def income(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show service-user income beside expenditure, gross, and entries that look netted off."""
    from section75.apps.receipts import grant_store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    off = grant_store.taken_off(desk.ledger)
    rows = grant_store.gross(desk.ledger, off)
    data = {
        "lines": [
            {
                "line": row.line,
                "expenditure_pence": row.expenditure.pence,
                "taken_off_pence": row.taken_off.pence,
                "income_pence": row.income.pence,
            }
            for row in rows
        ],
        "netted_off": [each.seq for each in off if each.speaks_of_income],
    }
    lines = [
        f"{row.line}: expenditure {row.expenditure}, taken off by files {row.taken_off}, income {row.income}, "
        f"net {row.net}."
        for row in rows
    ]
    lines += [each.says for each in off if each.speaks_of_income]
    answer(data, "\n".join(lines), as_json=as_json)
