"""Reports that were issued, and acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.returns import store
from section75.core.authority import Act


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Of the partnership since, at the funds whose reports this person may see."""
    for at, says, row in store.happened_since(part.partnership, since):
        if part.may(Act.SEE_REPORTS, row.fund):
            place = {"slug": row.partnership_id, "fund": row.fund, "pk": row.pk}
            yield News(at, says, reverse("returns:issued", kwargs=place), row.partnership_id, row.fund)
