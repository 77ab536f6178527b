"""What notices use of an agreement: the parties that serve and answer them, and the funds they are of."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.notices.models import Notice, NoticeAnswer


def used_of(partnership: str) -> Iterator[Used]:
    """The parties and funds that notices name."""
    rows = Notice.objects.filter(partnership_id=partnership)
    answered = NoticeAnswer.objects.filter(notice__partnership_id=partnership)
    for party in sorted({*rows.values_list("by", flat=True), *answered.values_list("by", flat=True)}):
        yield Used("party", "", party, "a notice")
    for fund in sorted(set(rows.filter(scope="fund").values_list("of", flat=True))):
        yield Used("fund", fund, fund, "a notice")
