"""The machines as data: no state is out of reach, every state has a way out or is final, every event has its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from section75.core.lives import FIRST_KNOWN, MACHINES, NOT_BEGUN, Machine, Of, printed_steps

ALL = list(MACHINES.values())
NAMES = [machine.of.value for machine in ALL]
each_machine = pytest.mark.parametrize("machine", ALL, ids=NAMES)

# The side-states that have been seen in real agreements, and the event of the agreement's life that brings each.
SEEN = {
    "operating unsigned": "operated unsigned",
    "holding over": "held over",
    "called in": "approval called in",
    "extension option exercised": "extension option exercised",
    "term amended": "term amended",
    "consolidated": "consolidated",
    "whole accepted in answer to a part": "whole accepted",
    "payments suspended": "payments suspended",
}


def reached(machine: Machine) -> set[str]:
    """The states that steps lead to from the first, without the one that names any state."""
    found, fresh = {NOT_BEGUN}, {NOT_BEGUN}
    while fresh:
        fresh = {step.leads_to for state in fresh for step in machine.from_state(state) if step.leads_to} - found
        found |= fresh
    return found


def states_named(machine: Machine) -> Iterator[str]:
    for step in machine.steps:
        yield from (*step.starts, *filter(None, (step.leads_to,)))


@each_machine
def test_every_state_is_reached_and_has_a_way_out_or_is_final(machine: Machine) -> None:
    assert reached(machine) == {state.name for state in machine.states}
    for state in machine.states:
        ways_out = [step for step in machine.from_state(state.name) if step.leads_to not in ("", state.name)]
        assert state.is_final or ways_out, state.name


@each_machine
def test_every_state_beside_begins_somewhere_and_ends_or_is_a_lasting_mark(machine: Machine) -> None:
    begun = {step.begins for step in machine.steps if step.begins}
    ended = {name for step in machine.steps for name in step.ends}
    assert begun == {state.name for state in machine.beside}
    assert ended == {state.name for state in machine.beside if not state.is_final}
    assert {step.beside for step in machine.steps if step.beside} <= begun


@each_machine
def test_steps_name_states_there_are(machine: Machine) -> None:
    assert set(states_named(machine)) <= {state.name for state in machine.states}
    assert machine.states[0].name == NOT_BEGUN
    names = [state.name for state in (*machine.states, *machine.beside)]
    assert len(names) == len(set(names))


@each_machine
def test_every_event_and_every_state_has_a_sentence(machine: Machine) -> None:
    for step in machine.steps:
        assert step.says[0].isupper(), step.event
        assert step.says.endswith("."), step.event
        assert step.event == step.event.lower()
    for state in (*machine.states, *machine.beside):
        assert state.says.endswith("."), state.name


@each_machine
def test_rows_of_one_event_ask_for_the_same_party_evidence_and_clause(machine: Machine) -> None:
    for event in machine.events:
        asked = {(row.by_party, row.evidence, row.needs_clause, row.beside) for row in machine.rows(event)}
        assert len(asked) == 1, event


@each_machine
def test_what_a_guard_says_would_help_is_an_event_of_some_life(machine: Machine) -> None:
    every = {event for other in ALL for event in other.events}
    for step in machine.steps:
        for guard in step.guards:
            assert set(guard.met_by) <= every, guard.says


@each_machine
def test_a_life_may_be_found_in_its_middle(machine: Machine) -> None:
    assert machine.events[0] == FIRST_KNOWN


def test_every_side_state_seen_in_real_agreements_is_there() -> None:
    machine = MACHINES[Of.AGREEMENT]
    for name, event in SEEN.items():
        assert machine.state(name) is not None, name
        assert name in {found for row in machine.rows(event) for found in (row.begins, row.leads_to)}


def test_a_printed_step_says_from_where_to_where_and_what_it_needs() -> None:
    row = next(row for row in printed_steps(Of.NOTICE) if row.event == "served")
    assert (row.starts, row.leads_to) == ("not begun, drafted", "served")
    assert "the notice; the clause it is done under" in row.needs
