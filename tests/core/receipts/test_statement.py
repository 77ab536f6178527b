"""A statement foots to the account, whatever was posted; what the journal says is owed or paid adds up to it too."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from section75.core.ledger import Account, Balances, Entry
from section75.core.money import Money, sum_of
from section75.core.receipts import (
    Movement,
    StatementDoesNotFoot,
    moves,
    owed_in_books,
    payments_in_books,
    statement,
)

from .cases import DAYS, any_journal

NOTHING = Money(0)


@given(entries=any_journal(), first=DAYS, last=DAYS)
def test_a_statement_foots_to_the_account_of_any_journal(entries: tuple[Entry, ...], first: date, last: date) -> None:
    first, last = min(first, last), max(first, last)
    by_then = [entry for entry in entries if entry.draft.effective_on <= last]
    for party in ("icb", "council"):
        account = Balances.of_entries(by_then).net(Account.read(f"contributions due/{party}"))
        found = statement(
            party,
            moves(entries, in_kind=()),
            starts_on=first,
            last_on=last,
            in_ledger=account,
            invoiced=NOTHING,
            suspended=NOTHING,
        )
        assert found.opening + sum_of(found.sum_of(kind) for kind in Movement) == found.closing == account


@given(entries=any_journal())
def test_what_is_owed_less_what_is_paid_is_the_account(entries: tuple[Entry, ...]) -> None:
    moved = moves(entries, in_kind=())
    for party in ("icb", "council"):
        owed = sum_of(each.amount for each in owed_in_books(moved) if each.party == party)
        paid = sum_of(each.amount for each in payments_in_books(moved) if each.party == party)
        assert owed - paid == Balances.of_entries(entries).net(Account.read(f"contributions due/{party}"))


def test_a_statement_a_penny_out_is_not_given() -> None:
    with pytest.raises(StatementDoesNotFoot, match=r"differ by £0\.01"):
        statement(
            "icb",
            (),
            starts_on=date(2022, 4, 1),
            last_on=date(2022, 4, 30),
            in_ledger=Money(1),
            invoiced=NOTHING,
            suspended=NOTHING,
        )
