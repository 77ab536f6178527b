"""An accrual: what a month owes and has not been invoiced, and its reversal in the month after."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from section75.core.agreements import Schedule
from section75.core.calendar import FinancialYear, Month
from section75.core.journals.journal import JournalLine
from section75.core.journals.refusals import NotAnAccrual, ReversalOutsideTerm
from section75.core.ledger import Account, AccountKind, Draft, Entry, reverse
from section75.core.money import Money
from section75.core.refusals import raise_all

ACCRUED = Account(AccountKind.ACCRUED)
_MARCH = 12


def accrual_line(line: str, amount: Money, says: str, *, order: int | None = None) -> JournalLine:
    """The accrual of an amount on a line, of an order if one is given: debited to its expenditure, credited to what is
    accrued.
    """
    return JournalLine(Account(AccountKind.SPEND, line), ACCRUED, amount, says, order)


def require_accruals(lines: Iterable[JournalLine]) -> None:
    """Refuse every line that does not debit expenditure and credit accrued."""
    raise_all(
        NotAnAccrual(number, line.debit.code, line.credit.code)
        for number, line in enumerate(lines, start=1)
        if line.debit.kind is not AccountKind.SPEND or line.credit != ACCRUED
    )


def reversal_month(month: Month, *, closed: Collection[Month]) -> Month:
    """The month an accrual is reversed in: the first that follows and is open.

    After March comes April of the next year, whether or not the agreement has money for that year yet: the adjustment
    periods belong to the year whose accruals stand in its accounts.
    """
    following = _after(month)
    while following in closed:
        following = _after(following)
    return following


def require_reversible(month: Month, back: Month, schedule: Schedule) -> None:
    """Refuse an accrual whose reversal would take effect outside the term of the schedule."""
    if schedule.span is not None and not schedule.span.holds(back.span.starts_on):
        clause = str(schedule.span_clause or schedule.clause)
        raise ReversalOutsideTerm(month, back, what=schedule.title, span=schedule.span, clause=clause)


def _after(month: Month) -> Month:
    if month.number >= _MARCH:
        return Month(FinancialYear(month.year.first + 1), 1)
    return Month(month.year, month.number + 1)


def reversal(accrual: Entry, *, month: Month) -> Draft:
    """The mirror of an accrual, effective on the first day of the month it is reversed in."""
    because = f"accrual of {accrual.draft.month.in_words}, reversed by itself"
    return reverse(accrual, because=because, month=month, effective_on=month.span.starts_on)
