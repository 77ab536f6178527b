"""Writes docs/who-may-do-what.md: the matrix of roles and acts, as it stands. Run `python docs/make_matrix.py`.

A test holds the page to what this makes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "who-may-do-what.md"
HEAD = """# Who may do what

Made from `section75/core/authority/matrix.py` by `docs/make_matrix.py`; the page `/people/who-may-do-what/` shows the
same.

A person holds a role under a *delegation*: for one organisation, at a partnership or one fund of it, from a first day
on, to a last day if there is one, and up to a limit where the role approves money. What no delegation in force
carries is refused, and the refusal says which one is missing. Two rules stand above this table: nobody approves what
they prepared, in their own name or in another's; and nobody approves what they declared an interest in.

*limit* is "yes, up to the delegation's limit": related entries count together, and without a limit it is nothing.
"""
MARKS = {"yes": "yes", "up to its limit": "limit", "no": ""}


def page() -> str:
    """The whole page."""
    sys.path.insert(0, str(DOCS.parent))
    return "\n".join([HEAD, *_table(), ""])


def _table() -> Iterator[str]:
    from section75.core.authority import Act, matrix_rows

    rows = matrix_rows()
    yield f"| may | {' | '.join(role for role, _ in rows)} |"
    yield f"|---|{'---|' * len(rows)}"
    for act in Act:
        yield f"| {act.value} | {' | '.join(MARKS[cells[act]] for _, cells in rows)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
