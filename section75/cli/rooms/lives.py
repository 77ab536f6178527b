"""`section75 lives`: how everything stands on a day, the machines, and events recorded and withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import AsOption, BecauseOption, DayOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import person, with_database
from section75.core.calendar import FinancialYear, in_words, read_day
from section75.core.explain import Clause
from section75.core.lives import MACHINES, Event, Life, Of, lives_of, possible_from, printed_steps
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.core.partnership import Partnership

ROOM = typer.Typer(help="What happened to an agreement and what stands under it, and how it stands on a day.")


def _day(name: str, says: str) -> Any:
    return typer.Option(name, metavar="DAY", parser=reading(read_day), show_default=False, help=says)


FilesOrNone = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE]...", exists=True, show_default=False, help="Agreement files, or a folder of them."),
]
FromDatabase = Annotated[
    str,
    typer.Option("--partnership", metavar="SLUG", show_default=False, help="Instead of files: one in the database."),
]


@ROOM.command()
def show(
    on: DayOption,
    files: FilesOrNone = None,
    partnership: FromDatabase = "",
    known_on: Annotated[date | None, _day("--known-on", "As it was known on that day.")] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show how everything stands on a day, as known on a day, what led there, and what can happen next.

    Needs no database for files; with --partnership it counts the events recorded there too.

    \b
    section75 lives show examples/cambridgeshire-2023 --on "1 December 2023"
    section75 lives show examples/oxfordshire-2017 --on 2017-07-31 --known-on 2017-07-18
    """
    if bool(files) == bool(partnership):
        raise typer.BadParameter("Give agreement files, or --partnership; one of the two.")
    terms, events = (partnership_in(files), ()) if files else _kept(partnership, as_)
    lives = lives_of(terms, events, known_on=known_on)
    known = f", as known on {in_words(known_on)}" if known_on else ""
    head = f"{terms.name}: on {in_words(on)}{known}"
    text = [head, *(line for life in lives for line in _lines(life, on))]
    data = {
        "partnership": terms.id,
        "on": on.isoformat(),
        "known_on": known_on.isoformat() if known_on else None,
        "lives": [_data(life, on) for life in lives],
    }
    answer(data, "\n".join(text), as_json=as_json)


@ROOM.command()
def machines(as_json: JsonOption = False) -> None:
    """Print the state machines: every event of every kind, from where, to where, and what it needs."""
    data = [
        {
            "of": of.value,
            "states": [{"name": state.name, "says": state.says} for state in machine.states],
            "beside": [{"name": state.name, "says": state.says} for state in machine.beside],
            "steps": [
                {"event": row.event, "says": row.says, "from": row.starts, "to": row.leads_to, "needs": row.needs}
                for row in printed_steps(of)
            ],
        }
        for of, machine in MACHINES.items()
    ]
    columns = tuple(Column(text) for text in ("Event", "From", "To", "Needs"))
    lines: list[str] = []
    for of in MACHINES:
        rows = tuple(Row((row.event, row.starts, row.leads_to, row.needs)) for row in printed_steps(of))
        lines += [*table_lines(Table(of.value, f"The life of {of.with_article}", columns, rows)), ""]
    answer(data, "\n".join(line.rstrip() for line in lines).rstrip(), as_json=as_json)


