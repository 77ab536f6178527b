"""The shapes of providers and of the contracts behind schedules and lines."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words
from section75.importers.agreement_file.shape_records import MaybeWords, PerhapsDated


class ProviderShape(Shape):
    """A body that is paid for a service under a contract."""

    id: Id
    name: Words
    party: Id | None = Field(default=None, description="Its short name as a party, where it is one")
    kind: MaybeWords = ""
    source: Source


class LineOfFundShape(Shape):
    """A line of a fund."""

    fund: Id
    line: Id


class ActivityShape(Shape):
    """How much was delivered, in which days."""

    measure: Words
    count: Annotated[int, Field(ge=0)]
    starts: date = Field(alias="from")
    to: date
    source: Source


class ContractShape(PerhapsDated):
    """A contract: name the schedules it serves, or the lines."""

    id: Id
    name: Words
    provider: Id
    contracting_body: Id | None = None
    on_behalf_of: list[Id] = Field(default_factory=list)
    schedules: list[Id] = Field(default_factory=list)
    lines: list[LineOfFundShape] = Field(default_factory=list)
    regime: Literal[
        "Provider Selection Regime 2023", "Procurement Act 2023", "Public Contracts Regulations 2015",
        "NHS Procurement Regulations 2013", "not said",
    ] = "not said"  # fmt: skip
    price: Literal["block", "demand-led", "not said"] = "not said"
    value: Amount | None = None
    unit: UnitName | None = Field(default=None, description="Needed with a value or with `carries`")
    per: Literal["year", "term"] = "year"
    specification: MaybeWords = ""
    outcomes: list[Id] = Field(default_factory=list)
    notices: list[Words] = Field(default_factory=list, description="Published procurement notices, by number")
    option: MaybeWords = Field(default="", description="The option to extend, in words")
    option_until: date | None = Field(default=None, description="The last day the option reaches")
    carries_fund: Id | None = Field(default=None, description="The fund of which a lead provider carries a part")
    carries: Amount | None = None
    activity: list[ActivityShape] = Field(default_factory=list)
    ended_on: date | None = Field(default=None, description="The last day of one that is over")
    ended_because: MaybeWords = ""
    source: Source
