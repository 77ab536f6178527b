"""The shape of an agreement file: tables, keys and types. The published JSON Schema is made from these classes.

One record is one fact with its source. An amount is text as printed ("93,710") or a whole number, never a decimal
number; a table says its unit once. Days are TOML dates; `to` is the last day, as people write it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "section75-agreement/1"

Id = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="A short name: icb, day-services")
]
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Source = Annotated[
    str,
    Field(
        min_length=1,
        max_length=500,
        description='Clause, paragraph or instrument; begins with "inferred:", "invented:" or "open:" if not printed',
    ),
]
Amount = Annotated[
    Annotated[str, Field(min_length=1, max_length=40)] | int,
    Field(description='As printed, in the unit of the table: "93,710" or 93710'),
]
Year = Annotated[str, Field(pattern=r"^[0-9]{4}/[0-9]{2}$", description="A financial year: 2022/23")]
Percentage = Annotated[str, Field(max_length=40, description='As printed, with its sign: "76.78%"')]
PrintedPercentage = Annotated[
    Percentage, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,12})? ?%$", description='As printed, with its sign: "76.78%"')
]
UnitName = Literal["£", "£000", "£m"]


class Shape(BaseModel):
    """A table of the file: unknown keys and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Dated(Shape):
    """A fact that holds on certain days."""

    starts: date = Field(alias="from", description="The first day")
    to: date | None = Field(default=None, description="The last day; leave out where there is no end")
    under: Id | None = Field(default=None, description="The [[instrument]] that says so, where one is given")
    source: Source


class FileHead(Shape):
    """What this file is."""

    format: Literal["section75-agreement/1"]
    kind: Literal["published", "invented"] = Field(description="invented: made up so that an example can run")
    about: Words
    source: str = ""
    said_on: date | None = Field(default=None, description="The day of the document it was taken from")


class PartnershipHead(Shape):
    """Which partnership the file is about; the same `id` in every file of it."""

    id: Id
    name: Words


class PartyShape(Shape):
    """A body that is party to the agreement."""

    id: Id
    name: Words
    short_name: str = ""
    kind: Literal[
        "county council", "london borough council", "unitary council", "metropolitan district council",
        "district council", "primary care trust", "clinical commissioning group", "integrated care board",
        "NHS England", "NHS trust", "NHS foundation trust", "other body",
    ]  # fmt: skip
    identifiers: dict[str, str] = Field(default_factory=dict, description='Register -> code: { ons = "E10000003" }')
    organisation: str = Field(
        default="", max_length=120, description="The body's name in the register of organisations, if no code says it"
    )
    source: Source


class AgreementShape(Shape):
    """An agreement; its days stand in [[duration]]."""

    id: Id
    title: Words
    kind: Literal["commissioner with commissioner", "commissioner with provider", "outside section 75"]
    parties: list[Id] = Field(min_length=1)
    power: str = ""
    source: Source


class ScheduleShape(Shape):
    """A schedule of an agreement; its days stand in [[duration]]."""

    id: Id
    agreement: Id
    title: Words
    source: Source


class DurationShape(Dated):
    """The days an agreement, or a schedule, runs: name one of the two. No record where the source gives no day."""

    agreement: Id | None = None
    schedule: Id | None = None


class LeadShape(Dated):
    """The lead organisation of a schedule, or of a line of a fund: one party, or several jointly."""

    schedule: Id | None = None
    fund: Id | None = Field(default=None, description="With `line`, instead of `schedule`")
    line: Id | None = None
    party: Id | None = None
    jointly: list[Id] = Field(default_factory=list, description="The parties that lead together, instead of `party`")


class FundShape(Shape):
    """A fund under a schedule."""

    id: Id
    schedule: Id
    name: Words
    source: Source


class HostShape(Dated):
    """The partner that hosts a fund."""

    fund: Id
    party: Id


class StateShape(Dated):
    """What a fund is, in law; or one line of it, where that is something else than its fund."""

    fund: Id
    line: Id | None = None
    state: Literal["pooled", "aligned", "ring-fenced inside the pool", "non-pooled"] = Field(alias="is")
    until: str = Field(default="", description="What ends it, in words, where that is not only a day")


class ManagerShape(Dated):
    """The pool manager: a post, never a person's name, and its employer."""

    fund: Id
    post: Words
    employer: Id


class LineShape(Shape):
    """A service line of a fund."""

    id: Id
    fund: Id
    name: Words
    nature: Literal["block", "demand-led", "service-user income", "not said"]
    lead: Id | None = None
    cost_centres: list[Words] = Field(default_factory=list, description="Cost centres whose rows belong to the line")
    source: Source


class ReportShape(Shape):
    """A report the agreement asks for."""

    fund: Id
    every: Literal["quarter", "year"]
    within_days: Annotated[int, Field(ge=0, le=366)]
    source: Source


class OutcomeShape(Shape):
    """An outcome in the agreement's words."""

    id: Id
    says: Words
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    source: Source


class GroupShape(Shape):
    """A board or group: posts, never persons."""

    id: Id
    name: Words
    meets: str = ""
    chair: str = ""
    purpose: str = ""
    source: Source


class OpenShape(Shape):
    """Something the source is silent about, said aloud."""

    what: Literal[
        "agreement dates", "aims", "arrangement", "audit", "bridge", "budget", "charging", "clauses", "consent",
        "consultation", "contracts", "contributions", "equality", "escalation", "functions", "groups", "host",
        "improvement", "information sharing", "instalments", "lead", "lines", "manager", "monitoring", "notice",
        "outcomes", "party", "persons", "report", "resources", "risk share", "roll forward", "savings",
        "schedule dates", "state", "until agreed", "vat",
    ]  # fmt: skip
    of: str = ""
    says: Words
    source: Source


class BaseShape(Shape):
    """What a proportional share is in proportion to."""

    contributions: Literal["as agreed", "gross", "net", "gross less grants"]
    year: Year | None = Field(default=None, description="Leave out for the year being settled")
    version: Literal["original", "revised"] | None = Field(
        default=None, description="Which contributions, where a year has original and revised ones"
    )
    schedule: bool = Field(default=False, description="Count the contributions to every fund of the schedule")
    lines: list[Id] = Field(default_factory=list, description="Count only the contributions to these lines")
    grants: list[Words] = Field(
        default_factory=list, description="Take only these grants off gross contributions, by their grant_name"
    )
