"""`section75 obligations`: what is to be done by which day, listed or as a calendar file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import AsOption, JsonOption, reading
from section75.cli.signing_on import person, with_database
from section75.core.authority import Act
from section75.core.calendar import Span, in_words, read_day
from section75.core.obligations import Calendar, Happened, draw_up
from section75.core.partnership import Partnership

ROOM = typer.Typer(help="One calendar of obligations: reports, reviews, meetings, payments, notice, ends.")

FilesOption = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]...",
        exists=True,
        readable=True,
        show_default=False,
        help="The agreement files of one partnership, or a folder of them; or else name one kept here.",
    ),
]
KeptOption = Annotated[
    str, typer.Option("--partnership", metavar="SLUG", show_default=False, help="A partnership that is kept here.")
]
FromOption = Annotated[
    date, typer.Option("--from", metavar="DAY", parser=reading(read_day), show_default=False, help="The first day.")
]
ToOption = Annotated[
    date, typer.Option("--to", metavar="DAY", parser=reading(read_day), show_default=False, help="The last day.")
]
OnOption = Annotated[
    date | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=reading(read_day),
        show_default="today; of files, the first day",
        help="As it stands on this day.",
    ),
]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A calendar, whose it is, and since when its terms are as they are."""

    partnership: Partnership
    calendar: Calendar
    changed_at: datetime
    sequence: int = 0


@ROOM.command("list")
def list_obligations(
    starts: FromOption,
    to: ToOption,
    files: FilesOption = None,
    partnership: KeptOption = "",
    on: OnOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List what is to be done between two days, as it stands; what has no day is listed last.

    Files say what was agreed, and nothing of what was done. Of a partnership kept here, what is on record counts.

    \b
    section75 obligations list examples/haringey-2016 --from 2016-09-01 --to 2017-08-31
    section75 obligations list --partnership haringey-framework --from 2026-04-01 --to 2027-03-31
    """
    from section75.render.obligation_tables import as_data

    drawn = _drawn(files, partnership, Span.through(starts, to), on, as_)
    calendar, whole = drawn.calendar, (*drawn.calendar.dated, *drawn.calendar.undated)
    data = {
        "partnership": drawn.partnership.id,
        "from": calendar.window.starts_on.isoformat(),
        "to": to.isoformat(),
        "on": calendar.on.isoformat(),
        "overdue": len(calendar.overdue),
        "obligations": [as_data(drawn.partnership, each) for each in whole],
    }
    answer(data, "\n".join(_text(drawn)), as_json=as_json)


@ROOM.command()
def ical(
    starts: FromOption,
    to: ToOption,
    files: FilesOption = None,
    partnership: KeptOption = "",
    as_: AsOption = "",
) -> None:
    """Write what has a day between two days as an iCalendar file (RFC 5545), on stdout.

    \b
    section75 obligations ical examples/haringey-2016 --from 2016-09-01 --to 2017-08-31 > haringey.ics
    """
    from section75.render.calendar_file import as_ical
    from section75.render.obligation_tables import as_events

    drawn = _drawn(files, partnership, Span.through(starts, to), None, as_)
    events = as_events(drawn.partnership, drawn.calendar.dated, sequence=drawn.sequence, changed_at=drawn.changed_at)
    sys.stdout.flush()
    sys.stdout.buffer.write(as_ical(drawn.partnership.name, events))
    sys.stdout.buffer.flush()


def _text(drawn: _Drawn) -> Iterator[str]:
    """What is overdue first, then everything with a day, then what has none."""
    from section75.render.obligation_tables import lines

    calendar = drawn.calendar
    yield f"{drawn.partnership.name}: {calendar.window}, as it stands on {in_words(calendar.on)}"
    parts = (("Overdue", calendar.overdue), ("By day", calendar.dated), ("No day is given", calendar.undated))
    for heading, listed in parts:
        if listed:
            yield from ("", heading, "-" * len(heading), *lines(drawn.partnership, listed))
    yield ""
    yield f"{len(calendar.overdue)} overdue; {len(calendar.dated)} with a day, {len(calendar.undated)} without."


def _drawn(files: list[Path] | None, partnership: str, window: Span, on: date | None, as_: str) -> _Drawn:
    """The calendar of files, or of a partnership that is kept here: one of the two is named."""
    if bool(files) == bool(partnership):
        raise typer.BadParameter("Name agreement files, or a partnership that is kept here: one of the two.")
    if not files:
        return _kept(partnership, window, on, as_)
    read = partnership_in(files)
    said = max((file.said_on for file in read.files if file.said_on), default=window.starts_on)
    calendar = draw_up(read, Happened(), between=window, on=on or window.starts_on)
    return _Drawn(read, calendar, datetime.combine(said, time(), UTC))


@with_database
def _kept(partnership: str, window: Span, on: date | None, as_: str) -> _Drawn:
    from section75.apps.accounts.store import authorise, today
    from section75.apps.agreements import store
    from section75.apps.obligations.drawing import calendar_of

    authorise(person(as_), Act.SEE_AGREEMENT, partnership=partnership)
    kept, version = store.latest(partnership), store.in_force(partnership)
    assert version is not None, "a partnership is made with its first version"
    calendar = calendar_of(kept, between=window, on=on or today())
    return _Drawn(kept, calendar, version.loaded_at, version.number - 1)
