"""Contributions entered by hand are nobody's instalments: they go over once, and undoing one makes nothing due."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.apps.variations import actions, books
from section75.apps.variations.refusals import NothingLacks
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.money import Money
from section75.importers.agreement_file import FileText
from tests.acts import FOR_THE_BOOKS, FOR_THE_HOST, FOR_THE_PARTNER, approved
from tests.apps.test_variations import AT, JULY, SLUG, balances, cast, file, vary

__all__ = ["cast"]
MAY = Month(FinancialYear(2017), 2)


def by_hand(cast: dict[str, User], fund: str) -> None:
    """A contribution of £100 entered by hand."""
    entry = ledger_actions.ByHand(
        month=MAY,
        effective_on=date(2017, 5, 9),
        debit=Account.read("contributions due/council"),
        credit=Account.read("contribution/council"),
        amount=Money.of("100.00"),
        narrative="Invented",
        authority="Invented",
        because="Invented",
        reference="Invented invoice 7",
    )
    proposal = ledger_actions.propose_journal(cast["finance.officer"], Ledger(SLUG, fund), entry, at=AT)
    approved(proposal, FOR_THE_BOOKS, at=AT)


def test_a_contribution_by_hand_goes_over_once(cast: dict[str, User]) -> None:
    by_hand(cast, "learning-disability")
    vary(cast)
    proposal = actions.propose_difference(cast["finance.officer"], SLUG, month=JULY, at=AT)
    approved(proposal, FOR_THE_HOST, at=AT)
    assert balances(SLUG, date(2017, 7, 31)) == {
        ("adults", "contribution/council"): "-£100.00",
        ("adults", "contributions due/council"): "£100.00",
    }
    with pytest.raises(NothingLacks):
        books.lacking(SLUG, month=JULY, on=AT.date())


def test_undoing_a_contribution_by_hand_makes_nothing_due(cast: dict[str, User]) -> None:
    by_hand(cast, "older-people")
    ledger = Ledger(SLUG, "older-people")
    for seq in (1, 2, 3):  # undone, brought back, and undone again
        proposal = ledger_actions.propose_reversal(
            cast["finance.officer"], ledger, seq, because="Invented", month=MAY, effective_on=date(2017, 5, 9), at=AT
        )
        approved(proposal, FOR_THE_BOOKS, at=AT)
    assert ledger_store.instalments_posted(ledger) == {}
    vary(cast)
    with pytest.raises(NothingLacks):
        books.lacking(SLUG, month=JULY, on=AT.date())


def test_what_has_no_days_of_its_own_is_varied_from_the_day_the_variation_binds(
    cast: dict[str, User], client: Client
) -> None:
    head, _, _ = file("july").content.decode().partition("[[schedule]]")
    head = head.replace("effective = 2017-04-01", "effective = 2017-09-01")
    body = """
[[party]]
id = "ccg"
name = "Invented board"
kind = "integrated care board"
source = "made up"

[[notice]]
scope = "agreement"
ground = "no fault"
months = 1
source = "made up"
"""
    later = datetime(2017, 8, 20, 9, 0, tzinfo=UTC)
    number = actions.bring_terms(cast["pool.manager"], SLUG, [FileText("v.toml", (head + body).encode())], at=later)
    proposal = actions.propose_terms(cast["pool.manager"], SLUG, number, because="Invented", at=later)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=later)
    client.force_login(cast["auditor"])
    for on, is_varied in (("2017-08-31", False), ("2017-09-01", True)):
        shown = client.get(f"/partnerships/{SLUG}/", {"on": on}).content.decode()
        machine = client.get(f"/partnerships/{SLUG}/terms.json", {"on": on}).content.decode()
        assert ("Invented board" in machine) == is_varied
        assert ("Invented board, integrated care board" in shown) == is_varied
        asked = {"term": "1", "by": "council", "sent_on": on}
        notice = client.get(f"/partnerships/{SLUG}/notices/", asked).content.decode()
        assert ("1 month from" in notice) == is_varied
