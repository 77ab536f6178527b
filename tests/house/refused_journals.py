"""Journals, templates and orders that are none: each refusal of them, by the act that is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from section75.core import journals, ledger
from section75.core.agreements import Schedule
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.explain import Clause
from section75.core.journals import (
    Commitment,
    Event,
    Every,
    Journal,
    JournalLine,
    Standing,
    Step,
    Template,
    TemplateKind,
    TemplateLine,
)
from section75.core.ledger import Account, Evidence
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.journal_file import JournalFileUnreadable, read_journal_file

JUNE, MAY, DAY = Month(FinancialYear(2022), 3), Month(FinancialYear(2022), 2), date(2022, 6, 30)
HOMES, CASH, POUND = Account.read("expenditure/homes"), Account.read("cash"), Money(100)
DAYS, JULY = Account.read("expenditure/days"), Month(FinancialYear(2022), 4)
MARCH, APRIL = Month(FinancialYear(2022), 12), Month(FinancialYear(2023), 1)
SCHEDULE = Schedule(
    "one", "agreement", "Schedule 1", Clause("cl. 2"), Span.through(date(2022, 4, 1), date(2023, 3, 31))
)
LINE = TemplateLine(HOMES, CASH, POUND)
TEMPLATE = Template(
    "Recharge", TemplateKind.JOURNAL, Every.MONTH, JUNE, None, "Recharge", "cl. 9", "It comes again", (LINE,)
)
ORDER = Standing(Commitment("PO-1", "Invented Care 1", "homes", POUND, DAY))


def _journal(**changes: Any) -> Callable[[], object]:
    sound: dict[str, Any] = {
        "fund": "pool", "month": JUNE, "effective_on": DAY, "lines": (JournalLine(HOMES, CASH, POUND),),
        "narrative": "Recharge", "authority": "cl. 9", "because": "No file brings it",
        "evidence": Evidence("Invoice 1"),
    }  # fmt: skip
    return lambda: Journal(**(sound | changes))


def _template(**changes: Any) -> Callable[[], object]:
    return lambda: replace(TEMPLATE, **changes)


def _commitment(**changes: Any) -> Callable[[], object]:
    return lambda: replace(ORDER.commitment, **changes)


def _after(*events: Event) -> Callable[[], object]:
    def act() -> object:
        standing = ORDER
        for event in events:
            standing = standing.after(event)
        return standing

    return act


def _posted(pence: int) -> Event:
    return Event(Step.POSTED, Money(pence), DAY, 7)


def _accruing(spend: Account, amount: Money) -> None:
    journals.require_left(ORDER, (), amount, spend=spend, month=JUNE, back=JULY)


VOID = Event(Step.VOIDED, Money(0), DAY, because="It ended")


REFUSED_JOURNALS: dict[type[Refusal], Callable[[], object]] = {
    journals.JournalWithoutLines: _journal(lines=()),
    journals.TooManyLines: _journal(lines=(JournalLine(HOMES, CASH, POUND),) * 201),
    journals.NarrativeMissing: _journal(narrative=" - "),
    ledger.EvidenceMissing: lambda: Evidence(" "),
    journals.AmountNotTyped: lambda: replace(TEMPLATE, lines=(replace(LINE, amount=None),)).lines_with([None]),
    journals.AmountIsFixed: lambda: TEMPLATE.lines_with([Money(101)]),
    journals.TemplateWithoutName: _template(name="."),
    journals.TemplateEndsFirst: _template(last=MAY),
    journals.TemplateNotDue: lambda: TEMPLATE.require_due(MAY),
    journals.NotAnAccrual: _template(kind=TemplateKind.ACCRUALS),
    journals.MoreThanCommitted: _after(_posted(101)),
    journals.CommitmentEnded: _after(VOID, _posted(1)),
    journals.NothingLeftToVoid: _after(_posted(100), VOID),
    journals.CommitmentNotPositive: _commitment(amount=Money(0)),
    journals.OrderWithoutNumber: _commitment(order=""),
    journals.ReversalOutsideTerm: lambda: journals.require_reversible(MARCH, APRIL, SCHEDULE),
    journals.AboveWhatWasReceived: lambda: _accruing(HOMES, POUND),
    journals.OrderOfAnotherLine: lambda: _accruing(DAYS, Money(0)),
    JournalFileUnreadable: lambda: read_journal_file(b"debit,credit,amount\ncash,accrued,\n", file_name="a.csv"),
}
