"""What this room draws anew when terms are kept or an event is recorded; `agreements.redrawing` finds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.portfolio.drawing import draw
from section75.core.partnership import Partnership
from section75.core.refusals import Finding


def redraw(partnership: Partnership, found: Sequence[Finding] | None, *, at: datetime) -> None:
    """Sum the partnership up again, in the transaction of what changed it."""
    draw(partnership, found, at=at)
