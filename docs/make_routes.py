"""Writes docs/who-may-go-where.md: every address, what it asks, and who passes. Run `python docs/make_routes.py`.

It is printed from the table that the access test is made from, and from the matrix of rights; a test compares.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "who-may-go-where.md"
HEAD = """# Who may go where

Every address there is. To pass, somebody holds a delegation that carries each act named, at the place named; what the
matrix of rights does not carry is refused. Who has not signed in is led to the sign-in (302), but for what is open to
all. Who has no part at a place gets 404, as for a place that does not exist; who has a part, but not the right, 403;
by any method that is not here, 405. An object of another partnership is 404 under every name, and so is another
organisation's or person's own. An answer in brackets is for the state of the object named with it. What is refused is
written to the audit trail.

This page is made by `docs/make_routes.py` from the table the access test tries
(`tests/apps/access/table.py`), cell by cell: every role, and nobody, at every address.
"""


def page() -> str:
    """The page."""
    table = importlib.import_module("tests.apps.access.table")
    addresses = _addresses()
    parts = [HEAD]
    for room in sorted({_room(name) for name in table.ROUTES}):
        parts += [f"## {room.replace('_', ' ').capitalize()}\n", *_rows(table, room, addresses)]
    return "\n".join(parts)


def _rows(table: Any, room: str, addresses: dict[str, str]) -> list[str]:
    head = ["| address | by | asks | who passes | answers |", "|---|---|---|---|---|"]
    rows = [
        f"| `{addresses[name]}` | {method} | {_asks(route, ask)} | {_who(route, ask)} | {_answers(ask)} |"
        for name, route in table.ROUTES.items()
        if _room(name) == room
        for method, ask in route.asks.items()
    ]
    return [*head, *rows, ""]


def _room(name: str) -> str:
    return name.split(":")[0] if ":" in name else "accounts"


def _asks(route: Any, ask: Any) -> str:
    gates = [f"{gate.act.value}, at {gate.at.value}" for gate in (*ask.gates, *ask.then)]
    return "; ".join(dict.fromkeys(gates)) or route.place.value


def _who(route: Any, ask: Any) -> str:
    authority = importlib.import_module("section75.core.authority")
    gates = (*ask.gates, *ask.then)
    if not gates:
        return route.place.value
    acts = {gate.act for gate in gates}
    return ", ".join(role.value for role, carried in authority.MATRIX.items() if acts <= carried)


def _answers(ask: Any) -> str:
    told = [f"{ask.done}", *(f"{status} ({state})" for state, status in ask.states.items())]
    if ask.elsewhere is not None:
        told.append(f"{ask.elsewhere} (another's)")
    if ask.nobody is not None and ask.nobody != ask.done:
        told.append(f"{ask.nobody} (not signed in)")
    return ", ".join(told)


def _addresses() -> dict[str, str]:
    """The address of every name, as the addresses are written down."""
    urls = importlib.import_module("django.urls")
    found: dict[str, str] = {}

    def walk(patterns: Any, space: str, before: str) -> None:
        for each in patterns:
            here = f"{before}{each.pattern}"
            if isinstance(each, urls.URLResolver):
                walk(each.url_patterns, each.namespace or space, here)
            else:
                found.setdefault(f"{space}:{each.name}" if space else str(each.name), f"/{here}")

    walk(urls.get_resolver().url_patterns, "", "")
    return found


def main() -> int:
    """Write the page."""
    sys.path.insert(0, str(DOCS.parent))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SECTION75_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")
        importlib.import_module("django").setup()
        PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
