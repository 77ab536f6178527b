"""An example of every refusal of the close of a period and of reconciliation, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from section75.apps.closing.as_at import NotAMoment
from section75.apps.reconciliation import refusals as given
from section75.core import closing, reconciliation
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import Found, State, Task
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.control_totals import ControlTotalUnreadable

YEAR = FinancialYear(2022)
JUNE = Month(YEAR, 3)
CARE = Account.read("expenditure/residential-care")
OPEN = Task("suspense", "Suspense cleared", Found(False, "£70.00 is held in suspense at the end of June 2022."))
DONE = Task("imports", "Imports reconciled", Found(True, "No extract was brought for the month."))
BY = "by pool.manager on 4 July 2022"

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    closing.NotOpen: lambda: closing.NotOpen(JUNE, State.CLOSED),
    closing.ClosingNotBegun: lambda: closing.ClosingNotBegun(JUNE, State.OPEN),
    closing.FilesNotTaken: lambda: closing.FilesNotTaken(JUNE, BY),
    closing.PeriodLocked: lambda: closing.PeriodLocked(JUNE, "by chief.finance on 1 June 2023"),
    closing.YearNotClosed: lambda: closing.YearNotClosed(YEAR, [Month(YEAR, 14), Month(YEAR, 15)]),
    closing.YearNotLocked: lambda: closing.YearNotLocked(YEAR),
    closing.TaskOpen: lambda: closing.TaskOpen(JUNE, OPEN),
    closing.NotATask: lambda: closing.NotATask("tea", ("imports", "suspense")),
    closing.NothingToExplain: lambda: closing.NothingToExplain(JUNE, DONE),
    closing.NoAnswer: lambda: closing.NoAnswer(JUNE),
    closing.AnsweredTwice: lambda: closing.AnsweredTwice(JUNE, CARE),
    closing.AccountNotInMonth: lambda: closing.AccountNotInMonth("accrued", JUNE),
    closing.LineAgreedAlready: lambda: closing.LineAgreedAlready(JUNE, "icb", CARE),
    closing.LineObjected: lambda: closing.LineObjected(JUNE, "icb", [CARE]),
    NotAMoment: lambda: NotAMoment("the day before yesterday"),
    reconciliation.FiguresMissing: reconciliation.FiguresMissing,
    reconciliation.FigureTwice: lambda: reconciliation.FigureTwice("LD402", [Money.of("10.00"), Money.of("12.50")]),
    reconciliation.BalancesMoved: lambda: reconciliation.BalancesMoved(JUNE),
    reconciliation.AcceptedAlready: lambda: reconciliation.AcceptedAlready("icb", "partner.accountant"),
    given.NothingGiven: lambda: given.NothingGiven("The host's finance system", JUNE),
    given.NoDifference: lambda: given.NoDifference("LD402", JUNE),
    given.NoSuchStatement: lambda: given.NoSuchStatement("learning-disability", 9),
    given.NotAPartyToIt: lambda: given.NotAPartyToIt("district"),
    given.FileOrFigures: given.FileOrFigures,
    given.NotAFigure: lambda: given.NotAFigure(2, "expenditure/residential-care 1,250.37"),
    ControlTotalUnreadable: lambda: ControlTotalUnreadable(
        4, "Its amount is blank. Give the key and its amount; nothing is 0."
    ),
}
