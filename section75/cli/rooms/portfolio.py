"""`section75 portfolio`: the partnerships somebody has a part in, by how they stand; and the summaries drawn again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.apps.portfolio.standing import Mark
from section75.cli.answering import answer
from section75.cli.options import AsOption, JsonOption
from section75.cli.signing_on import person, with_database
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.apps.portfolio.showing import Row as Shown

ROOM = typer.Typer(help="The portfolio: what is in force, expiring, ended or overdue, over every partnership.")
COLUMNS = ("Partnership", "How it stands", "Next review", "Obligations overdue")


@ROOM.command("list")
@with_database
def list_partnerships(
    show: Annotated[Mark | None, typer.Option(show_default=False, help="Only those that stand so.")] = None,
    name: Annotated[
        str, typer.Option(metavar="WORDS", show_default=False, help="Only those whose name has these words in it.")
    ] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Count your partnerships by how they stand, and list them by name."""
    from section75.apps.accounts.store import parts_of, today
    from section75.apps.portfolio.showing import find, rows_for

    rows = rows_for(parts_of(person(as_)), today())
    found = find(rows, name=name, show=show)
    listed = [row for row in rows if name.casefold() in row.name.casefold() and (show is None or show in row.marks)]
    counts = ", ".join(f"{each.value} {count:,}" for each, count in found.counts)
    table = Table("Portfolio", counts, tuple(Column(text) for text in COLUMNS), tuple(_line(row) for row in listed))
    data = {"counts": {each.value: count for each, count in found.counts}, "partnerships": [_data(r) for r in listed]}
    lines = table_lines(table) if listed else ["You have no such partnership."]
    answer(data, "\n".join(line.rstrip() for line in lines), as_json=as_json)


@ROOM.command()
@with_database
def rebuild(
    every: Annotated[bool, typer.Option("--all", help="Every partnership, not only those that need it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Sum up, as whoever runs the installation, the partnerships without a summary of their latest terms."""
    from django.utils import timezone

    from section75.apps.portfolio.actions import rebuild as draw_again

    drawn = draw_again(at=timezone.now(), everything=every)
    answer({"drawn": drawn}, f"Summed up {drawn:,} partnership{'s' if drawn != 1 else ''}.", as_json=as_json)


def _line(row: Shown) -> Row:
    return Row((row.name, "; ".join(row.stands), row.review, row.checked))


def _data(row: Shown) -> dict[str, Any]:
    days = row.summed.days if row.summed else ()
    return {
        "id": row.slug,
        "name": row.name,
        "marks": sorted(mark.value for mark in row.marks),
        "days": [
            {
                "of": each.of,
                "id": each.subject,
                "title": each.title,
                "from": _day(each.starts_on),
                "to": _day(each.last_day),
                "ended": _day(each.ended_on),
            }
            for each in days
        ],
        "next_review": _day(row.summed.review_on) if row.summed else None,
        "overdue_when_checked": row.seen.overdue if row.seen else None,
        "checked_at": row.seen.checked_at.isoformat() if row.seen else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
