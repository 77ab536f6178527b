"""The shapes of figures as a report prints them: statements of one figure, memorandum accounts, expected savings."""

from __future__ import annotations

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words, Year


class StatementShape(Shape):
    """One figure in one place, in the unit printed there. The same figure in another place is another record."""

    fund: Id
    year: Year
    of: Words = Field(description="What the figure is of: pooled fund")
    unit: UnitName
    amount: Amount
    table: str = Field(default="", description="The table it stands in, so that its figures can be held together")
    source: Source


class MemorandumRowShape(Shape):
    """What was spent from the fund on one partner's account."""

    party: Id
    spend: Amount


class PrintedMemorandum(Shape):
    """The total the source prints."""

    spend: Amount


class MemorandumAccountShape(Shape):
    """Spend by partner for a fund and year, and by how much it was more than was put in."""

    fund: Id
    year: Year
    unit: UnitName
    rows: list[MemorandumRowShape] = Field(min_length=1)
    deficit: Amount = Field(description="Spend over funding; a surplus is written with a minus")
    printed: PrintedMemorandum | None = None
    source: Source


class ExpectedSavingShape(Shape):
    """What one partner expects to pay less for a fund each year."""

    id: Id
    fund: Id
    party: Id
    title: Words
    unit: UnitName = "£"
    amount: Amount
    on_top_of: Id | None = Field(default=None, description="The expected saving that it comes on top of")
    source: Source
