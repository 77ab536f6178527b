"""The shape of a file of organisations, section75-organisations/1: records of bodies and of successions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from section75.core.organisations import How
from section75.core.parties import Kind

FORMAT = "section75-organisations/1"

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Known = date | Literal["not shown"]


class Shape(BaseModel):
    """A table of the file: unknown keys and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class DatedShape(Shape):
    """A fact of a body on its own days; without any it holds as long as the body."""

    starts: Known | None = Field(default=None, alias="from")
    to: Known | None = None
    seen_on: list[date] = Field(default_factory=list)
    source: str = Field(default="", max_length=600, description="Left out: the source of the body")


class NamedShape(DatedShape):
    """A name it had."""

    name: Words


class KindedShape(DatedShape):
    """A kind of body that it was."""

    kind: Literal[tuple(kind.value for kind in Kind)]  # type: ignore[valid-type]


class CodedShape(DatedShape):
    """A code that a register had for it."""

    of_register: Annotated[str, Field(alias="register", pattern=r"^[a-z0-9-]+$", max_length=20)]
    code: Annotated[str, Field(min_length=1, max_length=40)]


class OrganisationShape(Shape):
    """A body. `name`, `kind` and `codes` hold as long as it does; `named`, `kinded` and `coded` have their own days."""

    id: Id
    name: Words | None = None
    named: list[NamedShape] = Field(default_factory=list)
    kind: Literal[tuple(kind.value for kind in Kind)] | None = None  # type: ignore[valid-type]
    kinded: list[KindedShape] = Field(default_factory=list)
    codes: dict[str, str] = Field(default_factory=dict)
    coded: list[CodedShape] = Field(default_factory=list)
    starts: Known = Field(alias="from")
    to: Known | None = None
    seen_on: list[date] = Field(default_factory=list)
    source: Annotated[str, Field(min_length=1, max_length=600)]
    note: str = Field(default="", max_length=1000)


class SuccessionShape(Shape):
    """One link from a body to one that took its place."""

    predecessor: Id
    successor: Id
    on: Known
    how: Literal[tuple(how.value for how in How)]  # type: ignore[valid-type]
    instrument: str = Field(default="", max_length=300)
    source: Annotated[str, Field(min_length=1, max_length=600)]
    note: str = Field(default="", max_length=1000)


class Head(Shape):
    """What the file is, and whom its facts are owed to."""

    format: Literal["section75-organisations/1"]
    about: Words
    attribution: Annotated[str, Field(min_length=1, max_length=1000)]


class OrganisationsFile(Shape):
    """A file of organisations."""

    file: Head
    organisation: list[OrganisationShape] = Field(default_factory=list)
    succession: list[SuccessionShape] = Field(default_factory=list)
