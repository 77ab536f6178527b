"""Acts that nobody may do: each refusal of who may do what, and of who may approve it, by the act that is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from section75.core import approvals, authority
from section75.core.approvals import Acting, Decided, Interest, Proposal, Verb
from section75.core.authority import Act, Delegation, Role, Scope
from section75.core.calendar import Span
from section75.core.money import Money
from section75.core.refusals import Refusal

DAY = date(2022, 6, 14)
AT = datetime(2022, 6, 14, 9, 0, tzinfo=UTC)
HERE = Scope("small")
CHIEF = Delegation("ann", Role.HOST_CHIEF, "council", HERE, Span(DAY))
APPROVER = replace(CHIEF, role=Role.HOST_APPROVER, limit=Money.of("100"))
ANN, BO = Acting("ann", "council"), Acting("bo", "council")
WAITING = Proposal(7, "Post it", ANN, ("council", "icb"), AT, AT + timedelta(days=30))


def _deciding(*held: Delegation, act: Act = Act.SEE_LEDGER, on: date = DAY, amount: str = "0") -> Callable[[], object]:
    """Asks whether the delegations held carry an act."""
    return lambda: authority.decide(held, act, HERE, on=on, amount=Money.of(amount))


def _giving(role: Role, **changes: Any) -> Callable[[], object]:
    """Gives a role at the small partnership, which the council hosts."""
    sound: dict[str, Any] = {"organisation": "council", "hosts": ("council",), "starts_on": DAY, "last_day": None}
    return lambda: authority.require_grantable(role, HERE, **({"limit": None} | sound | changes))


def _beside(given: Delegation, *, held: Delegation | None = None, absent: Delegation | None = None) -> Any:
    """Gives a delegation beside what is held."""
    return lambda: authority.require_fitting_in(given, held=[held] if held else [], absent=[absent] if absent else [])


def _approving(by: Acting, *, at: datetime = AT, after: Verb | None = None, ends: bool = False) -> Callable[[], object]:
    """Approves what ann prepared, after bo has decided on it, if they have."""
    decided = (Decided(after, BO, AT, ends),) if after else ()
    return lambda: approvals.require_may_approve(replace(WAITING, decisions=decided), by, at=at)


REFUSED_ACTS: dict[type[Refusal], Callable[[], object]] = {
    authority.NoSuchPartnership: _deciding(),
    authority.MayNot: _deciding(replace(CHIEF, role=Role.MEMBER)),
    authority.DelegationEnded: _deciding(replace(CHIEF, span=Span(DAY, DAY + timedelta(days=1))), on=date(2022, 7, 1)),
    authority.AboveTheLimit: _deciding(APPROVER, act=Act.APPROVE_POSTING, amount="100.01"),
    authority.NotForARole: _giving(Role.PUBLIC),
    authority.NotTimeBoxed: _giving(Role.AUDITOR),
    authority.TooFarAhead: _giving(Role.MEMBER, last_day=date.max),
    authority.NoLimitGiven: _giving(Role.HOST_APPROVER),
    authority.LimitBelowNothing: _giving(Role.HOST_CHIEF, limit=Money(-1)),
    authority.OnTheOtherSide: _giving(Role.HOST_CHIEF, organisation="icb"),
    authority.EndsBeforeItStarts: _giving(Role.MEMBER, last_day=date(2022, 6, 13)),
    authority.SecondOrganisation: _beside(CHIEF, held=replace(CHIEF, organisation="icb")),
    authority.CoverForOneself: _beside(replace(CHIEF, on_behalf_of="ann")),
    authority.NothingToCover: _beside(replace(CHIEF, on_behalf_of="bo")),
    authority.CoversACover: _beside(
        replace(CHIEF, on_behalf_of="bo"), absent=replace(CHIEF, person="bo", on_behalf_of="cy")
    ),
    approvals.OwnWork: _approving(ANN),
    approvals.DecidedAlready: _approving(Acting("cy", "icb"), after=Verb.DECLINE, ends=True),
    approvals.ProposalExpired: _approving(BO, at=AT + timedelta(days=30)),
    approvals.NotOfThePartners: _approving(Acting("dee", "trust")),
    approvals.ApprovedByYourSide: _approving(Acting("eve", "council"), after=Verb.APPROVE),
    approvals.NotYours: lambda: approvals.require_theirs(WAITING, "bo"),
    approvals.ChangedSinceProposed: lambda: approvals.require_unchanged(WAITING, proposed="a", now="b", shown=None),
    approvals.HasAnInterest: lambda: approvals.require_no_interest(
        WAITING, ["Invented Care"], [Interest("invented care", "Shares in it")]
    ),
}
