"""What partners said of closed months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.ledger import month_store
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Month


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Agreements and objections since, at the funds this person may see the books of."""
    for answer in month_store.answered_since(part.partnership, since):
        closing = answer.closing
        if not part.may(Act.SEE_LEDGER, closing.fund):
            continue
        month = Month(FinancialYear(closing.year), closing.month)
        place = {"slug": closing.partnership_id, "fund": closing.fund, "first": closing.year, "number": closing.month}
        said = "agreed" if answer.agrees else "objected to"
        says = f"{answer.party} {said} {month.in_words}"
        yield News(
            answer.answered_at, says, reverse("ledger:month", kwargs=place), closing.partnership_id, closing.fund
        )
