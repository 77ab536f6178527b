"""What provokes each refusal of the close of a period and of reconciliation: one month, one task, one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from section75.core import closing, reconciliation
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import Found, LineAnswer, Period, State, Task
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.reconciliation import Acceptance, BalanceLine, BalanceStatement, GivenFigure
from section75.core.refusals import Refusal
from section75.importers.control_totals import ControlTotalUnreadable, read_control_totals

_YEAR = FinancialYear(2022)
_JUNE = Month(_YEAR, 3)
_AT = datetime(2022, 7, 4, 9, 0, tzinfo=UTC)
_CARE, _CASH = Account.read("expenditure/residential-care"), Account.read("cash")
_OPEN = Task("suspense", "Suspense cleared", Found(False, "£70.00 is held in suspense at the end of June 2022."))
_DONE = Task("imports", "Imports reconciled", Found(True, "No extract was brought for the month."))
_TWICE = [GivenFigure("LD402", Money(1)), GivenFigure("LD402", Money(2))]
_DRAWN = BalanceStatement(_JUNE, 7, (BalanceLine(_CARE, Money(5)), BalanceLine(_CASH, Money(-5))))
_AFTER = BalanceStatement(_JUNE, 8, ())


def _is(state: State) -> Period:
    return Period(_JUNE, state)


def _said(*, agrees: bool) -> LineAnswer:
    return LineAnswer(_CARE, Money(5), agrees, "" if agrees else "Row 12 is ours", "partner.accountant", _AT)


def _answers(*answers: LineAnswer, earlier: tuple[LineAnswer, ...] = (), moved: bool = True) -> Callable[[], object]:
    lines = {_CARE: Money(5)} if moved else {}
    return lambda: closing.check_answers(answers, month=_JUNE, party="icb", moved=lines, earlier=earlier)


REFUSED_CLOSINGS: dict[type[Refusal], Callable[[], object]] = {
    closing.NotOpen: lambda: closing.require_open(_is(State.CLOSED)),
    closing.ClosingNotBegun: lambda: closing.require_begun(_is(State.OPEN)),
    closing.FilesNotTaken: lambda: closing.require_takes_files(_is(State.CLOSING)),
    closing.PeriodLocked: lambda: closing.require_unlocked(_is(State.LOCKED)),
    closing.YearNotClosed: lambda: closing.require_all_closed(_YEAR, [_is(State.OPEN)]),
    closing.YearNotLocked: lambda: closing.require_locked(_YEAR, [_is(State.CLOSED)]),
    closing.TaskOpen: lambda: closing.require_done(_JUNE, [_OPEN, _DONE]),
    closing.NotATask: lambda: closing.task_named("tea", [_OPEN, _DONE]),
    closing.NothingToExplain: lambda: closing.require_to_explain(_JUNE, _DONE),
    closing.NoAnswer: _answers(),
    closing.AnsweredTwice: _answers(_said(agrees=True), _said(agrees=False)),
    closing.AccountNotInMonth: _answers(_said(agrees=True), moved=False),
    closing.LineAgreedAlready: _answers(_said(agrees=True), earlier=(_said(agrees=True),)),
    closing.LineObjected: lambda: closing.require_no_objection(_JUNE, "icb", [_said(agrees=False)]),
    reconciliation.FiguresMissing: lambda: reconciliation.check_given([]),
    reconciliation.FigureTwice: lambda: reconciliation.check_given(_TWICE),
    reconciliation.BalancesMoved: lambda: reconciliation.require_unmoved(_DRAWN, _AFTER),
    reconciliation.AcceptedAlready: lambda: reconciliation.require_not_accepted("icb", [Acceptance("icb", "ann", _AT)]),
    ControlTotalUnreadable: lambda: read_control_totals(b"cost_centre,amount\nLD402,\n"),
}
