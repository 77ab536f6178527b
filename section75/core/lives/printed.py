"""The machines as tables: what the manual and `section75 lives machines` print."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.lives.event import Of
from section75.core.lives.machine import Machine, Step
from section75.core.lives.machines import MACHINES
from section75.core.lives.possible import needs_of


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """One row of a machine as a table prints it."""

    event: str
    says: str
    starts: str
    leads_to: str
    needs: str


def printed_steps(of: Of) -> tuple[PrintedStep, ...]:
    """Every row of a machine, in the order of a life."""
    machine = MACHINES[of]
    return tuple(_printed(machine, row) for row in machine.steps)


def _printed(machine: Machine, row: Step) -> PrintedStep:
    starts = [state.name for state in machine.states if state.name in row.starts]
    beside = [f"begins {row.begins}"] * bool(row.begins) + [f"ends {name}" for name in row.ends]
    leads_to = row.leads_to or ("the state named" if row.event == "first known" else "the same")
    return PrintedStep(
        event=row.event,
        says=row.says,
        starts=", ".join(starts) + (f" (while {row.beside})" if row.beside else ""),
        leads_to="; ".join([leads_to, *beside]),
        needs="; ".join(needs_of([row])),
    )
