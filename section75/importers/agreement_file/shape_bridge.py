"""The shapes of contributions from year to year: standings, bridges, rolling forward, and what holds meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Dated, Id, Shape, Source, UnitName, Year

VersionName = Literal["original", "revised"]
Uplift = Annotated[
    str,
    Field(
        pattern=r"^-?[0-9]{1,3}(\.[0-9]{1,6})? ?%$",
        description='A percentage with its sign: "2.5%"; an efficiency carries a minus: "-1%"',
    ),
]


class ContributionStandingShape(Shape):
    """From a day on, one partner's contribution for a year stands so. A later one takes its place, and both stay."""

    fund: Id
    year: Year
    party: Id
    standing: Literal["indicative", "proposed", "approved"]
    on: date = Field(description="The day since which it stands so, or on which the source says that it does")
    by: str = Field(default="", max_length=200, description="Who made it so: a body or a decision, never a person")
    awaits: str = Field(default="", max_length=200, description="What it still waits for")
    awaits_on: date | None = None
    says: str = Field(default="", max_length=500, description="What the source adds")
    version: VersionName = "original"
    source: Source


class BridgeStepShape(Shape):
    """One change; an amount below nothing takes off. `recurrent` is said of every step but a reversal."""

    kind: Literal["inflation", "demography", "savings", "pressures", "outturn", "transfers", "reversal", "other"]
    amount: Amount
    recurrent: bool | None = Field(default=None, description="false: for this year only, and it falls out again")
    says: str = Field(default="", max_length=300, description="What it is, in words; asked for where it is other")
    mirrored_in: Year | None = Field(default=None, description="The later year in which a one-off is made good")
    source: Source


class BridgeShape(Shape):
    """From last year's contribution due to this year's, of one partner, for the whole fund or one line."""

    fund: Id
    year: Year
    party: Id
    line: Id | None = None
    unit: UnitName
    opening: Amount = Field(description="Last year's contribution")
    steps: list[BridgeStepShape] = Field(default_factory=list)
    closing: Amount | None = Field(default=None, description="What the source prints at its end, if it does")
    version: VersionName | None = Field(default=None, description="To which contributions, where a year has two tables")
    source: Source


class RollForwardShape(Dated):
    """How a fund's contributions go on from year to year. A key is left out where the clause does not say."""

    fund: Id
    carries: Literal["recurrent only", "everything"] | None = None
    uplift: Uplift | None = Field(default=None, description="Of every year")
    uplifts: dict[Year, Uplift] = Field(default_factory=dict, description="Of the years named, before `uplift`")
    uplift_on: Literal["the base year", "the year before"] | None = Field(
        default=None, description="the base year does not compound; the year before does"
    )
    base_year: Year | None = None
    minimum: bool = Field(default=False, description="true where no contribution may be below its minimum")
    no_detriment: bool = Field(default=False, description="true where a fall needs the other partners' consent")


class MinimumContributionShape(Shape):
    """The least a partner may contribute for a year, set from outside the agreement."""

    fund: Id
    year: Year
    party: Id
    unit: UnitName
    amount: Amount
    source: Source


class UntilAgreedShape(Dated):
    """What the partners work on until a year's contributions are agreed: of an agreement, or of one fund."""

    agreement: Id | None = None
    fund: Id | None = None
    works_on: Literal["last year's contributions", "the contributions proposed"]
