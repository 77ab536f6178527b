"""An organisation: a legal person, with its names, its kinds and the registers' codes for it by dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from section75.core.explain import Clause
from section75.core.organisations.days import Days
from section75.core.parties import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a body in a register: "ods" is the NHS Organisation Data Service, "ons" the statistics office."""

    register: str
    code: str

    def __str__(self) -> str:
        return f"{self.register}:{self.code}"


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """Something true of a body on certain days, with the source that says so. Without days: as long as the body."""

    value: T
    source: Clause
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A dated legal person. `id` is its short name in the register; `existence` the days on which it existed.

    `note` is what a reader should know that the facts do not say.
    """

    id: str
    names: tuple[Fact[str], ...]
    kinds: tuple[Fact[Kind], ...]
    codes: tuple[Fact[Code], ...]
    existence: Days
    source: Clause
    note: str = ""

    def days_of(self, fact: Fact[T]) -> Days:
        """The days of one of its facts: its own, or those of the body."""
        return fact.days or self.existence

    def name_on(self, day: date) -> str:
        """Its name on a day; the last one known where none is known to have been its name then."""
        return self._on(self.names, day) or self.name

    @property
    def name(self) -> str:
        """The last name it is known by."""
        return self.names[-1].value

    def kind_on(self, day: date) -> Kind:
        """What kind of body it was on a day; the last kind known where none is known for then."""
        return self._on(self.kinds, day) or self.kinds[-1].value

    def has_code(self, code: Code) -> bool:
        """Has it, or had it once, that code?"""
        return any(fact.value == code for fact in self.codes)

    def _on(self, facts: tuple[Fact[T], ...], day: date) -> T | None:
        return next((fact.value for fact in facts if self.days_of(fact).holds(day)), None)
