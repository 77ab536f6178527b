"""Since the last report: what it carried forward as issued, and what entries posted since have moved.

What was issued stays as it was. A correction posted afterwards to a month that report covered shows here, in the next
one: as issued, moved since, brought forward.
"""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear, Quarter
from section75.core.explain import Because, Figure, Given, Source
from section75.core.ledger import Account, AccountKind, Balances
from section75.core.money import Money
from section75.returns.pool.books import HELD, Books, Window


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """The report issued for the quarter before: what it carried forward, and the last entry it counted."""

    period: Quarter
    carried_forward: Money
    journal_upto: int
    posted_since: Balances  # of the entries after that one, up to where this report is cut


@dataclass(frozen=True, slots=True)
class Since:
    """What was carried forward as issued, and what has moved since."""

    as_issued: Figure
    moved: Figure


def quarter_before(quarter: Quarter) -> Quarter:
    """The quarter before; before the first of a year comes the fourth of the year before."""
    if quarter.number > 1:
        return Quarter(quarter.year, quarter.number - 1)
    return Quarter(FinancialYear(quarter.year.first - 1), 4)


def since(earlier: EarlierReport, books: Books) -> Since:
    """The two figures, each with its reasons; the second leads to the entries posted since."""
    return Since(_as_issued(earlier), _moved(earlier, books))


def _as_issued(earlier: EarlierReport) -> Figure:
    amount = earlier.carried_forward
    because = Because(
        id="earlier.carried-forward",
        sentence=f"The report for {earlier.period.in_words}, as it was issued, carried {amount} forward.",
        operation="given",
        result=amount,
        given=(Given.money("carried forward", amount),),
        source=Source("returns", (("period", str(earlier.period)),), f"the report issued for {earlier.period}"),
    )
    return Figure(amount, because)


def _moved(earlier: EarlierReport, books: Books) -> Figure:
    cash = Account(AccountKind.CASH)
    window = Window.up_to(earlier.period.months[-1])
    since_then = Books(books.fund, earlier.posted_since)
    amount = since_then.net_of(*HELD, window=window)
    moved = f"moved {amount}" if amount else "moved nothing"
    only_cash = not any(since_then.moved(Account(kind), window) for kind in HELD[1:])
    key = (
        ("fund", books.fund),
        *((("account", cash.code),) if only_cash else ()),
        ("to", str(window.last)),
        ("after", str(earlier.journal_upto)),
    )
    entries = f"the entries {'of cash ' if only_cash else ''}after entry {earlier.journal_upto:,}, {window.in_words}"
    because = Because(
        id="earlier.moved-since",
        sentence=f"Entries posted since to the months it covers, or earlier ones, {moved}.",
        operation="sum of entries",
        result=amount,
        source=Source("ledger", key, entries),
    )
    return Figure(amount, because)
