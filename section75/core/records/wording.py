"""What the Regulations want an agreement to say of each arrangement: aims, persons, monitoring, sharing, charging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.explain import Clause


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim of a schedule in the agreement's words, and the outcomes (by short name) by which it is known.
    Regulations 7(3)(a), 8(2)(a), 9(3)(a)."""

    schedule: str
    says: str
    clause: Clause
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Persons:
    """For whom, with what kinds of service, and where. Empty is a gap. Regulations 7(3)(d), 8(2)(d), 9(3)(d).

    `cross_border` is the rule for persons between two areas: residence, or the responsible commissioner.
    """

    schedule: str
    clause: Clause
    cohort: str = ""
    services: tuple[str, ...] = ()
    area: str = ""
    cross_border: str = ""


@dataclass(frozen=True, slots=True)
class Monitoring:
    """How the exercise of the functions is monitored, or how a pool is. Regulations 7(3)(g), 8(2)(g), 9(3)(g)."""

    schedule: str
    says: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class InformationSharing:
    """How the partners share information, and the documents it rests on. Regulations 8(2)(i), 9(3)(i)."""

    schedule: str
    says: str
    clause: Clause
    data_sharing_agreement: str = ""
    impact_assessment: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Charging:
    """How chargeable services are determined and how users are told. Regulations 8(2)(h), 9(3)(h).

    `none` is the entry that no charging function is in the arrangement; both texts are empty then.
    """

    schedule: str
    clause: Clause
    determined: str = ""
    told: str = ""
    none: bool = False
