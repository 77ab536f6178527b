"""Days and moments as people read them.

`FILTERS` is what a page may call by name: `{{ notice.served_on | day }}`.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")


def day(on: date) -> str:
    """A day in full: "5 October 2023". A moment is shown as its day in London."""
    if isinstance(on, datetime):
        on = _in_london(on).date()
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """A moment by the London clock: "4 July 2022 at 9:05am". Refuses a moment that does not say its time zone."""
    local = _in_london(at)
    half = "am" if local.hour < 12 else "pm"
    return f"{day(local)} at {local.hour % 12 or 12}:{local:%M}{half}"


def _in_london(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} does not say its time zone, so its time in London is not known.")
    return at.astimezone(LONDON)


FILTERS: Final[dict[str, Callable[..., str]]] = {"day": day, "moment": moment}
