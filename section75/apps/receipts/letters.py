"""Reminder letters, and accounts of partners: what the core needs for them, brought together."""

from __future__ import annotations

from datetime import date

from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import store
from section75.apps.receipts.refusals import DaysBackwards
from section75.core.money import sum_of
from section75.core.partnership import Partnership
from section75.core.receipts import (
    Letter,
    NoRateOfInterest,
    Standing,
    State,
    StatementOfAccount,
    interest_on,
    late_of,
    letter,
    standings,
    statement,
)


def letter_to(partnership: Partnership, ledger: Ledger, party: str, *, on: date) -> Letter:
    """The reminder of what a partner is late with on a day, in the fund's and the parties' own names."""
    found = standings(store.owed_and_paid(partnership, ledger, on=on), on=on)
    fund = partnership.fund(ledger.fund)
    host = next((term.value for term in fund.host if term.span.holds(on)), fund.host[-1].value if fund.host else "")
    return letter(
        found,
        party=party,
        on=on,
        fund=fund.name,
        called=partnership.called(party),
        host=partnership.named(host) if host else fund.name,
        interest=interest_words(late_of(found, party)),
    )


def interest_words(late: tuple[Standing, ...]) -> str:
    """What is said of interest on what is late: an agreement's file has no place for a rate, so none is known."""
    if not late:
        return ""
    try:
        return interest_on(late[0], None).because.sentence
    except NoRateOfInterest as refusal:
        return refusal.says


def statement_of(
    partnership: Partnership, ledger: Ledger, party: str, *, starts_on: date, last_on: date
) -> StatementOfAccount:
    """The account of a partner from a day up to and with another.

    Refuses days that run backwards, and an account that does not foot to the ledger.
    """
    if last_on < starts_on:
        raise DaysBackwards(starts_on, last_on)
    books = store.owed_and_paid(partnership, ledger, on=last_on)
    every = [each for each in standings(books, on=last_on) if each.owed.party == party and each.owed.is_posted]
    own = [each for each in every if each.owed.due_on <= last_on]  # the account has no more by then
    invoiced = [part for part in books.invoiced if part.party == party and starts_on <= part.invoiced_on <= last_on]
    return statement(
        party,
        store.moved(ledger),
        starts_on=starts_on,
        last_on=last_on,
        in_ledger=store.in_ledger(ledger, party, last_on=last_on),
        invoiced=sum_of(part.amount for part in invoiced),
        suspended=sum_of(each.outstanding for each in own if each.state is State.SUSPENDED),
    )
