"""Every party of an agreement on a day: the body it is tied to, and who stood in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.organisations.chain import Answer, Apportionment, who_is
from section75.core.organisations.linking import body_of
from section75.core.organisations.organisation import Organisation
from section75.core.organisations.register import Register
from section75.core.parties import Party


@dataclass(frozen=True, slots=True)
class PartyOnADay:
    """A party, its body, and the answer for a day; without a body there is no answer, and `says` says why."""

    party: Party
    body: Organisation | None
    answer: Answer | None
    says: str


def parties_on(
    parties: Sequence[Party], register: Register, *, on: date, recorded: Sequence[Apportionment] = ()
) -> tuple[PartyOnADay, ...]:
    """Each party on a day, in the agreement's order."""
    found = []
    for party in parties:
        body = body_of(party, register)
        if body is None:
            found.append(PartyOnADay(party, None, None, not_tied(party)))
            continue
        own = [record for record in recorded if record.party == party.id]
        answer = who_is(register, body, on=on, recorded=own)
        found.append(PartyOnADay(party, body, answer, answer.says))
    return tuple(found)


def not_tied(party: Party) -> str:
    """That a party is tied to no body, and what to do."""
    return (
        f"{party.name} is tied to no organisation of the register, so it cannot be said whether it existed on a day, "
        "or who succeeded it. Give its codes as identifiers, or its short name as 'organisation', in the agreement "
        "file; or import a list that has it."
    )
