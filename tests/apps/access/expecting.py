"""What each person gets at each route, worked out from the table, the matrix and the rules of scope alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.authority import MATRIX, Act

from .people import FUND, Person, Standing
from .route import STATES, Ask, Gate, Route, Where

SIGN_IN = 302  # to the sign-in page
NOT_THERE, MAY_NOT = 404, 403
AT_THE_PARTNERSHIP_TOO = frozenset({Act.SEE_AGREEMENT, Act.DECLARE_INTEREST})


class Whose(Enum):
    """Whose object the address names."""

    OWN = "one's own"
    COLLEAGUES = "another's here"
    FOREIGN_NUMBER = "another partnership's, under one's own name"
    FOREIGN_PLACE = "another partnership's, under its own name"


@dataclass(frozen=True)
class Cell:
    """One thing that is tried: a route by a method, by somebody, for whose object, in which state ("" is the usual)."""

    name: str
    method: str
    person: Person
    whose: Whose = Whose.OWN
    state: str = ""

    def __str__(self) -> str:
        who = self.person.name or "nobody"
        return " ".join(
            part for part in (self.method, self.name, "by", who, "for", self.whose.value, self.state) if part
        )


def expected(cell: Cell, route: Route) -> int:
    """The status of the answer."""
    ask, person = route.asks.get(cell.method), cell.person
    if ask is None and person.standing not in (Standing.NOT_SIGNED_IN, Standing.SHUT_OUT):
        return 405
    if person.standing is Standing.SHUT_OUT:
        return SIGN_IN
    if person.standing is Standing.NOT_SIGNED_IN:
        return _of_nobody(route, ask)
    assert ask is not None
    turned_away = next((found for gate in ask.gates if (found := _at_gate(gate, cell))), None)
    return turned_away or _inside(cell, route, ask)


def is_turned_away(cell: Cell, route: Route) -> bool:
    """Is it a gate that turns them away: what is then refused is written down?"""
    ask = route.asks.get(cell.method)
    is_here = cell.person.standing not in (Standing.NOT_SIGNED_IN, Standing.SHUT_OUT)
    return is_here and ask is not None and any(_at_gate(gate, cell) for gate in ask.gates)


def _of_nobody(route: Route, ask: Ask | None) -> int:
    if route.place is not Where.ALL:
        return SIGN_IN
    return 405 if ask is None or ask.nobody is None else ask.nobody


def _at_gate(gate: Gate, cell: Cell) -> int | None:
    """The answer at which somebody is turned away; None where they pass."""
    person = cell.person
    if cell.whose is Whose.FOREIGN_PLACE and gate.at is not Where.INSTALLATION:
        return NOT_THERE
    if not _knows(person, gate.at):
        told_why = person.standing is Standing.ENDED and gate.at is not Where.INSTALLATION and not gate.is_hidden
        return MAY_NOT if told_why else NOT_THERE
    if not _carries(person, gate):
        return NOT_THERE if gate.is_hidden else MAY_NOT
    return None


def _knows(person: Person, where: Where) -> bool:
    """May they know of the place at all?"""
    if person.role is None or person.standing is not Standing.HOLDS:
        return False
    if where is Where.INSTALLATION or person.role.is_of_the_installation:
        return where is Where.INSTALLATION and person.role.is_of_the_installation
    return where is not Where.FUND or person.fund in ("", FUND)


def _carries(person: Person, gate: Gate) -> bool:
    assert person.role is not None
    has_reach = gate.at is not Where.PARTNERSHIP or not person.fund or gate.act in AT_THE_PARTNERSHIP_TOO
    return has_reach and gate.act in MATRIX[person.role]


def _inside(cell: Cell, route: Route, ask: Ask) -> int:
    if cell.whose in (Whose.FOREIGN_NUMBER, Whose.FOREIGN_PLACE):
        return NOT_THERE
    if cell.whose is Whose.COLLEAGUES and ask.elsewhere is not None:
        return ask.elsewhere
    turned_away = next((found for gate in ask.then if (found := _at_gate(gate, cell))), None)
    return turned_away or ask.states.get(cell.state or STATES.get(route.kind, ("",))[0], ask.done)
