"""What forecasts use of an agreement: their funds and the lines they give."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.budget.models import ForecastLine


def used_of(partnership: str) -> Iterator[Used]:
    """The funds and lines forecasts name."""
    rows = ForecastLine.objects.filter(version__partnership_id=partnership)
    for fund, line in sorted(set(rows.values_list("version__fund", "line"))):
        yield Used("fund", fund, fund, "a forecast")
        yield Used("line", fund, line, "a forecast")
