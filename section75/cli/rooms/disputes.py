"""`section75 disputes`: question a figure, reply, take it further, and end it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.disputes.models import Turn
    from section75.apps.disputes.showing import Asked, Now

ROOM = typer.Typer(help="Questions about figures: raised, replied to, taken further, resolved.")

NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the question.")]
SaysOption = Annotated[str, typer.Option("--says", metavar="WORDS", show_default=False, help="What is said.")]
AboutOption = Annotated[
    str,
    typer.Option(
        "--about", metavar="ADDRESS", show_default=False, help="The address of the page that says why the figure is so."
    ),
]
EvidenceOption = Annotated[
    Path | None,
    typer.Option("--evidence", metavar="FILE", exists=True, dir_okay=False, help="A file that shows it."),
]


@ROOM.command("list")
@with_database
def list_questions(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List every question about the fund's figures, latest first."""
    from section75.apps.disputes import showing, store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = [showing.asked(row, _today()) for row in store.all_of(desk.ledger)]
    columns = tuple(Column(text) for text in ("Question", "Figure", "As questioned", "Asked by", "State", "Next"))
    rows = tuple(
        Row((str(each.row.number), each.row.title, str(each.then), each.row.organisation, each.state, each.clock))
        for each in found
    )
    table = Table("Questions", "Questions about figures, latest first", columns, rows)
    lines = table_lines(table) if rows else ["No figure of this fund has been questioned."]
    answer([_data(each) for each in found], "\n".join(line.rstrip() for line in lines), as_json=as_json)


@ROOM.command()
@with_database
def show(
    number: NumberArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one question: the figure then and now, what was said, and the clock."""
    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    _answer(desk, number, as_json=as_json)


@ROOM.command("raise")
@with_database
def raise_question(
    about: AboutOption,
    says: SaysOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Question a figure. It is looked up at its address, and kept as it stands now."""
    from django.utils import timezone

    from section75.apps.disputes import actions

    desk = sign_on(as_, partnership, fund)
    row = actions.raise_question(desk.user, desk.ledger, about=about, question=says, at=timezone.now())
    _answer(desk, row.number, as_json=as_json)


@ROOM.command()
@with_database
def reply(
    number: NumberArgument,
    says: SaysOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    evidence: EvidenceOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Reply to a question, with a file if there is one."""
    from django.utils import timezone

    from section75.apps.disputes import actions
    from section75.apps.ledger.papers import Offered

    desk = sign_on(as_, partnership, fund)
    file = Offered(evidence.name, evidence.stat().st_size, evidence.read_bytes) if evidence else None
    actions.reply(desk.user, desk.ledger, number, says=says, evidence=file, at=timezone.now())
    _answer(desk, number, as_json=as_json)


@ROOM.command()
@with_database
def escalate(
    number: NumberArgument,
    says: SaysOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Take a question to the next step of the ladder that the agreement gives."""
    from django.utils import timezone

    from section75.apps.disputes import actions

    desk = sign_on(as_, partnership, fund)
    actions.escalate(desk.user, desk.ledger, number, says=says, at=timezone.now())
    _answer(desk, number, as_json=as_json)


@ROOM.command()
@with_database
def resolve(
    number: NumberArgument,
    says: SaysOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    entry: Annotated[int | None, typer.Option("--entry", min=1, help="The entry that puts the figure right.")] = None,
    report: Annotated[int | None, typer.Option("--report", min=1, help="The issued report that does.")] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Resolve a question: by accepting the answer, or, with --entry or --report, by what was agreed."""
    from django.utils import timezone

    from section75.apps.disputes import actions

    desk = sign_on(as_, partnership, fund)
    if entry is None and report is None:
        actions.accept(desk.user, desk.ledger, number, says=says, at=timezone.now())
    else:
        actions.agree(desk.user, desk.ledger, number, says=says, entry=entry, report=report, at=timezone.now())
    _answer(desk, number, as_json=as_json)


@ROOM.command()
@with_database
def withdraw(
    number: NumberArgument,
    says: SaysOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Withdraw a question, with the reason."""
    from django.utils import timezone

    from section75.apps.disputes import actions

    desk = sign_on(as_, partnership, fund)
    actions.withdraw(desk.user, desk.ledger, number, says=says, at=timezone.now())
    _answer(desk, number, as_json=as_json)


def _today() -> Any:
    from django.utils import timezone

    from section75.core.calendar import london_day

    return london_day(timezone.now())


def _answer(desk: Desk, number: int, *, as_json: bool) -> None:
    """One question as it stands, whatever was just done to it."""
    from section75.apps.disputes import showing, store
    from section75.apps.disputes.refusals import NoSuchQuestion

    row = store.get(desk.ledger, number)
    if row is None:
        raise NoSuchQuestion(desk.ledger.fund, number)
    asked = showing.asked(row, _today())
    now = showing.figure_now(desk.partnership, row)
    data = _data(asked) | {
        "now": now.amount.pence if now.amount is not None else None,
        "has_changed": now.has_changed,
        "turns": [_turn_data(turn) for turn in asked.turns],
    }
    answer(data, "\n".join(_lines(asked, now)), as_json=as_json)


def _lines(asked: Asked, now: Now) -> list[str]:
    row = asked.row
    amount = f"{now.amount}" if now.amount is not None else "no such figure any more"
    lines = [
        f"Question {row.number}: {row.title}",
        f"State: {asked.state}. {asked.clock}",
        f"As questioned: {asked.then}, counting the journal to entry {row.upto}. Now: {amount}.",
        f"{moment(row.raised_at)}, {row.raised_by.username} for {row.organisation}: {row.question}",
    ]
    for turn in asked.turns:
        lines.append(f"{moment(turn.at)}, {turn.by.username} for {turn.organisation}. {asked.told(turn)}: {turn.says}")
        lines += [f"  evidence: {file.file_name}, SHA-256 {file.file_id}" for file in turn.evidence.all()]
    return lines


def _data(asked: Asked) -> dict[str, Any]:
    row, clock = asked.row, asked.question.clock
    return {
        "number": row.number,
        "title": row.title,
        "address": row.address,
        "then": row.pence,
        "unit": "pence",
        "upto": row.upto,
        "report_sha256": row.report_sha256 or None,
        "asked_by": row.organisation,
        "asked_of": row.asked_of or None,
        "raised_by": row.raised_by.username,
        "raised_at": row.raised_at.isoformat(),
        "question": row.question,
        "state": asked.state,
        "step": clock.step,
        "goes_to": clock.to,
        "due_on": clock.due_on.isoformat() if clock.due_on else None,
        "days_over": clock.days_over(asked.on) if asked.question.waits_for_answer else 0,
        "next": asked.clock,
    }


def _turn_data(turn: Turn) -> dict[str, Any]:
    return {
        "verb": turn.verb,
        "by": turn.by.username,
        "organisation": turn.organisation,
        "at": turn.at.isoformat(),
        "says": turn.says,
        "step": turn.step or None,
        "entry": turn.entry,
        "report": turn.report,
        "evidence": [
            {"name": file.file_name, "sha256": file.file_id, "bytes": file.size} for file in turn.evidence.all()
        ],
    }
