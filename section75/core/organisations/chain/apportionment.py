"""An apportionment: which share of a party's place each of its successors took, as the partners recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.explain import Clause
from section75.core.money import Ratio


@dataclass(frozen=True, slots=True)
class Apportionment:
    """What partners agreed when a party's body was succeeded by several: exact shares that make a whole.

    `party` is the party's short name in its agreement; `shares` are by the successors' codes or short names in the
    register; `on` is the day of the succession; `instrument` the document that says so.
    """

    party: str
    on: date
    shares: Ratio
    instrument: str
    clause: Clause
