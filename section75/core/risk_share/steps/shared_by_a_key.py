"""Shared by a key: what is left is borne, or kept, in proportion to a measure from outside the money.

A population, a list of patients, a number of placements: the agreement's file gives each partner's value for the year,
and the shares are exact fractions of their sum. Refused where the measure is unknown, is not given for the year being
settled, or adds up to nothing.

Seen: Lancashire, part of a grant by population.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.money import Ratio
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import SharingKeyNotForYear, SharingKeyUnknown
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import share_out


@dataclass(frozen=True, slots=True)
class SharedByAKey(Step):
    """Each partner takes the share of what is left that it has of the measure."""

    NAME: ClassVar[str] = "shared by a key"

    key: str

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """The measure."""
        return f"in proportion to the sharing key {self.key!r} of the year being settled"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left. Refuses a measure that is not given for the year."""
        keys = facts.circumstances.keys
        found = {key.year: key for key in keys if key.id == self.key}
        if not found:
            raise SharingKeyUnknown(str(self.clause), self.key, (key.id for key in keys))
        if facts.year not in found:
            raise SharingKeyNotForYear(str(self.clause), self.key, facts.year, map(str, found))
        key = found[facts.year]
        ratio = Ratio.keyed(dict(key.values), key=key.says, clause=str(self.clause))
        return share_out(settlement, settlement.left, ratio=ratio, facts=facts, clause=self.clause)


STEP = SharedByAKey
