"""A proposal, the decisions on it, and the state that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class State(Enum):
    """How a proposal stands. It ends once, and never leaves the state in which it ended."""

    PROPOSED = "waiting for approval"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Verb(Enum):
    """What is done to a proposal."""

    APPROVE = "approve"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


ENDS_AS = {
    Verb.APPROVE: State.APPROVED,
    Verb.DECLINE: State.DECLINED,
    Verb.WITHDRAW: State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, for which organisation, and on whose behalf where they cover somebody's absence."""

    person: str
    organisation: str
    on_behalf_of: str = ""

    @property
    def people(self) -> frozenset[str]:
        """Everybody whose act this counts as."""
        return frozenset({self.person, self.on_behalf_of} - {""})

    def __str__(self) -> str:
        return f"{self.person} on behalf of {self.on_behalf_of}" if self.on_behalf_of else self.person


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on a proposal. `ends` tells the one after which nothing more can be decided."""

    verb: Verb
    by: Acting
    at: datetime
    ends: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person asks others to approve.

    `needs` are the organisations whose approval it takes: the preparer's own alone, or every partner's.
    `handed_over_to` are those who took it over from a leaver, the present one last: it counts as theirs too.
    """

    number: int
    title: str
    prepared: Acting
    needs: tuple[str, ...]
    proposed_at: datetime
    expires_at: datetime
    decisions: tuple[Decided, ...] = ()
    handed_over_to: tuple[str, ...] = ()

    @property
    def owners(self) -> frozenset[str]:
        """Everybody whose work it is: who prepared it, in whose name, and who took it over."""
        return self.prepared.people | frozenset(self.handed_over_to)

    @property
    def binds_both(self) -> bool:
        """Does it take the approval of more than one organisation?"""
        return len(self.needs) > 1

    @property
    def approved_for(self) -> frozenset[str]:
        """The organisations that have approved."""
        return frozenset(each.by.organisation for each in self.decisions if each.verb is Verb.APPROVE)

    @property
    def still_needs(self) -> tuple[str, ...]:
        """The organisations whose approval is missing."""
        return tuple(each for each in self.needs if each not in self.approved_for)

    @property
    def ended(self) -> Decided | None:
        """The decision that ended it; None while it waits."""
        return next((each for each in self.decisions if each.ends), None)

    def state_at(self, at: datetime) -> State:
        """How it stands at a moment: past its last moment it has expired, whether or not that was written down."""
        if self.ended is not None:
            return ENDS_AS[self.ended.verb]
        return State.EXPIRED if at >= self.expires_at else State.PROPOSED

    def would_end(self, by: Acting) -> bool:
        """Would an approval by them be the last it takes?"""
        return set(self.still_needs) <= {by.organisation}
