"""The shapes of money in an agreement file: contributions, budgets, savings, instalments and placing rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import (
    Amount,
    Dated,
    Id,
    PrintedPercentage,
    Shape,
    Source,
    UnitName,
    Words,
    Year,
)


class ContributionRowShape(Shape):
    """One partner's contribution: `amount` where the source does not say gross or net; otherwise `gross` with what is
    taken off it, written without a minus. Net is worked out; give it only where no gross is printed, or to be checked.
    """

    party: Id
    line: Id | None = None
    amount: Amount | None = None
    gross: Amount | None = None
    grant: Amount | None = Field(default=None, description="Grant taken off the gross contribution, without a minus")
    service_user_income: Amount | None = Field(
        default=None, description="Service-user income taken off the gross contribution, without a minus"
    )
    net: Amount | None = None
    grant_name: str = Field(default="", max_length=60, description="The grant's name, so that a base can take it off")
    recurrent: bool = True


TotalsBy = Annotated[dict[str, Amount], Field(description='By partner, or "total" for all partners together')]


class PrintedContributions(Shape):
    """What the source prints beside the lines: totals of a column, by partner or over all, and percentages.

    The lines are added up and set beside each; what does not foot is found, and the file is loaded all the same.
    """

    totals: TotalsBy = Field(
        default_factory=dict,
        description='What is due: net contributions, or the amounts. By partner, or "total" for all together',
    )
    gross: TotalsBy = Field(default_factory=dict)
    grant: TotalsBy = Field(default_factory=dict)
    service_user_income: TotalsBy = Field(default_factory=dict)
    shares: dict[Id, PrintedPercentage] = Field(default_factory=dict)


class ContributionsShape(Shape):
    """What each partner puts into a fund for a year."""

    fund: Id
    year: Year
    unit: UnitName
    standing: Literal["approved", "indicative"]
    version: Literal["original", "revised"] = Field(
        default="original", description="As first agreed, or as varied in the year; a year may have one table of each"
    )
    rows: list[ContributionRowShape] = Field(min_length=1)
    printed: PrintedContributions | None = None
    under: Id | None = None
    source: Source


class BudgetRowShape(Shape):
    """One line's budget; an income line's is negative."""

    line: Id
    amount: Amount


class PrintedBudget(Shape):
    """The total the source prints."""

    total: Amount


class BudgetShape(Shape):
    """The budget of a fund for a year, by line."""

    fund: Id
    year: Year
    unit: UnitName
    rows: list[BudgetRowShape] = Field(min_length=1)
    printed: PrintedBudget | None = None
    under: Id | None = None
    source: Source


class SavingShape(Shape):
    """A saving moved into a fund, in pounds unless `unit` says otherwise."""

    id: Id
    fund: Id
    year: Year
    title: Words
    line: Id | None = None
    sponsor: Id
    strategy: Literal["accepted", "not accepted"]
    unit: UnitName = "£"
    target: Amount
    delivered: Amount
    source: Source


class InstalmentsShape(Shape):
    """Contributions fall due in twelve equal parts, on a day of each month; 31 is the last day of any."""

    fund: Id
    year: Year
    day_of_month: Annotated[int, Field(ge=1, le=31)]
    under: Id | None = None
    source: Source


class PlacingShape(Dated):
    """Where rows of a cost centre belong, beyond the spend a line's own cost centres take."""

    fund: Id
    cost_centre: Words
    subjective: str = Field(default="", description="The beginning of the subjective code; leave out for any")
    place_as: Literal["expenditure", "service-user income", "contribution received"]
    line: Id | None = None
    party: Id | None = None
