"""The shape of notice: the terms that give it, and the notices that were served."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Id, Shape, Source, Words

Scope = Literal["agreement", "fund", "schedule", "scheme", "function"]
WayName = Literal["by hand", "by post", "by recorded delivery", "by e-mail"]
MonthEndName = Literal["last day of that month", "first day of the month after", "from month end to month end"]
Number = Annotated[int, Field(ge=0, le=120)]
Days = Annotated[int, Field(ge=0, le=3660)]


class DeemedShape(Shape):
    """A way in which a notice may be served, and how long after it is sent it counts as served."""

    way: WayName
    after: Annotated[int, Field(ge=0, le=60)] | None = Field(
        default=None, description="0 is the same day; leave out where the agreement does not say"
    )
    counted: Literal["days", "working days"] = "days"


class NoticeShape(Shape):
    """How much notice ends what. `months`, `weeks`, `days` or `working_days`; `says`, where there is no number."""

    scope: Scope
    ground: Words = Field(description='"no fault", "contributions not agreed", "default", "mutual", or its own words')
    months: Number | None = None
    weeks: Number | None = None
    days: Days | None = None
    working_days: Days | None = None
    says: str = Field(default="", max_length=400, description='What it says where it gives no number: "shorter notice"')
    of: str = Field(default="", max_length=60, description="The one agreement, fund or schedule; leave out for any")
    by: list[Id] = Field(default_factory=list, description="The parties that may serve it; leave out for any")
    ways: list[DeemedShape] = Field(default_factory=list, description="How it may be served, and when that counts")
    month_end: MonthEndName | None = Field(
        default=None, description="Which day ends it where the last month has no day of that number"
    )
    ends_only: Literal["end of a month", "end of a calendar year", "end of a financial year"] | None = None
    source: Source


class PartShape(Shape):
    """One thing a notice is to end."""

    scope: Scope
    of: str = Field(default="", max_length=60)
    says: str = Field(default="", max_length=2000)


class NoticeAuthorityShape(Shape):
    """A decision a notice relies on, or was to rely on: its day, or the days it lies between."""

    says: Words
    by: Id = Field(description="The party whose decision it is")
    on: date | None = None
    first: date | None = Field(default=None, description="With `last`, where no one day is printed")
    last: date | None = None
    state: Literal["relied on", "asked for"] = Field(default="relied on", alias="is")
    source: Source


class ResponseShape(Shape):
    """An answer to a notice."""

    answer: Literal["accepted", "contested", "whole accepted", "reconciliation offered", "withdrawn by agreement"]
    by: Id
    on: date | None = Field(default=None, description="Leave out where the source gives no day")
    says: str = Field(default="", max_length=2000)
    source: Source


class NoticeServedShape(Shape):
    """A notice that was served, as papers tell it, and what was said in answer."""

    id: Id
    agreement: Id
    by: Id
    sent_on: date = Field(description="The day of the letter")
    received_on: date | None = None
    how: WayName | None = None
    ground: Words
    ends: list[PartShape] = Field(min_length=1, description="What it is to end")
    keeps: list[Words] = Field(default_factory=list, description="What it is meant to leave as it is")
    counts_from: date | None = Field(default=None, description="The day on which it is taken as given, where one is")
    counts_source: Source | None = None
    end_printed: date | None = None
    end_source: Source | None = None
    authority: list[NoticeAuthorityShape] = Field(default_factory=list)
    responses: list[ResponseShape] = Field(default_factory=list)
    source: Source
