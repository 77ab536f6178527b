"""The shapes of what a risk share asks about a year: faults, contingencies, transfers, plans, keys, redeployments.

Amounts are in pounds unless the record's `unit` says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words, Year


class OfAYear(Shape):
    """A record about one fund in one year, with an amount."""

    fund: Id
    year: Year
    unit: UnitName = "£"
    amount: Amount
    source: Source


class FaultShape(OfAYear):
    """Part of an overspend that one partner's own failure caused."""

    party: Id
    says: Words = Field(description="What failed: spending nobody authorised, a report not made")


class ContingencyShape(OfAYear):
    """Money set aside in the fund to meet an overspend before any partner bears it."""


class TransferShape(OfAYear):
    """An underspend of another fund that the partners agree to set against this fund's overspend."""

    from_fund: Id


class RecoveryPlanShape(OfAYear):
    """What a plan is to recover within the year."""

    approved_on: date | None = Field(
        default=None, description="The day both partners approved it; without, it counts for nothing"
    )


class SharingKeyShape(Shape):
    """A measure from outside the money by which something is shared: a population, a list of patients."""

    id: Id
    year: Year
    says: Words = Field(description="What is counted, where and when")
    values: dict[Id, Annotated[int, Field(ge=0, le=10**12)]] = Field(min_length=1)
    source: Source


class RedeploymentShape(OfAYear):
    """A use agreed for an underspend within the fund."""

    says: Words = Field(description="What it is for")
    recurrent: bool = Field(default=False, description="true where the spending comes again next year")
