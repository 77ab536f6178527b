"""Periods, explanations and answers by line, as they are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from section75.apps.accounts.models import User
from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.fitting import require_fitting
from section75.apps.closing.models import LineAnswer as LineAnswerRow
from section75.apps.closing.models import PeriodStep, TaskExplanation
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import MonthClosing
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import Explanation, LineAnswer, Period, State
from section75.core.ledger import Account
from section75.core.money import Money

ALL_PERIODS = 15


def periods(ledger: Ledger, year: FinancialYear) -> tuple[Period, ...]:
    """The fifteen periods of a year, each with its state, since when, and who put it there."""
    closings = _closings(ledger, year)
    steps = {(row.month, row.round): row for row in _steps(ledger, year)}  # the last of each round, by their order
    found = []
    for number in range(1, ALL_PERIODS + 1):
        own = [row for row in closings if row.month == number]
        step = steps.get((number, len(own)))
        found.append(_period(Month(year, number), own[-1] if own else None, step))
    return tuple(found)


def period(ledger: Ledger, month: Month) -> Period:
    """One period."""
    return periods(ledger, month.year)[month.number - 1]


def _period(month: Month, closing: MonthClosing | None, step: PeriodStep | None) -> Period:
    """The state a period is in, by its last closing and the last step of its round."""
    reopening = getattr(closing, "reopening", None) if closing else None
    if step is not None and (reopening is None or step.at > reopening.reopened_at):
        return Period(month, State(step.state), step.at, step.by.username, step.because)
    if closing is None:
        return Period(month, State.OPEN)
    if reopening is not None:
        return Period(month, State.OPEN, reopening.reopened_at, "both partners", reopening.because)
    return Period(month, State.CLOSED, closing.closed_at, closing.closed_by.username)


def _closings(ledger: Ledger, year: FinancialYear) -> list[MonthClosing]:
    rows = MonthClosing.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, year=year.first)
    return list(rows.select_related("closed_by", "reopening").order_by("month", "time"))


def _steps(ledger: Ledger, year: FinancialYear) -> list[PeriodStep]:
    rows = PeriodStep.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, year=year.first)
    return list(rows.select_related("by").order_by("pk"))


def steps_of(ledger: Ledger, month: Month) -> list[PeriodStep]:
    """Every step of a period, in order."""
    return [row for row in _steps(ledger, month.year) if row.month == month.number]


def round_of(ledger: Ledger, month: Month) -> int:
    """How often a period has been closed: the round it is in."""
    return MonthClosing.objects.filter(**_of(ledger, month)).count()


def step(ledger: Ledger, month: Month, state: State, *, by: User, at: datetime, because: str) -> None:
    """Write down that somebody began to close a period, or called it off."""
    own = _of(ledger, month)
    PeriodStep.objects.create(
        **own, round=round_of(ledger, month), state=state.value, by=by, at=at, because=because.strip()
    )


def step_year(ledger: Ledger, months: Iterable[Month], state: State, *, under: Carrying) -> None:
    """Write down that the periods of a year are locked, or closed again."""
    for month in months:
        PeriodStep.objects.create(
            **_of(ledger, month),
            round=round_of(ledger, month),
            state=state.value,
            by=under.approved_by,
            at=under.at,
            because=under.because,
            proposal_id=under.number,
        )


def explanations(ledger: Ledger, month: Month) -> dict[str, Explanation]:
    """What was explained last of each task of a period, in the round it is in."""
    rows = TaskExplanation.objects.filter(**_of(ledger, month), round=round_of(ledger, month)).select_related("by")
    return {row.task: Explanation(row.of, row.because, row.by.username, row.at) for row in rows.order_by("pk")}


def explain(ledger: Ledger, month: Month, task: str, *, of: str, because: str, by: User, at: datetime) -> None:
    """Write down why a task may stay as it is."""
    own = _of(ledger, month)
    TaskExplanation.objects.create(
        **own, round=round_of(ledger, month), task=task, of=of, because=because.strip(), by=by, at=at
    )


def line_answers(closing: MonthClosing, party: str) -> tuple[LineAnswer, ...]:
    """What a partner said of the lines of a closing, in order."""
    rows = LineAnswerRow.objects.filter(closing=closing, party=party).select_related("by").order_by("pk")
    return tuple(_answer(row) for row in rows)


def _answer(row: LineAnswerRow) -> LineAnswer:
    own = None if row.own_pence is None else Money(row.own_pence)
    return LineAnswer(
        Account.read(row.account), Money(row.shown_pence), row.agrees, row.because, row.by.username, row.at, own
    )


def parties_that_answered(closing: MonthClosing) -> tuple[str, ...]:
    """The partners that said anything of a line, in alphabetical order."""
    return tuple(sorted(set(LineAnswerRow.objects.filter(closing=closing).values_list("party", flat=True))))


def answer_lines(closing: MonthClosing, party: str, answers: Sequence[LineAnswer], *, by: User) -> None:
    """Write down what a partner says of some lines."""
    rows = [
        LineAnswerRow(
            closing=closing,
            party=party,
            account=answer.account.code,
            shown_pence=answer.shown.pence,
            own_pence=answer.own.pence if answer.own is not None else None,
            agrees=answer.agrees,
            because=answer.because,
            by=by,
            at=answer.at.astimezone(UTC),
        )
        for answer in answers
    ]
    require_fitting(rows)
    assert max(Counter(row.account for row in rows).values(), default=1) == 1, "a line is answered once at a time"
    LineAnswerRow.objects.bulk_create(rows)


def _of(ledger: Ledger, month: Month) -> dict[str, object]:
    return {
        "partnership_id": ledger.partnership,
        "fund": ledger.fund,
        "year": month.year.first,
        "month": month.number,
    }
