"""Legal vehicles that are not section 75. Shown beside a pool; no figure of a pool ever counts their money."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.money import Money


class VehicleKind(Enum):
    """What the arrangement rests on instead."""

    SECTION_256 = "section 256"
    SECTION_76 = "section 76"
    SECTION_65Z5 = "section 65Z5"
    SECTION_79 = "Care Act 2014 section 79"
    LOCAL_GOVERNMENT_ACT = "Local Government Act 1972"
    CHILDREN_ACT = "Children Act 2004 section 10"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    GRANT = "grant"

    @property
    def is_a_payment_between_partners(self) -> bool:
        """Is it a payment that only goes between an NHS body and a council?"""
        return self in (VehicleKind.SECTION_256, VehicleKind.SECTION_76)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One such arrangement. `payee` is a party's short name, or the name of a body that is none; `schedule` is the one
    it is shown beside, and empty where the source names none."""

    kind: VehicleKind
    name: str
    clause: Clause
    between: tuple[str, ...] = ()
    payer: str = ""
    payee: str = ""
    amount: Money | None = None
    conditions: str = ""
    schedule: str = ""
    span: Span | None = None
