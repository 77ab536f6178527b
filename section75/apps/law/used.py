"""What judgements use of an agreement: the organisations that made them."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.law.models import ConfirmedJudgement


def used_of(partnership: str) -> Iterator[Used]:
    """The parties whose people judged."""
    rows = ConfirmedJudgement.objects.filter(partnership_id=partnership)
    for party in sorted(set(rows.values_list("organisation", flat=True))):
        yield Used("party", "", party, "a judgement on a check of the law")
