"""That another key signs from now on: partners are to ask for it, and for the reason where the one before was lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.agreements import store as agreements
from section75.apps.evidence import keys, store
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Keys that began since and follow another, at the signed funds this person may see the books of."""
    rows = [row for row in keys.known() if row.since > since and row.how != "first"]
    for fund in agreements.latest(part.partnership).funds if rows else ():
        if not part.may(Act.SEE_LEDGER, fund.id) or store.last(Ledger(part.partnership, fund.id)) is None:
            continue
        address = reverse("evidence:evidence", kwargs={"slug": part.partnership, "fund": fund.id})
        for row in rows:
            yield News(row.since, _says(row.key_id, row.reason), f"{address}#keys", part.partnership, fund.id)


def _says(key_id: str, lost_because: str) -> str:
    if lost_because:
        return (
            f"The host's signing key is lost ({lost_because}), and nobody could sign for key {key_id} that follows it"
        )
    return f"Key {key_id} signs checkpoints from now on, and the key before it signed for it"
