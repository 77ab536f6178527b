"""What the receipts have to say before a month is closed: what was received from partners is matched."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from section75.apps.agreements import store as agreements
from section75.apps.ledger.close_list import CloseTask
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import store
from section75.core.calendar import Month
from section75.core.closing import Found
from section75.core.money import sum_of
from section75.core.receipts import standings, unmatched


def received(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - at the month's end, on any day
    """Is every payment received by the end of the month matched to what it pays?"""
    last_day = month.span.last_day
    assert last_day is not None, "a month ends"
    address = reverse("receipts:list", kwargs={"slug": ledger.partnership, "fund": ledger.fund})
    books = store.owed_and_paid(agreements.latest(ledger.partnership), ledger, on=last_day)
    left = [each for each in unmatched(books, on=last_day) if each.payment.paid_on <= last_day]
    beyond = sum_of(each.overpaid for each in standings(books, on=last_day))
    if not left and not beyond:
        return Found(True, f"Every contribution received by the end of {month.in_words} is matched.", address)
    payments = "1 payment" if len(left) == 1 else f"{len(left):,} payments"
    total = sum_of(each.left for each in left)
    says = []
    if left:
        says.append(f"Of {payments} received by the end of {month.in_words}, {total} is not matched.")
    if beyond:
        says.append(f"{beyond} is matched to instalments beyond what they owe by now.")
    return Found(False, " ".join(says), address)


TASKS = (CloseTask("contributions-received", "Contributions received matched", 60, received),)
