"""A calendar file that any calendar reads: folded, escaped, and byte for byte the same for the same events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from section75.render.calendar_file import DayEvent, as_ical

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
HOSTILE = "Report; of A, B\\C\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:No\x00\x1b[31m \u2028ends"
WORDS = st.text(max_size=300)


def event(**changes: object) -> DayEvent:
    said: dict[str, object] = {
        "uid": "a@section75",
        "day": date(2022, 7, 30),
        "title": "Report",
        "says": "cl. 8.4",
        "changed_at": AT,
    }
    return DayEvent(**(said | changes))  # type: ignore[arg-type]


def read(content: bytes) -> Any:
    return Calendar.from_ical(content)


def unfolded(content: bytes) -> list[str]:
    """The lines as RFC 5545, 3.1 has them: a break with a blank after it is none."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_is_read_as_it_was_written() -> None:
    content = as_ical(
        "Obligations", [event(sequence=3, category="report", address="https://x.example/?a=1;2", remind=(30, 7))]
    )
    (found,) = read(content).walk("VEVENT")
    assert (found["uid"], found["sequence"], found["summary"]) == ("a@section75", 3, "Report")
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2022, 7, 30), date(2022, 7, 31))
    assert found["dtstamp"].dt == AT
    assert found["url"] == "https://x.example/?a=1;2"
    assert [alarm["trigger"].dt for alarm in found.walk("VALARM")] == [timedelta(days=-30), timedelta(days=-7)]
    lines = unfolded(content)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "DTSTART;VALUE=DATE:20220730" in lines
    assert "DTSTAMP:20220704T090500Z" in lines


def test_hostile_words_stay_words() -> None:
    content = as_ical(HOSTILE, [event(title=HOSTILE, says=HOSTILE, category=HOSTILE, remind=(7,))])
    assert len(read(content).walk("VEVENT")) == 1
    assert content.count(b"\r\nEND:VEVENT\r\n") == content.count(b"BEGIN:VEVENT\r\n") == 1
    assert b"\x00" not in content
    assert b"\x1b" not in content


@given(WORDS, WORDS, WORDS)
def test_no_line_is_longer_than_75_bytes_and_one_event_stays_one(name: str, title: str, says: str) -> None:
    content = as_ical(name, [event(title=title, says=says, category=title, remind=(90, 30, 7))])
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert len(read(content).walk("VEVENT")) == 1
    for line in lines:
        line.decode()  # no letter is cut in two


@given(st.permutations([event(uid=f"{number}", day=date(2022, 1, 1 + number % 3)) for number in range(6)]))
def test_the_same_events_are_the_same_bytes_in_whatever_order_they_come(events: list[DayEvent]) -> None:
    content = as_ical("Obligations", events)
    assert content == as_ical("Obligations", sorted(events, key=lambda each: each.uid))
    assert [each["dtstart"].dt.day for each in read(content).walk("VEVENT")] == [1, 1, 2, 2, 3, 3]


def test_the_moment_is_written_in_utc_whatever_zone_it_came_in() -> None:
    london = AT.astimezone(ZoneInfo("Europe/London"))
    assert as_ical("x", [event(changed_at=london)]) == as_ical("x", [event()])


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert read(as_ical("Obligations", [])).walk("VEVENT") == []
