"""A contract behind a schedule: who bought what, for whom, from whom, under which regime, at what price, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.money import Money


class Regime(Enum):
    """The rules a contract was let under."""

    PROVIDER_SELECTION = "Provider Selection Regime 2023"
    PROCUREMENT_ACT = "Procurement Act 2023"
    PUBLIC_CONTRACTS = "Public Contracts Regulations 2015"
    PATIENT_CHOICE = "NHS Procurement Regulations 2013"
    NOT_SAID = "not said"


class Price(Enum):
    """What moves the price: nothing within the term, or how many people need the service."""

    BLOCK = "block"
    DEMAND_LED = "demand-led"
    NOT_SAID = "not said"


class Per(Enum):
    """What a contract's value is for."""

    YEAR = "year"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Activity:
    """How much was delivered: of what (contacts, bed days), how many, in which span."""

    measure: str
    count: int
    span: Span
    clause: Clause


@dataclass(frozen=True, slots=True)
class Carries:
    """The part of a fund that a lead provider's contract carries. `amount` is None where the source gives none."""

    fund: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An option to extend: in words, and the last day it reaches where that is given."""

    says: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One contract. What a source does not give is empty or None, the contracting body too.

    `schedules` are those it serves, and `lines` (fund, line) pairs. `span` is the term as let; `ended_on` is the
    last day of one that is over, which stays on record. `value` is `per` year or for the whole term.
    """

    id: str
    name: str
    provider: str
    clause: Clause
    contracting_body: str = ""
    schedules: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    regime: Regime = Regime.NOT_SAID
    price: Price = Price.NOT_SAID
    value: Money | None = None
    per: Per = Per.YEAR
    specification: str = ""
    outcomes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    span: Span | None = None
    option: Option | None = None
    activity: tuple[Activity, ...] = ()
    carries: Carries | None = None
    ended_on: date | None = None
    ended_because: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day it binds, without any option; None where it has no end or none is known."""
        return self.ended_on or (self.span.last_day if self.span else None)

    @property
    def binds(self) -> Span | None:
        """The days on which it binds: its term, up to the day on which it was ended. None where no term is known."""
        if self.span is None or self.ended_on is None:
            return self.span
        return Span(self.span.starts_on, self.ended_on + timedelta(days=1))

    def binds_in(self, days: Span) -> bool:
        """Does it bind on some of these days? One of which no term is known may, and is counted as if it did."""
        return self.binds is None or self.binds.overlaps(days)

    def has_ended(self, on: date) -> bool:
        """Is it over on that day?"""
        return self.last_day is not None and self.last_day < on
