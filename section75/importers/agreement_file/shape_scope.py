"""The shapes of what stands beside the lines: scope, services paid for outside, funds that became others."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words, Year


class InScopeShape(Shape):
    """Something the text puts into a fund, with the money the text gives it. A line of its name covers it."""

    fund: Id
    name: Words
    lead: Id | None = None
    unit: UnitName = "£"
    amount: Amount | None = None
    year: Year | None = None
    passed_to: str = Field(default="", description="Who receives the money in the end, where that is no party")
    source: Source


class PaidOutsideShape(Shape):
    """A service of these partners that one of them pays for outside every schedule."""

    name: Words
    paid_by: Id
    source: Source


class BecameShape(Shape):
    """A fund that became another, or part of one, on a day: a fund of these files, or what a former one was called."""

    fund: Id | None = None
    former: str = Field(default="", description="What a fund was called that these files do not hold")
    part: str = Field(default="", description="How much of it went over, where that is not all")
    into: Id
    on: date
    lines: dict[Id, Id] = Field(
        default_factory=dict, description="Line of the former fund -> line of the other, for entries that go over"
    )
    source: Source


class ForecastOverspendShape(Shape):
    """An overspend one partner forecasts on its own budgets, of which some are about to enter a pool."""

    party: Id
    budget: Words
    funds: list[Id] = Field(default_factory=list, description="The funds they are to enter, where the source says so")
    year: Year
    unit: UnitName = "£"
    amount: Amount
    source: Source
