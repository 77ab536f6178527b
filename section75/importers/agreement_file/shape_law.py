"""The shapes of what the checks of the law need beside the records: what is provided for, what a source says it saw,
decisions, accounting judgements and designated amounts."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Amount, Id, Shape, Source, UnitName, Words, Year


class OfAgreementOrSchedule(Shape):
    """A fact of an agreement or of one of its schedules: name one of the two."""

    agreement: Id | None = None
    schedule: Id | None = None
    source: Source


class ProvidedForShape(OfAgreementOrSchedule):
    """That the agreement provides for something, and how, in a sentence."""

    matter: Literal[
        "review", "variation", "termination", "duration", "how contributions vary", "how payments vary", "management"
    ]
    says: Words


class ObservedShape(OfAgreementOrSchedule):
    """What the source itself says of how the agreement was made or is carried out: evidence, and no record of it."""

    about: Literal[
        "in writing", "improvement", "consultation", "contributions", "how contributions vary", "functions", "term",
        "management", "monitoring", "reports", "equality",
    ]  # fmt: skip
    shows: Literal["not done", "to judge"] = Field(description="not done: the source says so; to judge: a person must")
    says: Words


class DecisionShape(Shape):
    """A decision of one body to enter, vary or end an agreement."""

    agreement: Id
    body: Id = Field(description="The party that decides")
    what: Words
    by: str = Field(default="", description="The post or group that decides: never a person's name")
    on: date | None = None
    key: bool | None = Field(default=None, description="Is it called a key decision?")
    executive: bool | None = Field(default=None, description="Has the council executive arrangements?")
    notice_on: date | None = Field(default=None, description="The day its notice was published")
    notice_ref: str = ""
    source: Source


class AccountingJudgementShape(Shape):
    """How one partner treats a fund in its own accounts."""

    fund: Id
    party: Id
    treatment: Literal["joint operation", "lead controls", "agent or aligned"]
    on: date | None = None
    source: Source


class DesignatedAmountShape(Shape):
    """The amount designated for an NHS body to pay into a fund for a year: the Better Care Fund minimum."""

    fund: Id
    party: Id
    year: Year
    unit: UnitName
    amount: Amount
    source: Source
