"""Contributions: what each partner owed, was to pay, has paid and still owes.

What a partner paid is what was counted as contributed less what it came to owe: so a payment counts once, whether or
not it fell due first, and an instalment that is reversed is no payment.
"""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear, Month
from section75.core.explain import Because, Figure
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money
from section75.core.parties import in_order, known
from section75.core.partnership import Partnership
from section75.returns.pool.books import HELD, Books, NamedFigure, Window


@dataclass(frozen=True, slots=True)
class PartnerDue:
    """One partner in one year: owed at its start, due to date, received to date, and outstanding at the end."""

    id: str
    name: str
    at_start: Figure
    due: Figure
    received: Figure
    outstanding: Figure


@dataclass(frozen=True, slots=True)
class Contributions:
    """Every partner's contributions, and what the cash account and all others show was received from them."""

    partners: tuple[PartnerDue, ...]
    received_in_cash: Money

    @property
    def any_at_start(self) -> bool:
        """Did any partner owe anything, or have paid ahead, when the year began?"""
        return any(partner.at_start.amount for partner in self.partners)


def contributors(partnership: Partnership, books: Books, *, fund: str, year: FinancialYear) -> tuple[str, ...]:
    """Who contributes to the fund in the year, or ever did: by its table and its accounts, in the agreement's order.

    Refuses an account of somebody who is no party.
    """
    posted = books.named(AccountKind.DUE, AccountKind.CONTRIBUTION)
    for partner in posted:
        known(partner, partnership.parties, where="An account of contributions")
    table = partnership.contributions_of(fund, year)
    return in_order(partnership.parties, (*posted, *(row.party for row in (table.rows if table else ()))))


def received(books: Books, partner: str, called: str, window: Window) -> Figure:
    """What a partner paid into the fund in a window; below nothing where the fund paid back."""
    id_ = f"contributions.{partner}.received"
    counted = _counted(books, partner, called, window, f"{id_}.counted")
    owed = books.entries(
        Account(AccountKind.DUE, partner),
        window,
        id_=f"{id_}.owed",
        says=lambda amount: f"What {called} owes the fund {_changed(amount)}, {window.in_words}.",
    )
    amount = counted.amount - owed.amount
    paid = f"{_capital(called)} paid {amount} into the fund"
    if amount.pence < 0:
        paid = f"The fund paid {-amount} back to {called}"
    sentence = (
        f"{paid}, {window.in_words}: {counted.amount} was counted as contributed, and what it owes "
        f"{_changed(owed.amount)}."
    )
    rests_on = (counted.because, owed.because)
    return Figure(amount, Because(id_, sentence, "subtract", amount, rests_on=rests_on))


def _changed(amount: Money) -> str:
    if not amount:
        return "did not change"
    return f"{'rose' if amount.pence > 0 else 'fell'} by {abs(amount)}"


def _owes(amount: Money) -> str:
    """What a partner does when its account of contributions due stands at an amount."""
    if amount.pence < 0:
        return f"has paid the fund {-amount} ahead"
    return f"owes the fund {amount}" if amount else "owes the fund nothing"


def _capital(called: str) -> str:
    return f"{called[:1].upper()}{called[1:]}"


def received_by_partner(books: Books, partners: dict[str, str], window: Window) -> tuple[NamedFigure, ...]:
    """What each partner paid in a window; `partners` gives what each is called."""
    return tuple(NamedFigure(id_, called, received(books, id_, called, window)) for id_, called in partners.items())


def contributions(books: Books, partners: dict[str, str], month: Month) -> Contributions:
    """Due, received and outstanding in the year up to and with a month; `partners` gives what each is called."""
    year = Window.year_to(month)
    kinds = (*HELD, AccountKind.SPEND, AccountKind.SERVICE_USER_INCOME, AccountKind.BROUGHT_FORWARD)
    rows = tuple(_partner(books, id_, called, month) for id_, called in partners.items())
    return Contributions(rows, books.net_of(*kinds, window=year))


def _partner(books: Books, partner: str, called: str, month: Month) -> PartnerDue:
    account = Account(AccountKind.DUE, partner)
    year, before = Window.year_to(month), Window.before(Month(month.year, 1))
    return PartnerDue(
        id=partner,
        name=called,
        at_start=books.entries(
            account,
            before,
            id_=f"contributions.{partner}.at-start",
            says=lambda amount: f"At the start of {month.year}, {called} {_owes(amount)}.",
        ),
        due=_counted(books, partner, called, year, f"contributions.{partner}.due"),
        received=received(books, partner, called, year),
        outstanding=books.entries(
            account,
            Window.up_to(month),
            id_=f"contributions.{partner}.outstanding",
            says=lambda amount: f"At the end of {month.in_words}, {called} {_owes(amount)}.",
        ),
    )


def _counted(books: Books, partner: str, called: str, window: Window, id_: str) -> Figure:
    return books.entries(
        Account(AccountKind.CONTRIBUTION, partner),
        window,
        id_=id_,
        says=lambda amount: f"{amount} was counted as contributed by {called}, {window.in_words}.",
        credits=True,
    )
