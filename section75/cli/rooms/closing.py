"""`section75 closing`: the periods of a fund, the tasks of a close, what came late, and a year that is locked."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    YearWithEntriesOption,
    pounds,
)
from section75.cli.rooms import closing_years
from section75.cli.rooms.ledger.reading import latest_month
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.closing import LateEntry, Period, Task
from section75.core.money import Money
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

ROOM = typer.Typer(help="Periods: begin a close, work off its tasks, answer by line, lock a year.")

TaskOption = Annotated[
    str, typer.Option("--task", metavar="TASK", show_default=False, help="The short name of the task.")
]
LineOption = Annotated[
    str, typer.Option("--line", metavar="ACCOUNT", show_default=False, help="Such as expenditure/residential-care.")
]


def _say(data: object, says: str, *, as_json: bool) -> None:
    answer(data, says, as_json=as_json)


@ROOM.command()
@with_database
def periods(
    partnership: PartnershipOption,
    year: YearWithEntriesOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the fifteen periods of a year: how each stands, since when and by whom, and whether it is actual."""
    from section75.apps.closing import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = store.periods(desk.ledger, year or latest_month(desk).year)
    columns = tuple(Column(text) for text in ("Period", "State", "Actual", "Since", "By"))
    rows = tuple(_period_row(period) for period in found)
    lines = table_lines(Table("Periods", f"Periods of {desk.fund_name}", columns, rows))
    answer([_period_data(period) for period in found], "\n".join(line.rstrip() for line in lines), as_json=as_json)


def _period_row(period: Period) -> Row:
    since = moment(period.since) if period.since else ""
    return Row((str(period.month), period.state.value, "yes" if period.is_actual else "not yet", since, period.by))


def _period_data(period: Period) -> dict[str, object]:
    return {
        "month": str(period.month),
        "state": period.state.value,
        "is_actual": period.is_actual,
        "since": period.since.isoformat() if period.since else None,
        "by": period.by,
        "because": period.because,
    }


@ROOM.command()
@with_database
def tasks(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the tasks of a month's close: done, open, or explained by somebody."""
    from django.utils import timezone

    from section75.apps.closing.task_list import task_list

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = task_list(desk.ledger, month, on=london_day(timezone.now()))
    lines = [
        f"{task.code}: {task.words}, {task.state.value}. {task.found.says} {task.because}".rstrip() for task in found
    ]
    answer([_task_data(task) for task in found], "\n".join(lines), as_json=as_json)


def _task_data(task: Task) -> dict[str, object]:
    return {
        "task": task.code,
        "words": task.words,
        "state": task.state.value,
        "says": task.found.says,
        "because": task.because,
    }


@ROOM.command()
@with_database
def begin(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Begin to close a month: it takes no more rows of files, only journals and accruals."""
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    actions.begin_closing(desk.user, desk.ledger, month, at=timezone.now())
    _say({"month": str(month), "state": "closing"}, f"{month.in_words} ({month}) is being closed.", as_json=as_json)


@ROOM.command("call-off")
@with_database
def call_off(
    partnership: PartnershipOption,
    month: MonthOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Call off a close that was begun, so that the month takes files again."""
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    actions.call_off(desk.user, desk.ledger, month, because=because, at=timezone.now())
    _say({"month": str(month), "state": "open"}, f"{month.in_words} ({month}) is open again.", as_json=as_json)


@ROOM.command()
@with_database
def explain(
    partnership: PartnershipOption,
    month: MonthOption,
    task: TaskOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say why a task of a month's close may stay as it is. It holds as long as the task finds the same."""
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    actions.explain_task(desk.user, desk.ledger, month, task, because=because, at=timezone.now())
    data = {"month": str(month), "task": task, "state": "explained", "because": because}
    _say(data, f"{task} of {month.in_words} ({month}) is explained.", as_json=as_json)


@ROOM.command("agree-line")
@with_database
def agree_line(
    partnership: PartnershipOption,
    month: MonthOption,
    line: LineOption,
    own: Annotated[Money | None, pounds("--own", "The total in your own books; debits positive.")] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Agree one line of a closed month, for a partner that is not the host. With the last line the month is agreed."""
    _answer_line(as_, partnership, fund, month, line, agrees=True, because="", own=own, as_json=as_json)


@ROOM.command("object-line")
@with_database
def object_line(
    partnership: PartnershipOption,
    month: MonthOption,
    line: LineOption,
    because: BecauseOption,
    own: Annotated[Money | None, pounds("--own", "The total in your own books; debits positive.")] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Object to one line of a closed month, for a partner that is not the host, saying why."""
    _answer_line(as_, partnership, fund, month, line, agrees=False, because=because, own=own, as_json=as_json)


def _answer_line(
    as_: str,
    partnership: str,
    fund: str,
    month: Month,
    line: str,
    *,
    agrees: bool,
    because: str,
    own: Money | None,
    as_json: bool,
) -> None:
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    said = actions.SaidOfALine(line, agrees, because, own)
    (found,) = actions.answer_lines(desk.user, desk.ledger, month, [said], at=timezone.now())
    data = {"month": str(month), "line": line, "pence": found.shown.pence, "agrees": agrees, "because": because}
    verb = "agreed" if agrees else "objected to, and both partners see it"
    _say(data, f"{line} of {month.in_words} ({month}), {found.shown}, is {verb}.", as_json=as_json)


@ROOM.command()
@with_database
def late(
    partnership: PartnershipOption,
    after: Annotated[int, typer.Option(min=0, help="Only entries after this number.")] = 0,
    most: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many entries.")] = 100,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List prior-period items: entries that took effect in a period already closed when they were posted."""
    from section75.apps.closing import late_store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = late_store.late(desk.ledger, after=after, most=most)
    lines = [
        f"Entry {each.seq}, effective {each.effective_on}, in {each.month}: {each.amount} from {each.credit} to "
        f"{each.debit}. {each.reason}"
        for each in found
    ]
    answer([_late_data(each) for each in found], "\n".join(lines) or "Nothing came late.", as_json=as_json)


def _late_data(each: LateEntry) -> dict[str, object]:
    return {
        "entry": each.seq,
        "effective_on": each.effective_on.isoformat(),
        "month": str(each.month),
        "debit": each.debit.code,
        "credit": each.credit.code,
        "pence": each.amount.pence,
        "reason": each.reason,
    }


ROOM.command()(closing_years.lock)
ROOM.command()(closing_years.unlock)
