"""Days as finance systems write them, in the order that was confirmed; and whether a column tells its order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from section75.core.calendar import NotADay, read_day
from section75.core.refusals import Refusal
from section75.importers.source_mapping.mapping import DateOrder
from section75.importers.source_mapping.refusals import DateOrderContradicted, DateOrderUnknown

_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-]?)(\d{2})\2(\d{2})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4}|\d{2})", re.ASCII)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?$", re.ASCII)
_MONTHS = 12
_CENTURY = 2_000  # of a year in two figures, once somebody has confirmed the days of a source as they are read


def day_of(text: str, order: DateOrder) -> date:
    """A day in a confirmed order, with whatever time of day stands behind it. Refuses what is no day in that order."""
    tidy = _TIME.sub("", " ".join(text.split()))
    if found := _YEAR_FIRST.fullmatch(tidy):
        return _day(text, found[1], found[3], found[4])
    if found := _NAMED.fullmatch(tidy):
        return read_day(f"{found[1]} {found[2].capitalize()} {_year(found[3])}")
    found = _FIGURES.fullmatch(tidy)
    if found is None or order is DateOrder.YEAR_FIRST:
        raise NotADay(text)
    first, _, second, year = found.groups()
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    return _day(text, str(_year(year)), month, day)


def usual_day(text: str) -> date:
    """A day of a file that needs no mapping: the day first, a year of four figures, and no time of day."""
    found = _FIGURES.fullmatch(text) or _NAMED.fullmatch(text)
    if found and len(found.groups()[-1]) == len("2022") and not text.startswith("00"):
        return day_of(text, DateOrder.DAY_FIRST)
    return read_day(text)


def contradiction(days: Mapping[str, int], order: DateOrder) -> Refusal | None:
    """The first day that has no month in that order, if the other order has one. `days` gives each its first row."""
    for text, row in days.items():
        first, second = _two(text)
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        if month > _MONTHS >= day > 0:
            return DateOrderContradicted(row, text, order.value)
    return None


def doubt(days: Mapping[str, int]) -> Refusal | None:
    """What speaks against reading days with the day first, where nobody confirmed it: a month beyond the twelfth, or
    no day at all beyond the twelfth."""
    wrong = contradiction(days, DateOrder.DAY_FIRST)
    open_to_doubt = [(text, row) for text, row in days.items() if _two(text)[0]]
    if wrong or not open_to_doubt or any(_two(text)[0] > _MONTHS for text, _ in open_to_doubt):
        return wrong
    told = [(text, row) for text, row in open_to_doubt if _two(text)[0] != _two(text)[1]]
    return DateOrderUnknown(told[0][1], told[0][0]) if told else None


def _two(text: str) -> tuple[int, int]:
    """The first two numbers of a day in figures; nothing of any other."""
    found = _FIGURES.fullmatch(_TIME.sub("", text))
    return (int(found[1]), int(found[3])) if found else (0, 0)


def _year(figures: str) -> int:
    return int(figures) + (_CENTURY if len(figures) == len("22") else 0)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NotADay(text) from None
