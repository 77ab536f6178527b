"""What is in suspense before a month is closed: entry by entry, so that amounts either way do not hide each other."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from section75.apps.ledger.close_list import CloseTask
from section75.apps.ledger.ledgers import Ledger
from section75.apps.preview import suspending
from section75.core.calendar import Month
from section75.core.closing import Found
from section75.core.money import sum_of

NAMED = 50  # entries named one by one; the others are counted


def suspense(ledger: Ledger, month: Month, on: date) -> Found:
    """Is nothing left in suspense, at the end of the month, of any entry?"""
    address = reverse("preview:suspense", kwargs={"slug": ledger.partnership, "fund": ledger.fund})
    held = suspending.held(ledger, today=on, upto=month)
    if not held:
        return Found(True, f"Nothing is held in suspense at the end of {month.in_words}.", address)
    numbers = [f"{each.entry.seq:,}" for each in held]
    more = f" and {len(held) - NAMED:,} more" if len(held) > NAMED else ""
    named = f"{'entry' if len(held) == 1 else 'entries'} {', '.join(numbers[:NAMED])}{more}"
    left = sum_of(each.left for each in held)
    return Found(False, f"{left} is held in suspense at the end of {month.in_words}: what is left of {named}.", address)


TASKS = (CloseTask("suspense", "Suspense cleared", 30, suspense),)
