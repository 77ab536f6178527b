"""Writes docs/lives-of-an-agreement.md: the state machines, as they stand. Run `python docs/make_lives.py`.

A test holds the page to what this makes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from section75.core.lives import Of

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "lives-of-an-agreement.md"
HEAD = """# Lives: the state machines

Made from `section75/core/lives/machines/` by `docs/make_lives.py`; `section75 lives machines` prints the same.

A *life* has one main state, and states that run beside it. An event is taken from the states in its row, leads where
the row says, and needs what the row names: a party, a reference to evidence, a clause, and what must be so before.
Where an event has two rows, the first whose needs are all met is taken. One that cannot be taken is refused, with the
state it was tried in and the events that would make it possible.

*first known* is for a source that begins in the middle: it says in which state something is found on a day.
"""


def page() -> str:
    """The whole page."""
    sys.path.insert(0, str(DOCS.parent))
    from section75.core.lives import MACHINES

    parts = [HEAD]
    for of in MACHINES:
        parts += [f"## {of.value.capitalize()}", "", *_states(of), "", *_steps(of), ""]
    return "\n".join(parts)


def _states(of: Of) -> Iterator[str]:
    from section75.core.lives import MACHINES

    machine = MACHINES[of]
    yield machine.says
    yield ""
    yield "| state | what it says | rests |"
    yield "|---|---|---|"
    for state in machine.states:
        yield f"| {state.name} | {state.says} | {'final' if state.is_final else ''} |"
    for state in machine.beside:
        yield f"| *beside:* {state.name} | {state.says} | {'lasting mark' if state.is_final else ''} |"


def _steps(of: Of) -> Iterator[str]:
    from section75.core.lives import printed_steps

    yield "| event | from | to | needs | what it is |"
    yield "|---|---|---|---|---|"
    for row in printed_steps(of):
        yield f"| {row.event} | {row.starts} | {row.leads_to} | {row.needs} | {row.says} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
