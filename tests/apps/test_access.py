"""Who may go where: every address there is, for every role, for one's own, a colleague's and a foreign object."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from docs.make_routes import PAGE, page

from .access.cells import every_cell, is_soak, sampled
from .access.expecting import Cell, expected, is_turned_away
from .access.neutralised import CHECKS
from .access.people import USUAL
from .access.table import ROUTES
from .access.trying import Browsers, address, tried, world
from .access.world import World

MAY_BE_WRITTEN = {"audit_auditline", "audit_lock", "django_session", "section75_cache", "identity_signin"}
ROOMS = sorted({name.split(":")[0] for name in ROUTES})


def named(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, pattern.namespace or space)
        else:
            yield f"{space}:{pattern.name}" if space else str(pattern.name)


def wrong(cells: Iterator[Cell], there: World, browsers: Browsers) -> Iterator[str]:
    """What is not as the table says: the answer, something written by a GET, a refusal that is not written down."""
    for cell in cells:
        route = ROUTES[cell.name]
        answer = tried(cell, route, there, browsers)
        if answer is None:
            continue
        wanted = expected(cell, route)
        if answer.status != wanted:
            yield f"{cell}: {answer.status}, not {wanted} {answer.leads_to}".strip()
        if cell.method == "GET" and answer.wrote - MAY_BE_WRITTEN:
            yield f"{cell}: wrote to {sorted(answer.wrote - MAY_BE_WRITTEN)}"
        if wanted in (403, 404) and is_turned_away(cell, route) and cell.person.name not in dict(answer.refused):
            yield f"{cell}: the refusal is not written down"


@pytest.fixture
def there(db: None) -> World:
    return world()


@pytest.fixture
def browsers(there: World) -> Browsers:
    made = Browsers()
    made.open()
    return made


def test_every_address_is_classified() -> None:
    found = list(named(get_resolver().url_patterns))
    assert sorted(set(found)) == sorted(ROUTES)


def test_the_sample_tries_every_route_by_every_method_as_everybody() -> None:
    for name, route in ROUTES.items():
        tried = {(cell.method, cell.person.name) for cell in sampled(name)}
        assert {(method, person.name) for method in route.asks for person in USUAL} <= tried, name


@pytest.mark.parametrize("room", ROOMS)
def test_everybody_gets_the_answer_the_table_says(room: str, there: World, browsers: Browsers) -> None:
    names = [name for name in ROUTES if name.split(":")[0] == room]
    cells = (cell for name in names for cell in (every_cell(name) if is_soak() else sampled(name)))
    assert "\n".join(wrong(cells, there, browsers)) == ""


def test_taking_away_any_one_scope_check_is_noticed(there: World, browsers: Browsers) -> None:
    cells = [cell for check in CHECKS for cell in check.cells]
    assert list(wrong(iter(cells), there, browsers)) == []
    assert all(address(cell, ROUTES[cell.name], there) for cell in cells)
    unnoticed = []
    for check in CHECKS:
        with check.away():
            noticed = [each for each in wrong(iter(check.cells), there, browsers) if ": 500," not in each]
        unnoticed += [] if noticed else [check.name]
    assert unnoticed == []


def test_the_printed_table_is_the_one_that_is_tried() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python docs/make_routes.py"
