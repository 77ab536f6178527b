"""What recorded events use of an agreement: the parties that did something."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.lives.models import RecordedEvent


def used_of(partnership: str) -> Iterator[Used]:
    """The parties and the funds that recorded events name."""
    rows = RecordedEvent.objects.filter(partnership_id=partnership, withdrawal__isnull=True)
    for party in sorted(set(rows.exclude(party="").values_list("party", flat=True))):
        yield Used("party", "", party, "an event on the timeline")
    years = rows.filter(of="contribution year").values_list("subject", flat=True)
    for fund in sorted({year.rpartition(" ")[0] for year in years}):
        yield Used("fund", fund, fund, "an event on the timeline")