@ROOM.command()
@with_database
def record(
    event: Annotated[str, typer.Argument(metavar="EVENT", help='Such as "approved"; see `section75 lives machines`.')],
    of: Annotated[Of, typer.Option("--of", help="What kind of thing it happened to.")],
    id: Annotated[
        str, typer.Option("--id", metavar="NAME", help="Its short name; of a contribution year, the fund's.")
    ],
    on: DayOption,
    partnership: PartnershipOption,
    year: Annotated[
        FinancialYear | None, typer.Option("--year", parser=reading(FinancialYear.read), help="Of a contribution year.")
    ] = None,
    agreement: Annotated[str, typer.Option("--agreement", help="Of a variation or a notice: of which one.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="PARTY", help="The party that did it.")] = "",
    evidence: Annotated[str, typer.Option("--evidence", metavar="WORDS", help="What shows it.")] = "",
    clause: Annotated[str, typer.Option("--clause", metavar="WORDS", help="The clause or the source.")] = "",
    planned: Annotated[bool, typer.Option("--planned", help="It is planned, and has not happened.")] = False,
    state: Annotated[str, typer.Option("--state", help='Of "first known": the state it is found in.')] = "",
    part: Annotated[str, typer.Option("--part", help="Of a notice: which part it is of.")] = "",
    into: Annotated[str, typer.Option("--into", help="Of a consolidation: into which.")] = "",
    ends: Annotated[date | None, _day("--ends", "The last day that it sets.")] = None,
    effective: Annotated[date | None, _day("--effective", "Of a variation: from which day it holds.")] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record an event. One that cannot follow what came before is refused, with what would make it possible."""
    from django.utils import timezone

    from section75.apps.lives import actions

    wanted = Event(
        of=of, id=f"{id} {year}" if year else id, agreement=agreement, event=event, on=on, recorded_on=on, by=by,
        evidence=evidence, clause=Clause.read(clause) if clause else None, planned=planned, state=state, part=part,
        into=into, ends_on=ends, effective_on=effective,
    )  # fmt: skip
    kept = actions.record_event(person(as_), partnership, wanted, at=timezone.now())
    data = {"number": int(kept.ref), "recorded_on": kept.recorded_on.isoformat(), **_event_data(kept)}
    answer(data, f"Event {kept.ref} is recorded: {kept.event} on {kept.day}.", as_json=as_json)


@ROOM.command()
@with_database
def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the recorded event.")],
    because: BecauseOption,
    partnership: PartnershipOption,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Withdraw a recorded event that was a mistake. It stays on record, and counts no longer."""
    from django.utils import timezone

    from section75.apps.lives import actions

    actions.withdraw_event(person(as_), partnership, number, because=because, at=timezone.now())
    answer({"number": number, "withdrawn": True}, f"Event {number} is withdrawn.", as_json=as_json)


@with_database
def _kept(partnership: str, username: str) -> tuple[Partnership, tuple[Event, ...]]:
    """The terms in the database and the events recorded beside them, for somebody who may see them."""
    from section75.apps.accounts.store import authorise
    from section75.apps.agreements import store as agreements
    from section75.apps.lives import store
    from section75.core.authority import Act

    authorise(person(username), Act.SEE_AGREEMENT, partnership=partnership)
    return agreements.latest(partnership), store.events_of(partnership)


def _lines(life: Life, on: date) -> list[str]:
    lines = ["", f"{life.subject.of.value}: {life.subject.title}", f"  {life.as_at(on)}"]
    for moment in life.moments:
        event = moment.event
        by = f", by {event.by}" if event.by else ""
        after = moment.refusal.says if moment.refusal else "planned" if event.planned else moment.after.in_words
        lines.append(f"  {event.day}: {event.event}{by} -> {after} [{event.clause or event.evidence or 'no source'}]")
    coming = [step.event for step in possible_from(life.on(on))]
    return [*lines, f"  next: {', '.join(coming) or 'nothing'}"]


def _data(life: Life, on: date) -> dict[str, Any]:
    standing = life.on(on)
    return {
        "of": life.subject.of.value,
        "id": life.subject.id,
        "title": life.subject.title,
        "state": standing.state,
        "beside": list(standing.beside),
        "last_day": standing.last_day.isoformat() if standing.last_day else None,
        "says": life.as_at(on),
        "timeline": [
            _event_data(moment.event)
            | {"state_after": moment.after.state, "refused": moment.refusal.as_data() if moment.refusal else None}
            for moment in life.moments
        ],
        "next": [
            {"event": step.event, "says": step.says, "needs": list(step.needs), "leads_to": list(step.leads_to)}
            for step in possible_from(standing)
        ],
    }


def _event_data(event: Event) -> dict[str, Any]:
    return {
        "event": event.event,
        "on": event.on.isoformat(),
        "printed": event.printed or None,
        "recorded_on": event.recorded_on.isoformat(),
        "planned": event.planned,
        "by": event.by or None,
        "evidence": event.evidence or None,
        "clause": event.clause.as_data() if event.clause else None,
        "ends_on": event.ends_on.isoformat() if event.ends_on else None,
        "effective_on": event.effective_on.isoformat() if event.effective_on else None,
    }
