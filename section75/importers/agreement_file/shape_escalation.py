"""The shape of the escalation ladder: to whom a question about a figure goes, step by step, and how long each has."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from section75.importers.agreement_file.shape import Dated, Id, Words


class EscalationShape(Dated):
    """One step of the ladder, of an agreement or of a schedule: name one of the two."""

    agreement: Id | None = None
    schedule: Id | None = None
    number: Annotated[int, Field(ge=1, le=20, description="1 is where a question is raised; each once")]
    goes_to: Words = Field(description="To whom, in words: a post or a group, never a person's name")
    within: Annotated[int, Field(ge=0, le=366, description="How many days they have to answer")]
    counted: Literal["days", "working days"] = Field(description="How those days are counted")
