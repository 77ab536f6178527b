"""The shapes of a variation: the head of a file that varies others, the instruments, and schedules that were merged."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Id, Shape, Source, Words


class VariationHead(Shape):
    """Makes the file a variation: what its other records say comes in place of what earlier files say of the same
    thing, from the day each record begins. Without this head a file adds to the others and may contradict none.
    """

    id: Id
    number: Annotated[int, Field(ge=1, le=999, description="Counts the variations; a later one prevails")]
    agreement: Id
    title: Words
    by: Literal["deed", "letter"]
    effective: date = Field(description="The day from which it binds; no record of the file may begin earlier")
    signed: date | None = Field(default=None, description="The day of the last signature; leave out while unsigned")
    source: Source


class InstrumentShape(Shape):
    """A document that binds the partners: the agreement itself, a deed, a letter. A record may name it as `under`."""

    id: Id
    agreement: Id
    title: Words
    kind: Literal["agreement", "deed of variation", "letter", "decision"]
    signed: date | None = Field(default=None, description="The day of the last signature, where it is printed")
    source: Source


class MergedShape(Shape):
    """A schedule that was merged into another on a day; it runs no longer from then on."""

    schedule: Id
    into: Id
    on: date
    source: Source
