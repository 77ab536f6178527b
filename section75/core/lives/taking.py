"""Taking a step: whether an event may follow what came before, and where it leads."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from section75.core.lives.event import Event
from section75.core.lives.machine import FIRST_KNOWN, NOT_BEGUN, Guard, Machine, Step
from section75.core.lives.refusals import (
    BeforeTheAgreement,
    ClauseLeftOut,
    DayToCome,
    EvidenceLeftOut,
    PartyLeftOut,
    StepNotPossible,
    UnknownEvent,
    UnknownState,
)
from section75.core.lives.standing import Standing
from section75.core.parties import UnknownParty


def take(standing: Standing, event: Event) -> Standing:
    """The life after an event. Refuses one that cannot follow, with what would make it possible; a planned one moves
    nothing."""
    require_sound(standing, event)
    if event.planned:
        return standing
    rows = [row for row in standing.machine.rows(event.event) if is_open(row, standing)]
    for row in rows:
        if all(guard.holds(standing, event) for guard in row.guards):
            return _moved(standing, row, event)
    raise StepNotPossible(event, standing, why=_why(standing, event, rows), first=ways_to(standing, event))


def require_sound(standing: Standing, event: Event) -> None:
    """Refuse an event that is not whole in itself: unknown, by nobody or a stranger, without what it must show."""
    machine, subject = standing.machine, standing.subject
    rows = machine.rows(event.event)
    if not rows:
        raise UnknownEvent(event, machine.events)
    row = rows[0]
    if row.by_party and not event.by:
        raise PartyLeftOut(event, subject)
    if event.by and event.by not in subject.parties:
        clause = str(event.clause) if event.clause else ""
        raise UnknownParty(event.by, subject.parties, f"The event {event.event!r} of {subject.called}", clause)
    if event.planned:
        return
    if event.recorded_on < event.on:
        raise DayToCome(event)
    if row.evidence and not event.evidence.strip():
        raise EvidenceLeftOut(event, subject, row.evidence)
    if row.needs_clause and event.clause is None:
        raise ClauseLeftOut(event, subject)
    if event.event == FIRST_KNOWN and not _may_be_found_in(machine, event.state):
        raise UnknownState(event.state, [state.name for state in machine.states if state.name != NOT_BEGUN])
    if subject.begun_on is not None and event.on < subject.begun_on and event.event not in (FIRST_KNOWN, "proposed"):
        raise BeforeTheAgreement(event, subject)


def is_open(row: Step, standing: Standing) -> bool:
    """May the row be taken from here, whatever its guards say? What runs beside does not begin twice."""
    begins_again = bool(row.begins) and row.begins in standing.beside and not _is_a_mark(standing, row.begins)
    return standing.state in row.starts and (not row.beside or row.beside in standing.beside) and not begins_again


def ways_to(standing: Standing, event: Event) -> tuple[str, ...]:
    """The events that would make this one possible, the next one first; none where nothing can."""
    machine = standing.machine
    rows = machine.rows(event.event)
    here = [row for row in rows if is_open(row, standing)]
    if here:
        failing = [_failing(row, standing, event) for row in here]
        helping = [name for guard in failing if guard for name in guard.met_by if machine.rows(name)]
        return tuple(dict.fromkeys(helping))
    wanted_beside = {row.beside for row in rows if standing.state in row.starts and row.beside}
    if wanted_beside:
        return tuple(dict.fromkeys(step.event for step in machine.steps if step.begins in wanted_beside))
    return _shortest(machine, standing.state, {start for row in rows for start in row.starts})


def _shortest(machine: Machine, here: str, wanted: set[str]) -> tuple[str, ...]:
    """The fewest events that lead from one state to any of several, guards aside."""
    seen = {here}
    queue: deque[tuple[str, tuple[str, ...]]] = deque([(here, ())])
    while queue:
        state, path = queue.popleft()
        for step in machine.from_state(state):
            way = (*path, *_before(machine, state, step), step.event)
            if step.leads_to in wanted:
                return way
            if step.leads_to and step.leads_to not in seen:
                seen.add(step.leads_to)
                queue.append((step.leads_to, way))
    return ()


def _before(machine: Machine, state: str, step: Step) -> tuple[str, ...]:
    """The events that a step's guards ask for first, as far as they can be taken from the same state."""
    here = {other.event for other in machine.from_state(state)} - {step.event}
    return tuple(name for guard in step.guards if guard.is_met_before for name in guard.met_by if name in here)


def _failing(row: Step, standing: Standing, event: Event) -> Guard | None:
    return next((guard for guard in row.guards if not guard.holds(standing, event)), None)


def _why(standing: Standing, event: Event, rows: list[Step]) -> str:
    """Why none of the rows may be taken; of each, the first guard that does not hold."""
    failing = [_failing(row, standing, event) for row in rows]
    lacking = [guard.lacks(standing, event) for guard in failing if guard]
    if lacking:
        return "; ".join(dict.fromkeys(lacking))
    every = standing.machine.rows(event.event)
    if any(standing.state in row.starts and row.beside and row.beside not in standing.beside for row in every):
        return f"it is not {every[0].beside}"
    if any(standing.state in row.starts for row in every):
        return f"it is {every[0].begins} already"
    starts = dict.fromkeys(start for row in every for start in row.starts)
    return f"that is done from the state {_either(list(starts))}"


def _either(names: list[str]) -> str:
    *most, last = (repr(name) for name in names)
    return f"{', '.join(most)} or {last}" if most else last


def _may_be_found_in(machine: Machine, name: str) -> bool:
    return name != NOT_BEGUN and any(state.name == name for state in machine.states)


def _is_a_mark(standing: Standing, name: str) -> bool:
    state = standing.machine.state(name)
    return state is not None and state.is_final


def _moved(standing: Standing, row: Step, event: Event) -> Standing:
    beside = [name for name in standing.beside if name not in row.ends]
    if row.begins and row.begins not in beside:
        beside.append(row.begins)
    known = event.event == FIRST_KNOWN
    sets_end = row.sets_end and not (known and event.ends_on is None)
    return replace(
        standing,
        state=event.state if known else row.leads_to or standing.state,
        beside=tuple(beside),
        taken=(*standing.taken, event),
        ends_on=event.ends_on if sets_end else standing.ends_on,
        has_end_set=standing.has_end_set or sets_end,
    )
