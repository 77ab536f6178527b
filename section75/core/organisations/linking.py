"""Which body of the register a party of an agreement is: by the short name it gives, or by its codes. Never by a name
that looks alike."""

from __future__ import annotations

from section75.core.organisations.organisation import Code, Organisation
from section75.core.organisations.refusals import CodesOfSeveralBodies
from section75.core.organisations.register import Register
from section75.core.parties import Party


def body_of(party: Party, register: Register) -> Organisation | None:
    """The body a party is; None where the agreement file neither names one nor gives a code that the register has.

    Refuses a short name that the register does not have, and codes that stand for different bodies.
    """
    found = [body for name, code in party.identifiers for body in register.by_code(Code(name, code))]
    if party.organisation:
        found.append(register.find(party.organisation, where=f"The party {party.id!r}"))
    ids = sorted({body.id for body in found})
    if len(ids) > 1:
        raise CodesOfSeveralBodies(party.id, [register.get(id).name for id in ids], party.clause.cite)
    return found[0] if found else None
