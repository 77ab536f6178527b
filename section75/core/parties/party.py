"""A party: a legal person that signed, or will sign, the agreement."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from section75.core.explain import Clause
from section75.core.refusals import Refusal


class Kind(Enum):
    """What kind of body a party is."""

    COUNTY_COUNCIL = "county council"
    LONDON_BOROUGH = "london borough council"
    UNITARY = "unitary council"
    METROPOLITAN = "metropolitan district council"
    DISTRICT = "district council"
    PCT = "primary care trust"
    CCG = "clinical commissioning group"
    ICB = "integrated care board"
    NHS_ENGLAND = "NHS England"
    NHS_TRUST = "NHS trust"
    FOUNDATION_TRUST = "NHS foundation trust"
    OTHER = "other body"

    @property
    def is_council(self) -> bool:
        """Is it a local authority?"""
        return self.value.endswith("council")


@dataclass(frozen=True, slots=True)
class Party:
    """One party. `id` is its short name in the file ("council", "icb"); `identifiers` are register -> code.

    `organisation` is the short name of its body in the register of organisations, where the file gives one.
    """

    id: str
    name: str
    kind: Kind
    clause: Clause
    identifiers: tuple[tuple[str, str], ...] = field(default=())
    short_name: str = ""
    organisation: str = ""

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return self.short_name or self.name


class UnknownParty(Refusal):
    """A partner named somewhere that is no party to the agreement."""

    def __init__(self, partner: str, parties: Iterable[str], where: str, clause: str = "") -> None:
        names = sorted(parties)
        nearest = difflib.get_close_matches(partner, names, n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        super().__init__(
            f"{where} names {partner!r}, who is no party to this agreement ({', '.join(names) or 'none is given'})."
            f"{hint} Correct the name, or add the party.",
            clause=clause,
        )


def known(partner: str, parties: Sequence[Party], *, where: str) -> Party:
    """The party with that short name. Refuses one who is not a party."""
    for party in parties:
        if party.id == partner:
            return party
    raise UnknownParty(partner, (party.id for party in parties), where)


def in_order(parties: Sequence[Party], ids: Iterable[str]) -> tuple[str, ...]:
    """Short names in the order in which the agreement lists its parties."""
    wanted = set(ids)
    return tuple(party.id for party in parties if party.id in wanted)
