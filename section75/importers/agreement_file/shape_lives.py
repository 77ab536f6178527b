"""The shape of an event in the life of an agreement, a schedule, a variation, a notice or a year's contributions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Id, Shape, Source, Year

Few = Annotated[str, Field(max_length=500)]


class EventShape(Shape):
    """One thing that happened to something, or is planned to. `section75 lives machines` lists the events of each."""

    of: Literal["agreement", "schedule", "variation", "notice", "contribution year"]
    id: Id = Field(description="Its short name; of a contribution year, the fund's")
    year: Year | None = Field(default=None, description="Of a contribution year")
    agreement: Id | None = Field(default=None, description="Of a variation or a notice: the agreement it is of")
    event: Few = Field(description="As `section75 lives machines` lists it: approved, extended, notice given")
    on: date = Field(description="The day; where the source prints a month or a year, the first day of it")
    printed: Few = Field(default="", description='The day as printed, where that is no day: "May 2017"')
    recorded: date | None = Field(
        default=None, description="The day it was written down; without it the document's own day (said_on), or `on`"
    )
    planned: bool = Field(default=False, description="true where it was meant to happen; it moves nothing")
    by: Id | None = Field(default=None, description="The party that did it")
    evidence: Few = Field(default="", description="What shows it: a decision's reference, a deed, a letter")
    state: Few = Field(default="", description='Of "first known": the state it is found in')
    part: Few = Field(default="", description="Of a notice: which part it is of, where it is not of the whole")
    into: Id | None = Field(default=None, description="Of a consolidation: into which agreement or schedule")
    ends: date | None = Field(default=None, description="The last day that it sets")
    effective: date | None = Field(default=None, description="Of a variation: the day from which it holds")
    source: Source
