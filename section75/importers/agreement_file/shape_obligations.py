"""The shapes of what has to be done by a day: reviews, meetings of a group, and other duties with or without a day.

A day that the source does not give is left out, and `says` keeps its words: nothing is made up for it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Id, Shape, Source, Words

Months = Annotated[int, Field(ge=1, le=120, description="Once in so many months: 1 monthly, 3 quarterly, 12 yearly")]
SaysInstead = Annotated[str, Field(max_length=2000, description="What the source says where it gives no day")]


class Counted(Shape):
    """What is counted from a first day."""

    counted_from: date | None = Field(
        default=None, alias="from", description="The day the months are counted from; leave out where none is given"
    )
    last_day: date | None = Field(default=None, alias="to", description="The last day; leave out where there is no end")
    source: Source


class DutyShape(Counted):
    """A duty concerning the agreement, a schedule or a fund: name one. `by` are parties, `post` is who does it."""

    id: Id
    what: Words
    agreement: Id | None = None
    schedule: Id | None = None
    fund: Id | None = None
    on: date | None = Field(default=None, description="The one day by which")
    says: SaysInstead = ""
    by: list[Id] = Field(default_factory=list, description="The parties whose duty it is; leave out for all of them")
    post: str = Field(default="", max_length=200, description="The post or group that does it, never a person's name")


class ReviewShape(DutyShape):
    """A review that the agreement asks for: every so many months, or on one day, or without a day."""

    every_months: Months | None = None
    held: list[date] = Field(default_factory=list, description="The days on which the source says it was held")


class DueShape(DutyShape):
    """Something to be done by a day of each year, by one day, or without a day."""

    kind: Literal["contributions", "report", "assessment", "other"]
    each_year: str | None = Field(
        default=None,
        max_length=20,
        description='A day of each year, "28 February", or a month without a day, "December"',
    )


class MeetingShape(Counted):
    """A meeting of a group, once in so many months; with its day where the source gives a rule for it."""

    id: Id
    group: Id
    every_months: Months
    day: str = Field(
        default="",
        pattern=r"^$|^(first|second|third|fourth|last) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$",
        description='Which day of the first of these months: "second Tuesday"',
    )
    what: str = Field(default="", max_length=200, description='What is said of it beside: "in public"')
