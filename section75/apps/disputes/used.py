"""What questions use of an agreement: their funds, and the organisations that ask and are asked.

Notes are left out on purpose: whoever loads terms must not learn that another organisation keeps one.
"""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.disputes.models import Dispute


def used_of(partnership: str) -> Iterator[Used]:
    """The funds and parties questions name."""
    rows = Dispute.objects.filter(partnership_id=partnership)
    for fund in sorted(set(rows.values_list("fund", flat=True))):
        yield Used("fund", fund, fund, "a question about a figure")
    parties = {party for pair in rows.values_list("organisation", "asked_of") for party in pair if party}
    for party in sorted(parties):
        yield Used("party", "", party, "a question about a figure")
