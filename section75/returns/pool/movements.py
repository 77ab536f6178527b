"""The fund's balance from one quarter to the next: brought forward, received, spent, carried forward.

It is what the fund has in cash; with what is held in suspense, and less what is accrued, where there is any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from section75.core.calendar import Quarter, in_words
from section75.core.explain import Because, Figure
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money
from section75.core.pools import Line
from section75.returns.pool.books import Books, NamedFigure, Window, sum_figure
from section75.returns.pool.contributions import received_by_partner

_CASH = Account(AccountKind.CASH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movements:
    """A quarter. `closing` follows from the other figures; `cash` is what the cash account itself holds, and `beside`
    what is held in suspense and what is accrued, which is below nothing; empty where there is neither.
    """

    opening: Figure
    contributions: tuple[NamedFigure, ...]
    contributions_total: Figure
    income: tuple[NamedFigure, ...]
    income_total: Figure
    spending: tuple[NamedFigure, ...]
    spending_total: Figure
    closing: Figure
    cash: Figure
    beside: tuple[NamedFigure, ...] = ()


def movements(books: Books, quarter: Quarter, *, partners: dict[str, str], lines: Sequence[Line]) -> Movements:
    """The movements of a quarter by partner and by line; `partners` gives what each is called."""
    window = Window.of(quarter)
    opening = _opening(books, quarter)
    paid = received_by_partner(books, partners, window)
    income, spending = _income(books, lines, window), _spending(books, lines, window)
    totals = (
        _total(paid, "contributions", lambda total: f"Partners paid {total} into the fund, {window.in_words}."),
        _total(income, "income", lambda total: f"Service users paid {total}, {window.in_words}."),
        _total(spending, "spending", lambda total: f"The fund spent {total}, {window.in_words}."),
    )
    return Movements(
        opening=opening,
        contributions=paid,
        contributions_total=totals[0],
        income=income,
        income_total=totals[1],
        spending=spending,
        spending_total=totals[2],
        closing=_closing(opening, *totals, window=window),
        cash=_cash(books, quarter),
        beside=_beside(books, Window.up_to(quarter.months[-1]), id_="cash.closing"),
    )


def _opening(books: Books, quarter: Quarter) -> Figure:
    """Cash before the quarter, with what is posted in it as brought forward from before the journal begins."""
    starts, window = in_words(quarter.span.starts_on), Window.of(quarter)
    before = books.entries(
        _CASH,
        Window.before(quarter.months[0]),
        id_="cash.opening",
        says=lambda amount: f"The fund held {amount} in cash at the start of {starts}.",
    )
    beside = _beside(books, Window.before(quarter.months[0]), id_="cash.opening")
    if beside:
        figures = [before, *(each.figure for each in beside)]
        says = "With what was held in suspense, less what was accrued, the fund stood at {total} at the start of {day}."
        before = sum_figure(
            figures, id_="cash.opening.standing", says=lambda total: says.format(total=total, day=starts)
        )
    account = Account(AccountKind.BROUGHT_FORWARD)
    if not books.moved(account, window):
        return before
    brought = books.entries(
        account,
        window,
        id_="cash.brought-forward",
        says=lambda amount: f"{amount} was brought forward from before the journal begins, {window.in_words}.",
        credits=True,
    )
    return sum_figure(
        [before, brought],
        id_="cash.opening.in-all",
        says=lambda total: f"The fund brought {total} forward into the quarter that starts on {starts}.",
    )


def _cash(books: Books, quarter: Quarter) -> Figure:
    last = quarter.months[-1]
    return books.entries(
        _CASH,
        Window.up_to(last),
        id_="cash.closing",
        says=lambda amount: f"The cash account holds {amount} at the end of {last.in_words}.",
    )


def _beside(books: Books, window: Window, *, id_: str) -> tuple[NamedFigure, ...]:
    """What is held in suspense, and what is accrued, at the end of a window; only what anything was posted to."""
    words = {
        AccountKind.SUSPENSE: ("Held in suspense, not placed yet", "{amount} is held in suspense, {window}."),
        AccountKind.ACCRUED: ("Accrued: spent and not paid yet", "{amount} is accrued, below nothing, {window}."),
    }
    return tuple(
        NamedFigure(
            kind.value,
            name,
            books.entries(
                Account(kind),
                window,
                id_=f"{id_}.{kind.value}",
                says=lambda amount, says=says: says.format(amount=amount, window=window.in_words),  # type: ignore[misc]
            ),
        )
        for kind, (name, says) in words.items()
        if books.moved(Account(kind), window)
    )


def _income(books: Books, lines: Sequence[Line], window: Window) -> tuple[NamedFigure, ...]:
    """Income by line: every income line, and any other to which income was posted."""
    kind = AccountKind.SERVICE_USER_INCOME
    concerned = [line for line in lines if line.nature.is_income or books.moved(Account(kind, line.id), window)]
    return tuple(_of_line(books, line, kind, window) for line in concerned)


def _spending(books: Books, lines: Sequence[Line], window: Window) -> tuple[NamedFigure, ...]:
    """Expenditure by line, before any income: every spending line, and any other to which spend was posted."""
    kind = AccountKind.SPEND
    concerned = [line for line in lines if not line.nature.is_income or books.moved(Account(kind, line.id), window)]
    return tuple(_of_line(books, line, kind, window) for line in concerned)


def _of_line(books: Books, line: Line, kind: AccountKind, window: Window) -> NamedFigure:
    is_income = kind is AccountKind.SERVICE_USER_INCOME
    verb = "brought in" if is_income else "cost"
    figure = books.entries(
        Account(kind, line.id),
        window,
        id_=f"{kind.name.lower().replace('_', '-')}.{line.id}",
        says=lambda amount: f"{line.name} {verb} {amount}, {window.in_words}.",
        credits=is_income,
    )
    return NamedFigure(line.id, line.name, figure)


def _total(items: Sequence[NamedFigure], what: str, says: Callable[[Money], str]) -> Figure:
    return sum_figure([item.figure for item in items], id_=f"{what}.in-all", says=says)


def _closing(opening: Figure, paid: Figure, income: Figure, spending: Figure, *, window: Window) -> Figure:
    amount = opening.amount + paid.amount + income.amount - spending.amount
    last_day = window.last.span.last_day
    assert last_day is not None, "a month ends"
    because = Because(
        id="cash.closing.worked-out",
        sentence=(
            f"{opening.amount} brought forward, with {paid.amount} from partners and {income.amount} from service "
            f"users, less {spending.amount} spent, leaves {_left(amount)} at the end of {in_words(last_day)}."
        ),
        operation="add and subtract",
        result=amount,
        rests_on=(opening.because, paid.because, income.because, spending.because),
    )
    return Figure(amount, because)


def _left(amount: Money) -> str:
    return f"the fund overdrawn by {-amount}" if amount.pence < 0 else str(amount)
