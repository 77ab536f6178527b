"""All records of one partnership, table by table, in the file's order."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.records.arrangement import Arrangement
from section75.core.records.assurance import Audit, Vat
from section75.core.records.entering import Consent, Consultation, Equality, Improvement
from section75.core.records.functions.function import DelegatedFunction
from section75.core.records.resources import Resource, Secondment, Team
from section75.core.records.vehicle import Vehicle
from section75.core.records.wording import Aim, Charging, InformationSharing, Monitoring, Persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the Regulations want on record beside the money. An empty table is a gap, never an answer."""

    functions: tuple[DelegatedFunction, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    aims: tuple[Aim, ...] = ()
    persons: tuple[Persons, ...] = ()
    resources: tuple[Resource, ...] = ()
    teams: tuple[Team, ...] = ()
    secondments: tuple[Secondment, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    equality: tuple[Equality, ...] = ()
    vat: tuple[Vat, ...] = ()
    information_sharing: tuple[InformationSharing, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    charging: tuple[Charging, ...] = ()
    audits: tuple[Audit, ...] = ()
    consents: tuple[Consent, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
