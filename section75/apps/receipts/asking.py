"""What every page of the room needs: its name, its choices, and acting on a form so that a refusal stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django import forms
from django.utils import timezone

from section75.apps.agreements.visiting import Visit
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import store, terms
from section75.core.calendar import london_day
from section75.core.receipts import OwedAndPaid
from section75.core.refusals import Refusal, Refusals

ROOM = "Owed and paid"


def today() -> date:
    """Today, in London."""
    return london_day(timezone.now())


def fund_of(here: Visit) -> str:
    """The fund visited."""
    assert here.fund is not None, "the room is of one fund"
    return here.fund.id


def parties_of(here: Visit) -> list[tuple[str, str]]:
    """Who contributes, to choose from."""
    return [(party, here.partnership.named(party)) for party in terms.contributors(here.partnership, fund_of(here))]


def lines_of(here: Visit) -> list[tuple[str, str]]:
    """The lines money is spent on, to choose from."""
    lines = here.partnership.lines_of(fund_of(here))
    return [(line.id, line.name) for line in lines if not line.nature.is_income]


def books_of(here: Visit, on: date | None = None) -> OwedAndPaid:
    """What is owed and paid, with what is to come by the terms in use on a day, or today."""
    return store.owed_and_paid(here.partnership, here_ledger(here), on=on or today())


def here_ledger(here: Visit) -> Ledger:
    """The journal of the fund visited."""
    return Ledger(here.partnership.id, fund_of(here))


def is_done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Act on a form that was sent and holds; what is refused stands with the form, and nothing typed is lost."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
            form.add_error(None, each.says)
        return False
    return True
