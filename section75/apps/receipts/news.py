"""That a partner was reminded of what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.receipts import store
from section75.core.authority import Act
from section75.core.money import Money


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Reminders since, at the funds this person may see the books of."""
    for row in store.reminders_since(part.partnership, since):
        if part.may(Act.SEE_LEDGER, row.fund):
            says = f"{row.party} was reminded of {Money(row.pence)} that is late"
            address = reverse("receipts:late", kwargs={"slug": row.partnership_id, "fund": row.fund})
            yield News(row.recorded_at, says, address, row.partnership_id, row.fund)
