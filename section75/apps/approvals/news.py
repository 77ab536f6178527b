"""What was approved and done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.approvals import store
from section75.core.authority import Act


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """The proposals of a partnership that were carried out since, at the funds this person may see the books of."""
    for row in store.carried_out_since(part.partnership, since):
        if part.may(Act.SEE_LEDGER, row.fund):
            address = reverse("approvals:proposal", kwargs={"slug": row.partnership, "number": row.pk})
            yield News(row.carried_out.at, f"{row.title}: done", address, row.partnership, row.fund)
