"""An accrual: what a month owes and has not been invoiced, and its reversal in the month after."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from section75.core.calendar import FinancialYear, Month
from section75.core.journals.journal import JournalLine
from section75.core.journals.refusals import NotAnAccrual
from section75.core.ledger import Account, AccountKind, Draft, Entry, reverse
from section75.core.money import Money
from section75.core.refusals import raise_all

ACCRUED = Account(AccountKind.ACCRUED)
_MARCH = 12


def accrual_line(line: str, amount: Money, says: str) -> JournalLine:
    """The accrual of an amount on a line: debited to its expenditure, credited to what is accrued."""
    return JournalLine(Account(AccountKind.SPEND, line), ACCRUED, amount, says)


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


def _after(month: Month) -> Month:
    if month.number >= _MARCH:
        return Month(FinancialYear(month.year.first + 1), 1)
    return Month(month.year, month.number + 1)


def reversal(accrual: Entry, *, month: Month) -> Draft:
    """The mirror of an accrual, effective on the first day of the month it is reversed in."""
    because = f"accrual of {accrual.draft.month.in_words}, reversed by itself"
    return reverse(accrual, because=because, month=month, effective_on=month.span.starts_on)
