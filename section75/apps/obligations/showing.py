"""A calendar as its page shows it: what is overdue first, then month by month, then what has no day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from section75.core.calendar import month_name
from section75.core.obligations import Calendar, Listed, Standing
from section75.core.partnership import Partnership
from section75.render.obligation_tables import sources, whose

TONES = {
    Standing.OVERDUE: "bad",
    Standing.DUE: "watch",
    Standing.COMING: "news",
    Standing.MET: "good",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One obligation: as it stands, with the tone of its tag, and what there is to say beyond the tag's word."""

    listed: Listed
    more: str
    whose: str
    source: str
    tone: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: overdue, by month, without a day; and how many there are of them all."""

    calendar: Calendar
    overdue: tuple[Shown, ...]
    months: tuple[tuple[str, tuple[Shown, ...]], ...]
    undated: tuple[Shown, ...]


def page(partnership: Partnership, calendar: Calendar, *, kind: str = "", party: str = "") -> Page:
    """The page of a calendar, of one kind or one party only where that is asked for."""

    def shown(found: Iterable[Listed]) -> tuple[Shown, ...]:
        return tuple(_shown(partnership, each) for each in found if _is_wanted(each, kind, party))

    dated = shown(calendar.dated)
    months = tuple((name, tuple(rows)) for name, rows in groupby(dated, key=_month))
    return Page(calendar, shown(calendar.overdue), months, shown(calendar.undated))


def _is_wanted(each: Listed, kind: str, party: str) -> bool:
    """Is it of the kind, and the party's or everybody's?"""
    parties = each.obligation.parties
    return kind in ("", each.obligation.kind.value) and (not party or not parties or party in parties)


def _shown(partnership: Partnership, each: Listed) -> Shown:
    tone = TONES.get(each.standing, "quiet")
    more = each.says.removeprefix(each.standing.value).lstrip(": ")
    return Shown(each, more, whose(partnership, each.obligation), sources(each.obligation), tone)


def _month(shown: Shown) -> str:
    day = shown.listed.obligation.due_on or date.max
    return f"{month_name(day.month)} {day.year}"
