"""A day in London: reading one, saying one, and which one a moment falls on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from section75.core.refusals import Refusal

_LONDON = ZoneInfo("Europe/London")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_BRITISH = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})", re.ASCII)
_WORDS = re.compile(r"(?P<d>\d{1,2}) (?P<name>[A-Za-z]{3,9}) (?P<y>\d{4})", re.ASCII)


class NotADay(Refusal):
    """The text is not a day."""

    def __init__(self, text: object) -> None:
        super().__init__(
            f"{text!r} is not a day. Write 2022-06-14, 14/06/2022 (day first) or 14 June 2022, "
            "with a year of four figures."
        )


def read_day(text: str) -> date:
    """Read a day as people write it: ISO, British with the day first, or in words. Refuses anything else."""
    tidy = " ".join(text.split())
    match = _ISO.fullmatch(tidy) or _BRITISH.fullmatch(tidy) or _WORDS.fullmatch(tidy)
    if match is None:
        raise NotADay(text)
    parts = match.groupdict()
    month = _month_number(parts["name"]) if "name" in parts else int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        raise NotADay(text) from None


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or its first three letters; 0 for anything else."""
    for number, full in enumerate(_MONTHS, start=1):
        if name.lower() in (full.lower(), full[:3].lower()):
            return number
    return 0


def in_words(day: date) -> str:
    """A day as a reader says it: "14 June 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def london_day(moment: datetime) -> date:
    """The day a moment falls on in London, which decides its financial year. The moment must carry its time zone."""
    assert moment.tzinfo is not None, "a moment without a time zone has no day"
    return moment.astimezone(UTC).astimezone(_LONDON).date()


def month_name(number: int) -> str:
    """January for 1, December for 12."""
    return _MONTHS[number - 1]
