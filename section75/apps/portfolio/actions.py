"""Drawing summaries again, by the installation itself: they say nothing that the terms and events do not."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from section75.apps.agreements import store as agreements
from section75.apps.portfolio import store
from section75.apps.portfolio.drawing import draw
from section75.core.calendar import london_day
from section75.core.refusals import Refusal

_LOG = logging.getLogger("section75.portfolio")


def rebuild(*, at: datetime, at_most: int | None = None, everything: bool = False) -> int:
    """Sum up the partnerships that need it, or every one; how many it were. One whose files cannot be read is left."""
    wanted = store.everything() if everything else store.to_be_drawn(london_day(at))
    return sum(_drawn(slug, at) for slug in wanted[:at_most])


def _drawn(slug: str, at: datetime) -> bool:
    try:
        with transaction.atomic():
            draw(agreements.latest(slug), None, at=at)
    except Refusal as refusal:
        _LOG.warning("%s is not summed up: %s", slug, refusal.says)
        return False
    return True
