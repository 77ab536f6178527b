"""The printed machines are what a history is replayed by."""

from __future__ import annotations

import importlib

from section75.core.lives import MACHINES


def test_the_page_is_what_the_machines_say() -> None:
    made = importlib.import_module("docs.make_lives")
    assert made.PAGE.read_text(encoding="utf-8") == made.page(), "make it again: python docs/make_lives.py"


def test_every_state_and_every_event_is_on_it() -> None:
    text = importlib.import_module("docs.make_lives").page()
    for machine in MACHINES.values():
        assert all(f"| {event} |" in text for event in machine.events)
        assert all(f"{state.name} | {state.says} |" in text for state in (*machine.states, *machine.beside))
