"""Which days of a chain the sources cover: from its earliest body that can be told to the last day of its latest."""

from __future__ import annotations

from datetime import date

from section75.core.organisations.organisation import Organisation
from section75.core.organisations.register import Register
from section75.core.organisations.succession import How


def coverage(register: Register, body: Organisation) -> tuple[date | None, date | None]:
    """The first and the last day of a body's chain that sources cover; None where they cover none."""
    first, last = body.existence.first_known, body.existence.last_known
    for id in _earlier(register, body.id):
        known = register.get(id).existence.first_known
        first = min(first, known) if first and known else first or known
    for id in _later(register, body.id):
        known = register.get(id).existence.last_known
        last = max(last, known) if last and known else last or known
    return first, last


def _earlier(register: Register, id: str) -> list[str]:
    """The bodies before it, as long as there is one of each."""
    found: list[str] = []
    links = _places(register, id, back=True)
    while len(links) == 1 and links[0] not in found:
        found.append(links[0])
        links = _places(register, links[0], back=True)
    return found


def _later(register: Register, id: str) -> list[str]:
    """Every body after it."""
    found: list[str] = []
    left = _places(register, id, back=False)
    while left:
        body = left.pop()
        if body not in found:
            found.append(body)
            left.extend(_places(register, body, back=False))
    return found


def _places(register: Register, id: str, *, back: bool) -> list[str]:
    if back:
        gone = (How.TRANSFER, How.ACQUISITION)
        return [link.predecessor for link in register.before(id) if link.how not in gone]
    return [link.successor for link in register.after(id) if link.how is not How.TRANSFER]
