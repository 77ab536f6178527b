"""What issued returns use of an agreement: their funds, and the parties they were delivered to."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.returns.models import Delivery, IssuedReturn


def used_of(partnership: str) -> Iterator[Used]:
    """The funds that were reported on, and the parties reported to."""
    issued = IssuedReturn.objects.filter(partnership_id=partnership)
    for fund in sorted(set(issued.values_list("fund", flat=True))):
        yield Used("fund", fund, fund, "a report that was issued")
    delivered = Delivery.objects.filter(issued__partnership_id=partnership)
    for party in sorted(set(delivered.values_list("party", flat=True))):
        yield Used("party", "", party, "a report that was delivered")
