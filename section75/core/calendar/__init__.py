"""Financial years, months, quarters and half-open spans of days.

Knows: a financial year begins on 1 April, London time; it has twelve months and three adjustment periods; a span runs
from its first day up to, and not including, the day it ends before; the bank holidays of England, from a dated table.
Does not know: what day it is. Whoever asks passes the day in.

Promise: every day falls in exactly one financial year, one month and one quarter.
"""

from section75.core.calendar.bank_holidays import ENGLAND, BankHolidays, NotThatMany, YearWithoutHolidays
from section75.core.calendar.day import NotADay, in_words, london_day, month_name, read_day
from section75.core.calendar.financial_year import FinancialYear, NotAFinancialYear
from section75.core.calendar.month import Month, NotAMonth
from section75.core.calendar.quarter import NotAQuarter, Quarter
from section75.core.calendar.span import BackwardSpan, Span

__all__ = [
    "ENGLAND",
    "BackwardSpan",
    "BankHolidays",
    "FinancialYear",
    "Month",
    "NotADay",
    "NotAFinancialYear",
    "NotAMonth",
    "NotAQuarter",
    "NotThatMany",
    "Quarter",
    "Span",
    "YearWithoutHolidays",
    "in_words",
    "london_day",
    "month_name",
    "read_day",
]
