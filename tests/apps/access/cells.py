"""Which cells are tried: all of them for an hour's run, otherwise a sample that covers every route and every role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product

from .expecting import Cell, Whose
from .people import OTHERS, USUAL
from .route import STATES, Where
from .table import ROUTES

SOAK = "SECTION75_SOAK"
WHOSE = tuple(Whose)


def is_soak() -> bool:
    """Is every cell to be tried? `make soak` says so."""
    return os.environ.get(SOAK, "") == "1"


def every_cell(name: str) -> Iterator[Cell]:
    """Every cell of a route: method, person, whose object, state."""
    states = STATES.get(ROUTES[name].kind, ("",))
    for method, person, whose, state in product(("GET", "POST"), (*USUAL, *OTHERS), WHOSE, states):
        yield Cell(name, method, person, whose, state)


def sampled(name: str) -> Iterator[Cell]:
    """Every person but those whose part is partial, who take turns; each once by each method with one's own object,
    the state in turns; then somebody else's object for some.
    """
    route, shift = ROUTES[name], list(ROUTES).index(name)
    states = STATES.get(route.kind, ("",))
    people = (*USUAL, OTHERS[shift % len(OTHERS)], OTHERS[(shift + 2) % len(OTHERS)])
    for method in ("GET", "POST"):
        if method not in route.asks:
            yield Cell(name, method, USUAL[shift % len(USUAL)])
            continue
        for turn, person in enumerate(people):
            yield Cell(name, method, person, state=states[(turn + shift) % len(states)])
    yield from _of_others(name, shift)


def _of_others(name: str, shift: int) -> Iterator[Cell]:
    route = ROUTES[name]
    elsewhere = [Whose.FOREIGN_PLACE] if route.place in (Where.FUND, Where.PARTNERSHIP) else []
    elsewhere += [Whose.COLLEAGUES, Whose.FOREIGN_NUMBER] if route.kind else []
    for (turn, whose), method in product(enumerate(elsewhere), route.asks):
        for step in (0, 5, 9):
            yield Cell(name, method, USUAL[(shift + turn + step) % len(USUAL)], whose)
