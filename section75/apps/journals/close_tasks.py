"""What the journals have to say before a month is closed: every template of accruals that is due was used."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from section75.apps.journals import store
from section75.apps.ledger.close_list import CloseTask
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month
from section75.core.closing import Found
from section75.core.journals import TemplateKind


def accruals(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - on any day
    """Is every accrual that a template asks for in the month posted?"""
    address = reverse("journals:templates", kwargs={"slug": ledger.partnership, "fund": ledger.fund})
    templates = (store.template_of(row) for row in store.templates(ledger))
    due = [each.name for each in templates if each.kind is TemplateKind.ACCRUALS and each.is_due(month)]
    left = sorted(set(due) - store.used_for(ledger, month))
    if left:
        return Found(False, f"Templates of accruals due and not used for {month.in_words}: {', '.join(left)}.", address)
    says = f"Every template of accruals due in {month.in_words} was used." if due else "No template of accruals is due."
    return Found(True, says, address)


TASKS = (CloseTask("accruals", "Accruals in", 40, accruals),)
