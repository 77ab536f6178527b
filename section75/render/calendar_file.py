"""An iCalendar file (RFC 5545): all-day events with reminders, the same events always as the same bytes.

The library escapes and folds; what would make the bytes differ from one day to the next, a clock above all, is given
by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_MAKER: Final = "-//Section75//Calendar of obligations//EN"
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEvent:
    """One all-day event. `uid` is the same for good; `sequence` grows when it changes, at `changed_at`.

    `remind` are the numbers of days before at which a calendar reminds of it.
    """

    uid: str
    day: date
    title: str
    says: str
    changed_at: datetime = _EARLIEST
    sequence: int = 0
    category: str = ""
    address: str = ""
    remind: tuple[int, ...] = ()


def as_ical(name: str, events: Iterable[DayEvent]) -> bytes:
    """The calendar of that name, its events by day and then by their own names."""
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(" ".join(_plain(name).split())))
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for event in sorted(events, key=lambda each: (each.day, each.uid)):
        made.add_component(_event(event))
    written: bytes = made.to_ical()
    return written


def _event(event: DayEvent) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", event.sequence)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", _plain(event.title))
    made.add("description", _plain(event.says))
    made.add("transp", "TRANSPARENT")
    if event.category:
        made.add("categories", [_plain(event.category)])
    if event.address:
        made.add("url", event.address)
    for days in event.remind:
        made.add_component(_alarm(event, days))
    return made


def _alarm(event: DayEvent, days: int) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", _plain(event.title))
    made.add("trigger", timedelta(days=-days))
    return made


def _plain(text: str) -> str:
    """The text without characters that RFC 5545 has no place for; each is shown as "�". Line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter if letter == "\n" or letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in lines
    )
