"""A service line: one thing a fund pays for, or one income it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.agreements import Lead, Term, in_force
from section75.core.explain import Clause
from section75.core.pools.fund import Fund, FundState


class Nature(Enum):
    """What moves a line's cost: a fixed price, or how many people need it; that it is an income; or that the source
    does not say."""

    BLOCK = "block"
    DEMAND_LED = "demand-led"
    SERVICE_USER_INCOME = "service-user income"
    NOT_SAID = "not said"

    @property
    def is_income(self) -> bool:
        """Does the line bring money in?"""
        return self is Nature.SERVICE_USER_INCOME


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fund: its lead organisation, its nature, and the cost centres its spend is coded to.

    `lead` is a lead without days; `leads` are those by date, and `state` is the line's own where it is not its fund's.
    """

    id: str
    fund: str
    name: str
    nature: Nature
    clause: Clause
    lead: str = ""
    cost_centres: tuple[str, ...] = ()
    state: tuple[Term[FundState], ...] = ()
    leads: tuple[Term[Lead], ...] = ()

    @property
    def is_led(self) -> bool:
        """Has the line a lead of its own, on any day?"""
        return bool(self.lead or self.leads)

    def state_on(self, day: date, *, within: Fund) -> Term[FundState]:
        """What the line is on a day: its own state, or else its fund's. Refuses silence and overlap."""
        own = [term for term in self.state if term.span.holds(day)]
        return in_force(own or within.state, on=day, what=f"the state of {self.name}")

    def lead_on(self, day: date) -> Lead | None:
        """Who leads the line itself on a day; None where its schedule's lead does. Refuses two on one day."""
        own = [term for term in self.leads if term.span.holds(day)]
        if own:
            return in_force(own, on=day, what=f"the lead of {self.name}").value
        return Lead((self.lead,)) if self.lead else None
