"""The rule by which contributions roll forward, as the clause gives it; what it leaves out is left out here too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.refusals import Refusal


class Carries(Enum):
    """What of a year's contribution goes on into the next."""

    RECURRENT_ONLY = "recurrent only"
    EVERYTHING = "everything"


class UpliftOn(Enum):
    """What an uplift is worked out on: one year's contribution for good, or each time the last one's."""

    BASE_YEAR = "the base year"  # does not compound
    YEAR_BEFORE = "the year before"  # compounds


@dataclass(frozen=True, slots=True)
class Uplift:
    """A percentage as printed, exact; below nothing for an efficiency."""

    text: str

    @property
    def exact(self) -> Fraction:
        """The part of the base that is added."""
        return Fraction(self.text.strip().removesuffix("%").strip()) / 100


@dataclass(frozen=True, slots=True)
class RollForward:
    """How a fund's contributions go on from year to year; None where the clause does not say.

    `uplift` is for every year, `uplifts` for the years they name, which come first.
    """

    fund: str
    clause: Clause
    carries: Carries | None = None
    uplift: Uplift | None = None
    uplifts: tuple[tuple[FinancialYear, Uplift], ...] = ()
    uplift_on: UpliftOn | None = None
    base_year: FinancialYear | None = None
    has_minimum: bool = False
    no_detriment: bool = False

    def __str__(self) -> str:
        carried = f"carries {self.carries.value}" if self.carries else "does not say what carries"
        by = self.uplift.text if self.uplift else ", ".join(f"{each.text} for {year}" for year, each in self.uplifts)
        on = self.uplift_on.value if self.uplift_on else "a base that is not said"
        uplifted = f"uplift {by} on {on}" if by else "uplift not said"
        return f"{carried}, {uplifted}"

    def uplift_for(self, year: FinancialYear) -> Uplift:
        """The uplift into a year. Refuses a year of which the clause gives none."""
        found = dict(self.uplifts).get(year, self.uplift)
        if found is None:
            raise RollForwardSilent(self, f"the uplift for {year}", "Agree it, if only 0%, and give it")
        return found

    def uplifted_on(self) -> UpliftOn:
        """What an uplift is worked out on. Refuses a clause that does not say."""
        if self.uplift_on is None:
            what = "whether an uplift is on one base year's contribution or on each year before"
            raise RollForwardSilent(self, what, "Agree which, and give it as uplift_on")
        return self.uplift_on


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least a partner may contribute to a fund for a year, from outside the agreement, with who set it."""

    fund: str
    year: FinancialYear
    party: str
    amount: Money
    clause: Clause


class RollForwardSilent(Refusal):
    """The clause that rolls contributions forward does not say something that rolling needs."""

    def __init__(self, rule: RollForward, what: str, todo: str) -> None:
        super().__init__(
            f"Contributions to {rule.fund} cannot be rolled forward: {rule.clause} does not say {what}. "
            f"{todo}, with its clause.",
            clause=str(rule.clause),
        )
