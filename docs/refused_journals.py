"""An example of every refusal of the journals and exports, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from section75.apps.journals import refusals as kept
from section75.core import journals
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.journal_file import JournalFileUnreadable
from section75.render.auditors_journal import TooManyForAWorkbook

JUNE, MAY = (Month(FinancialYear(2022), number) for number in (3, 2))
NAME, FUND = "Monthly recharge", "learning-disability"

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    journals.JournalWithoutLines: lambda: journals.JournalWithoutLines("Recharge of day services"),
    journals.TooManyLines: lambda: journals.TooManyLines(1_204, journals.MOST_LINES),
    journals.NarrativeMissing: lambda: journals.NarrativeMissing(),
    journals.EvidenceMissing: lambda: journals.EvidenceMissing(),
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
    kept.EvidenceFileEmpty: lambda: kept.EvidenceFileEmpty("bill.pdf"),
    kept.EvidenceFileTooLarge: lambda: kept.EvidenceFileTooLarge("bills.pdf", 61_000_000, 10_000_000),
    kept.NoSuchEvidence: lambda: kept.NoSuchEvidence(FUND, 99),
    kept.NoSuchTemplate: lambda: kept.NoSuchTemplate(FUND, "Recharge"),
    kept.LinesNotOfTheTemplate: lambda: kept.LinesNotOfTheTemplate(NAME),
    kept.NotWhatTheTemplateIs: lambda: kept.NotWhatTheTemplateIs(NAME, journals.TemplateKind.ACCRUALS),
    kept.NothingToAccrue: lambda: kept.NothingToAccrue(JUNE),
    kept.NoSuchAccrual: lambda: kept.NoSuchAccrual(FUND, 812),
    kept.InvoiceKnownAlready: lambda: kept.InvoiceKnownAlready(812, 840),
    kept.NoSuchCommitment: lambda: kept.NoSuchCommitment(FUND, 99),
    kept.EntryIsNotItsSpend: lambda: kept.EntryIsNotItsSpend(840, "expenditure/residential-care"),
    kept.EntryMatchedAlready: lambda: kept.EntryMatchedAlready(840, Money.of("12"), Money.of("80")),
    JournalFileUnreadable: lambda: JournalFileUnreadable("Row 3", "it has no amount. Give pounds and pence."),
    TooManyForAWorkbook: lambda: TooManyForAWorkbook(1_048_575),
}
