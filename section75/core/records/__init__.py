"""What the Regulations (SI 2000/617) want on record beside the money: functions, arrangements, aims, persons,
resources, consultation, improvement, equality, VAT, sharing, monitoring, charging, audit, consent; and vehicles that
are not section 75.

Knows: the records and what follows from them alone: who is accountable on a day, what is on record, what is missing.
Does not know: funds, lines, contributions or the law's verdict; the checks above draw those together.

Promise: liability for a function stays with its owner, and there is no field that could say otherwise.
"""

from section75.core.records.arrangement import Arrangement, ArrangementType
from section75.core.records.assurance import Audit, AuditMode, DeliveredBy, Recovery, Vat, VatStructure
from section75.core.records.entering import Consent, Consultation, Equality, Exemption, Improvement
from section75.core.records.functions import (
    LIABILITY_STAYS,
    Accountable,
    DelegatedFunction,
    ExercisedByItsOwner,
    FunctionKind,
    Partners,
    WrongWayRound,
    accountable_on,
    between_partners,
    outside_its_schedule,
    two_exercisers,
    without_an_enactment,
    without_its_arrangement,
)
from section75.core.records.law_facts import (
    About,
    AccountingJudgement,
    Decision,
    Designated,
    LawFacts,
    Matter,
    Observed,
    ProvidedFor,
    Shows,
    Treatment,
)
from section75.core.records.records import Records
from section75.core.records.resources import Basis, Resource, ResourceKind, Secondment, Team
from section75.core.records.vehicle import Vehicle, VehicleKind
from section75.core.records.wanted import Answer, Asking, Entry, PoolYear, Wanted, wanted_of
from section75.core.records.wording import Aim, Charging, InformationSharing, Monitoring, Persons

__all__ = [
    "LIABILITY_STAYS",
    "About",
    "Accountable",
    "AccountingJudgement",
    "Aim",
    "Answer",
    "Arrangement",
    "ArrangementType",
    "Asking",
    "Audit",
    "AuditMode",
    "Basis",
    "Charging",
    "Consent",
    "Consultation",
    "Decision",
    "DelegatedFunction",
    "DeliveredBy",
    "Designated",
    "Entry",
    "Equality",
    "Exemption",
    "ExercisedByItsOwner",
    "FunctionKind",
    "Improvement",
    "InformationSharing",
    "LawFacts",
    "Matter",
    "Monitoring",
    "Observed",
    "Partners",
    "Persons",
    "PoolYear",
    "ProvidedFor",
    "Records",
    "Recovery",
    "Resource",
    "ResourceKind",
    "Secondment",
    "Shows",
    "Team",
    "Treatment",
    "Vat",
    "VatStructure",
    "Vehicle",
    "VehicleKind",
    "Wanted",
    "WrongWayRound",
    "accountable_on",
    "between_partners",
    "outside_its_schedule",
    "two_exercisers",
    "wanted_of",
    "without_an_enactment",
    "without_its_arrangement",
]
