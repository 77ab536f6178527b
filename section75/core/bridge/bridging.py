"""A bridge: from last year's contribution, step by step, to this year's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Clause, Figure, Given
from section75.core.money import Money, sum_of
from section75.core.pools import Version


class StepKind(Enum):
    """Why a contribution changes. A reversal takes out what was one-off in the year before."""

    INFLATION = "inflation"
    DEMOGRAPHY = "demography"
    SAVINGS = "savings"
    PRESSURES = "pressures"
    OUTTURN = "outturn"
    TRANSFERS = "transfers"
    REVERSAL = "reversal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One change, more or less: recurrent, or for this year only; a one-off may be mirrored in a later year."""

    kind: StepKind
    amount: Money
    recurrent: bool
    clause: Clause
    says: str = ""
    mirrored_in: FinancialYear | None = None

    @property
    def one_off(self) -> bool:
        """Does it fall out again next year? A reversal does not: it is the falling out."""
        return not self.recurrent and self.kind is not StepKind.REVERSAL

    @property
    def lasts(self) -> str:
        """How long it lasts, in words."""
        if self.kind is StepKind.REVERSAL:
            return "takes out what was one-off"
        if self.recurrent:
            return "recurrent"
        return f"one-off, mirrored in {self.mirrored_in}" if self.mirrored_in else "one-off"

    def title(self) -> str:
        """What a table calls the step: "Inflation", "Other: start of a crisis service"."""
        return f"{self.kind.value.capitalize()}{f': {self.says}' if self.says else ''}"

    def in_words(self) -> str:
        """The step as a sentence says it: "Inflation, recurrent: £1,200.00"."""
        says = f" ({self.says})" if self.says else ""
        return f"{self.kind.value.capitalize()}{says}, {self.lasts}: {self.amount}"


@dataclass(frozen=True, slots=True)
class Bridge:
    """One partner's bridge into a year, for the whole fund or one line; `closing` is what the source prints, if any.

    Amounts are of the contribution due: net, or the one figure agreed. `version` names the table it leads to.
    """

    fund: str
    year: FinancialYear
    party: str
    opening: Money
    steps: tuple[BridgeStep, ...]
    clause: Clause
    line: str = ""
    closing: Money | None = None
    version: Version | None = None

    @property
    def leads_to(self) -> Money:
        """What the opening and the steps come to."""
        return self.opening + sum_of(step.amount for step in self.steps)

    @property
    def one_off(self) -> Money:
        """How much of this year's contribution falls out again next year."""
        return sum_of(step.amount for step in self.steps if step.one_off)

    @property
    def reversed(self) -> Money:
        """How much of last year's one-off amounts is taken out; below nothing where they had added."""
        return sum_of(step.amount for step in self.steps if step.kind is StepKind.REVERSAL)

    def figure(self, called: str) -> Figure:
        """What it leads to, with its opening and every step below."""
        last = FinancialYear(self.year.first - 1)
        opening = Because(
            "bridge.opening", f"The bridge opens at {self.opening}, the contribution for {last}.", "read", self.opening,
            clause=self.clause,
        )  # fmt: skip
        steps = (
            Because(
                f"bridge.step-{number}", f"{step.in_words()}.", "add", step.amount,
                given=(Given("kind", step.kind.value, "words"), Given("lasts", step.lasts, "words")),
                clause=step.clause,
            )
            for number, step in enumerate(self.steps, start=1)
        )  # fmt: skip
        sentence = f"The bridge of {called} leads from {last} to {self.leads_to} for {self.year}."
        because = Because(
            "bridge", sentence, "opening plus steps", self.leads_to, clause=self.clause, rests_on=(opening, *steps)
        )
        return Figure(self.leads_to, because)
