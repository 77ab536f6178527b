"""The shapes of what the Regulations want on record: functions, arrangements, consultation, resources and the rest.

Days are left out where the source gives none; the record then holds for the days of its schedule.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words, Year

Regulation = Literal["regulation 7", "regulation 8", "regulation 9", "regulation 10"]
MaybeWords = Annotated[str, Field(max_length=2000)]


class OfSchedule(Shape):
    """A record of one schedule."""

    schedule: Id
    source: Source


class PerhapsDated(Shape):
    """A record with its days, where the source gives them."""

    starts: date | None = Field(default=None, alias="from", description="The first day, where the source gives one")
    to: date | None = Field(default=None, description="The last day; leave out where there is no end")


class FunctionShape(OfSchedule, PerhapsDated):
    """A delegated function. There is no key for liability: it stays with the owner (section 75(5))."""

    what: Words
    owner: Id = Field(description="The party whose function it is, and stays")
    exercised_by: Id
    kind: Literal["NHS", "health-related"]
    enactment: MaybeWords = Field(default="", description="Act and section; leave out where the source cites none")
    arrangement: Regulation


class ArrangementShape(OfSchedule, PerhapsDated):
    """A legal arrangement that a schedule makes: pooled fund (7), delegation to the NHS (8) or the council (9),
    support (10)."""

    type: Regulation = Field(alias="is")


class AimShape(OfSchedule):
    """An aim of a schedule, and the outcomes by which it is known."""

    says: Words
    outcomes: list[Id] = Field(default_factory=list)


class PersonsShape(OfSchedule):
    """For whom a schedule is, and with what kinds of service."""

    cohort: MaybeWords = ""
    services: list[Words] = Field(default_factory=list)
    area: MaybeWords = ""
    cross_border: MaybeWords = Field(default="", description="The rule for persons between two areas")


class ResourceShape(OfSchedule):
    """Staff, goods, services or accommodation that a party provides; or the entry that there is none."""

    kind: Literal["staff", "goods", "services", "accommodation"]
    provided_by: Id | None = None
    what: MaybeWords = ""
    none: bool = Field(default=False, description="true where the source says that none is provided")


BasisName = Literal[
    "secondment", "transfer", "joint appointment", "Local Government Act 1972 section 113", "each employs its own",
    "not said",
]  # fmt: skip


class TeamShape(OfSchedule, PerhapsDated):
    """An integrated team."""

    name: Words
    employers: list[Id] = Field(default_factory=list, description="Whose staff are in it, where the source says so")
    managed_by: Id | None = None
    basis: BasisName = "not said"


class SecondmentShape(OfSchedule, PerhapsDated):
    """Posts of one party that work for another: never persons."""

    posts: Words
    employer: Id
    managed_by: Id
    basis: BasisName = "secondment"


class ConsultationShape(OfSchedule, PerhapsDated):
    """A consultation before entering, or the exemption from it."""

    by: list[Id] = Field(default_factory=list, description="The parties that consulted")
    affected: MaybeWords = Field(default="", description="Who appeared to them to be affected")
    outcome: MaybeWords = ""
    exempt: Literal["section 223GA(3)", "Care Trust consultation", "nobody appears affected"] | None = None
    recorded_by: MaybeWords = Field(default="", description="Who recorded the exemption: a party, a post or a group")
    recorded_on: date | None = None


class ImprovementShape(OfSchedule):
    """How the arrangement is likely to improve the exercise of the functions."""

    says: Words
    by: list[Id] = Field(min_length=1)
    on: date | None = None
    only_financial: bool = Field(default=False, description="true where money or tax is the one benefit it states")


class EqualityShape(Shape):
    """One body's record of due regard for one decision."""

    decision: Words
    body: Id
    schedule: Id | None = Field(default=None, description="Leave out where the decision is about the whole agreement")
    says: MaybeWords = ""
    on: date | None = None
    no_implications: bool = False
    reason: MaybeWords = Field(default="", description="Why there are no implications")
    seen_by_decision_maker: bool | None = None
    source: Source


class DeliveredByShape(Shape):
    """Which party delivers a line."""

    fund: Id
    line: Id
    body: Id


class VatShape(OfSchedule):
    """The VAT structure of a schedule."""

    structure: Literal["pooled funding", "agency"]
    delivered: list[DeliveredByShape] = Field(default_factory=list)


class InformationSharingShape(OfSchedule):
    """How the partners share information."""

    says: Words
    data_sharing_agreement: MaybeWords = ""
    impact_assessment: MaybeWords = ""
    on: date | None = None


class MonitoringShape(OfSchedule):
    """How the exercise of the functions, or the pool, is monitored."""

    says: Words


class ChargingShape(OfSchedule):
    """How chargeable services are determined and users told; or the entry that no charging is in the arrangement."""

    determined: MaybeWords = ""
    told: MaybeWords = ""
    none: bool = False


class AuditShape(Shape):
    """The assurance of one pool's year."""

    fund: Id
    year: Year
    mode: Literal[
        "statutory certificate", "auditor's agreed procedures", "within the accounts audit", "internal audit",
        "chief finance officer's certificate", "none, explained",
    ]  # fmt: skip
    by: MaybeWords = Field(default="", description="Who gave it: a body or a post, never a person's name")
    opinion: MaybeWords = Field(default="", description="What it says; why there is none, where the mode is none")
    on: date | None = None
    source: Source


class ConsentShape(OfSchedule):
    """A commissioner's consent to an NHS trust's arrangement."""

    trust: Id
    commissioner: Words = Field(description="A party's short name, or the name of a commissioner that is none")
    on: date | None = None


class VehicleShape(PerhapsDated):
    """A legal vehicle that is not section 75: shown beside a pool, never counted in it."""

    kind: Literal[
        "section 256", "section 76", "section 65Z5", "Care Act 2014 section 79", "Local Government Act 1972",
        "Children Act 2004 section 10", "memorandum", "contract", "grant",
    ]  # fmt: skip
    name: Words
    between: list[Words] = Field(default_factory=list, description="Whose it is, where nobody pays")
    payer: Words | None = Field(default=None, description="A party's short name, or a body that is no party")
    payee: Words | None = Field(default=None, description="A party's short name, or a body that is no party")
    amount: Amount | None = None
    unit: UnitName | None = Field(default=None, description="Needed with an amount")
    conditions: MaybeWords = ""
    schedule: Id | None = Field(default=None, description="The schedule it is shown beside")
    source: Source
