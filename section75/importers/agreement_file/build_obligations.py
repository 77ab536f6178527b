"""Reviews, meetings and other duties by a day, from their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from section75.core.agreements import Concerning, Due, DueKind, Review, YearlyDay
from section75.core.calendar import Span, read_day
from section75.core.governance import WEEKDAYS, DayRule, Meeting
from section75.core.refusals import Refusal
from section75.importers.agreement_file.gather import Gathered
from section75.importers.agreement_file.row import Row

_A_YEAR = 2023  # any year without 29 February
_OF = ("agreement", "schedule", "fund")


def duties(files: Gathered) -> dict[str, Any]:
    """All three tables, under their names in the partnership."""
    return {
        "reviews": tuple(_review(files, row) for row in files.rows("review")),
        "dues": tuple(_due(files, row) for row in files.rows("due")),
        "meetings": tuple(_meeting(files, row) for row in files.rows("meeting")),
    }


def _review(files: Gathered, row: Row) -> Review:
    shape = row.shape
    files.define("review", row, shape.id)
    _one_way(row, "every_months")
    if shape.every_months and not (shape.counted_from or shape.held):
        row.wrong(
            "months are counted from a day. Give `from`, or the days it was `held`; or say it in `says`.",
            "every_months",
        )
    return Review(every_months=shape.every_months, held=tuple(sorted(shape.held)), **_duty(files, row))


def _due(files: Gathered, row: Row) -> Due:
    shape = row.shape
    files.define("due", row, shape.id)
    _one_way(row, "each_year")
    if shape.each_year and not shape.counted_from:
        row.wrong("a day of each year is counted from a first day. Give `from`.", "each_year")
    return Due(kind=DueKind(shape.kind), each_year=_yearly(row, shape.each_year), **_duty(files, row))


def _duty(files: Gathered, row: Row) -> dict[str, Any]:
    """What reviews and other duties have in common."""
    shape = row.shape
    for number, party in enumerate(shape.by):
        files.refer_party(row, party, "by", number)
    return {
        "id": shape.id,
        "what": shape.what.rstrip(". "),
        "of": _of_one_thing(files, row),
        "clause": row.reader.clause(shape.source, row.path),
        "span": _span(row),
        "on": shape.on,
        "says": shape.says.rstrip(". "),
        "by": tuple(shape.by),
        "post": shape.post.rstrip(". "),
    }


def _of_one_thing(files: Gathered, row: Row) -> Concerning:
    named = {kind: getattr(row.shape, kind) for kind in _OF if getattr(row.shape, kind)}
    if len(named) != 1:
        row.wrong("a duty is of the agreement, of a schedule or of a fund. Give one of these three keys.")
    for kind, name in named.items():
        files.refer(kind, row, name, kind)
    return Concerning(**named)


def _one_way(row: Row, recurring: str) -> None:
    """By a day, by a rule, or without a day in the source's own words: one of the three."""
    given = [key for key in (recurring, "on", "says") if getattr(row.shape, key)]
    if len(given) != 1:
        row.wrong(
            f"it is due by `{recurring}`, `on` one day, or, where no day is given, as it `says`. Give one of these."
        )


def _span(row: Row) -> Span | None:
    if row.shape.counted_from is None:
        if row.shape.last_day is not None:
            row.wrong("a last day without a first: give `from` too.", "to")
        return None
    span: Span = row.reader.span(row.shape.counted_from, row.shape.last_day, row.at("to"))
    return span


def _yearly(row: Row, text: str | None) -> YearlyDay | None:
    """ "28 February", or "December" alone; 29 February is no day of every year."""
    if text is None:
        return None
    words = text.split()
    try:
        day: date = read_day(f"{text} {_A_YEAR}" if len(words) > 1 else f"1 {text} {_A_YEAR}")
    except Refusal:
        row.wrong(f'{text!r} is no day of every year. Write "28 February", or a month alone: "December".', "each_year")
        return None
    return YearlyDay(day.month, day.day if len(words) > 1 else None)


def _meeting(files: Gathered, row: Row) -> Meeting:
    shape = row.shape
    files.define("meeting", row, shape.id)
    files.refer("group", row, shape.group, "group")
    which, _, weekday = shape.day.partition(" ")
    return Meeting(
        id=shape.id,
        group=shape.group,
        every_months=shape.every_months,
        clause=row.reader.clause(shape.source, row.path),
        span=_span(row),
        day=DayRule(which, WEEKDAYS.index(weekday)) if weekday else None,
        what=shape.what.rstrip(". "),
    )
