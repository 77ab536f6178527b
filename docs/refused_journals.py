"""An example of every refusal of the journals and exports, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.apps.journals import refusals as kept
from section75.apps.ledger import refusals as shelf
from section75.core import journals, ledger
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.journal_file import JournalFileUnreadable
from section75.render.auditors_journal import TooManyForAWorkbook

MARCH, APRIL = Month(FinancialYear(2022), 12), Month(FinancialYear(2023), 1)
JUNE, MAY = (Month(FinancialYear(2022), number) for number in (3, 2))
NAME, FUND = "Monthly recharge", "learning-disability"

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    journals.JournalWithoutLines: lambda: journals.JournalWithoutLines("Recharge of day services"),
    journals.TooManyLines: lambda: journals.TooManyLines(1_204, journals.MOST_LINES),
    journals.NarrativeMissing: lambda: journals.NarrativeMissing(),
    ledger.EvidenceMissing: lambda: ledger.EvidenceMissing(),
    journals.AmountNotTyped: lambda: journals.AmountNotTyped(NAME, 2),
    journals.AmountIsFixed: lambda: journals.AmountIsFixed(NAME, 1, Money.of("500")),
    journals.TemplateWithoutName: lambda: journals.TemplateWithoutName(),
    journals.TemplateEndsFirst: lambda: journals.TemplateEndsFirst(JUNE, MAY),
    journals.TemplateNotDue: lambda: journals.TemplateNotDue(NAME, MAY),
    kept.TemplateUsedAlready: lambda: kept.TemplateUsedAlready(NAME, JUNE),
    journals.NotAnAccrual: lambda: journals.NotAnAccrual(1, "cash", "accrued"),
    journals.MoreThanCommitted: lambda: journals.MoreThanCommitted(
        "PO-17", "posted", Money.of("9,400"), Money.of("9,000")
    ),
    journals.CommitmentEnded: lambda: journals.CommitmentEnded("PO-17"),
    journals.NothingLeftToVoid: lambda: journals.NothingLeftToVoid("PO-17"),
    journals.CommitmentNotPositive: lambda: journals.CommitmentNotPositive("PO-17", Money(0)),
    journals.OrderWithoutNumber: lambda: journals.OrderWithoutNumber("", "Invented Care 1"),
    shelf.EvidenceFileEmpty: lambda: shelf.EvidenceFileEmpty("bill.pdf"),
    shelf.EvidenceFileTooLarge: lambda: shelf.EvidenceFileTooLarge("bills.pdf", 61_000_000, 10_000_000),
    shelf.NoSuchEvidence: lambda: shelf.NoSuchEvidence(FUND, 99),
    kept.NoSuchTemplate: lambda: kept.NoSuchTemplate(FUND, "Recharge"),
    kept.LinesNotOfTheTemplate: lambda: kept.LinesNotOfTheTemplate(NAME),
    kept.NotWhatTheTemplateIs: lambda: kept.NotWhatTheTemplateIs(NAME, journals.TemplateKind.ACCRUALS),
    kept.NothingToAccrue: lambda: kept.NothingToAccrue(JUNE),
    kept.NoSuchAccrual: lambda: kept.NoSuchAccrual(FUND, 812),
    kept.InvoiceKnownAlready: lambda: kept.InvoiceKnownAlready(812, 840),
    kept.InvoiceOfAnotherAccrual: lambda: kept.InvoiceOfAnotherAccrual(840, 812),
    journals.ReversalOutsideTerm: lambda: journals.ReversalOutsideTerm(
        MARCH, APRIL, what="Schedule 1", span=Span.through(date(2022, 4, 1), date(2023, 3, 31)), clause="cl. 2.1"
    ),
    journals.AboveWhatWasReceived: lambda: journals.AboveWhatWasReceived(
        "PO-17", asked=Money.of("9,000"), left=Money(0), month=JUNE, taken_by=[812]
    ),
    journals.OrderOfAnotherLine: lambda: journals.OrderOfAnotherLine(
        "PO-17", "expenditure/residential-care", "expenditure/day-services"
    ),
    kept.NoSuchCommitment: lambda: kept.NoSuchCommitment(FUND, 99),
    kept.EntryIsNotItsSpend: lambda: kept.EntryIsNotItsSpend(840, "expenditure/residential-care"),
    kept.EntryMatchedAlready: lambda: kept.EntryMatchedAlready(840, Money.of("12"), Money.of("80")),
    JournalFileUnreadable: lambda: JournalFileUnreadable("Row 3", "it has no amount. Give pounds and pence."),
    TooManyForAWorkbook: lambda: TooManyForAWorkbook(1_048_575),
}
