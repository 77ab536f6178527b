"""Giving a role: proposed by one administrator, approved by another, and refused with everything that is wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.models import Delegation, User
from section75.apps.accounts.refusals import NobodySuch, NotARole
from section75.apps.accounts.store import authorise, delegations_of
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.people_actions import propose_role
from section75.apps.approvals.refusals import NoPartnershipToGiveItAt, OwnRole
from section75.apps.approvals.roles import Asked
from section75.apps.audit.models import AuditLine
from section75.core.approvals import OwnWork, ProposalExpired
from section75.core.authority import (
    EVERYWHERE,
    Act,
    CoverForOneself,
    CoversACover,
    EndsBeforeItStarts,
    LimitBelowNothing,
    MayNot,
    NoLimitGiven,
    NoSuchPartnership,
    NotForARole,
    NothingToCover,
    NotTimeBoxed,
    OnTheOtherSide,
    Role,
    Scope,
    SecondOrganisation,
    TooFarAhead,
)
from section75.core.money import Money
from section75.core.parties import UnknownParty
from section75.core.partnership import UnknownFund
from section75.core.refusals import Refusal, Refusals

SLUG = "cambridgeshire-learning-disability"
FUND = "learning-disability"
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
HERE = Scope(SLUG, FUND)


def asked(username: str = "stranger", role: Role | str = Role.MEMBER, **more: Any) -> Asked:
    """A role for the stranger, who has none, unless something else is said."""
    sound: dict[str, Any] = {"organisation": "council", "partnership": SLUG, "starts_on": MONDAY}
    return Asked(username, role.value if isinstance(role, Role) else role, **(sound | more))


def propose(cast: dict[str, User], wanted: Asked, *, by: str = "administrator", at: datetime = AT) -> Proposal:
    return propose_role(cast[by], wanted, at=at, because="Their post asks for it")


def give(cast: dict[str, User], wanted: Asked, *, at: datetime = AT) -> Delegation:
    """Propose and approve it, by the two administrators."""
    proposal = propose(cast, wanted, at=at)
    approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=at)
    return Delegation.objects.latest("pk")


def test_a_role_is_held_once_two_administrators_gave_it_and_not_before(cast: dict[str, User]) -> None:
    proposal = propose(cast, asked(role=Role.HOST_APPROVER, limit=Money.of("250,000")))
    with pytest.raises(NoSuchPartnership):
        authorise(cast["stranger"], Act.SEE_LEDGER, partnership=SLUG, fund=FUND, on=MONDAY)

    approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT)
    part = authorise(cast["stranger"], Act.SEE_LEDGER, partnership=SLUG, fund=FUND, on=MONDAY)
    assert str(part.under) == f"host finance approver for council at {SLUG}, up to £250,000.00"
    row = Delegation.objects.get(user=cast["stranger"])
    assert (row.prepared_by, row.approved_by) == (cast["administrator"], cast["administrator.two"])
    line = AuditLine.objects.filter(who="administrator.two", outcome="done").latest("pk")
    assert line.act == Act.APPROVE_ROLE.value
    assert "does not hold it" in line.before
    assert "up to £250,000.00" in line.after


def test_what_will_change_is_shown_with_what_is_held_already(cast: dict[str, User]) -> None:
    from section75.apps.approvals.store import changes, sentences

    proposal = propose(cast, asked("finance.approver", Role.HOST_APPROVER, limit=Money.of("30,000,000")))
    assert proposal.title == f"Give finance.approver the role of host finance approver for council at {SLUG}"
    (change,) = changes(proposal)
    assert change.before.endswith("up to £50,000,000.00")
    assert change.after.endswith("up to £30,000,000.00")
    assert sentences(proposal)[1] == "In force: from 23 November 2026, no end date."
    assert proposal.expires_at - proposal.proposed_at == timedelta(days=14)


WRONG: list[tuple[Asked, type[Refusal]]] = [
    (asked("nobody"), NobodySuch),
    (asked(role="king"), NotARole),
    (asked(partnership="none"), NoPartnershipToGiveItAt),
    (asked(organisation="ccg"), UnknownParty),
    (asked(fund="beds"), UnknownFund),
    (asked(role=Role.PUBLIC), NotForARole),
    (asked(role=Role.ADMINISTRATOR), NotForARole),
    (asked(organisation=""), NotForARole),
    (asked(role=Role.AUDITOR), NotTimeBoxed),
    (asked(role=Role.HOST_CHIEF, limit=Money(-1)), LimitBelowNothing),
    (asked(role=Role.HOST_APPROVER), NoLimitGiven),
    (asked(last_day=date(2026, 11, 22)), EndsBeforeItStarts),
    (asked(last_day=date.max), TooFarAhead),
    (asked(role=Role.HOST_CHIEF, organisation="icb", starts_on=date(2023, 4, 1)), OnTheOtherSide),
    (asked(role=Role.PARTNER_FINANCE, starts_on=date(2023, 4, 1)), OnTheOtherSide),
    (asked("member", organisation="icb"), SecondOrganisation),
    (asked(role=Role.HOST_CHIEF, on_behalf_of="stranger"), CoverForOneself),
    (asked(role=Role.HOST_CHIEF, on_behalf_of="finance.approver"), NothingToCover),
    (asked(on_behalf_of="nobody"), NobodySuch),
]


@pytest.mark.parametrize(("wanted", "refusal"), WRONG, ids=[kind.__name__ for _, kind in WRONG])
def test_what_cannot_be_given_is_refused_and_written_down(
    cast: dict[str, User], wanted: Asked, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        propose(cast, wanted)
    assert not Proposal.objects.filter(kind="give-role", proposed_at=AT).exists()
    line = AuditLine.objects.latest("pk")
    assert (line.who, line.act, line.outcome) == ("administrator", Act.PROPOSE_ROLE.value, "refused")


def test_everything_that_is_wrong_is_said_at_once(cast: dict[str, User]) -> None:
    wanted = asked("nobody", "king", organisation="ccg", fund="beds", on_behalf_of="nobody.else")
    with pytest.raises(Refusals) as refused:
        propose(cast, wanted)
    kinds = [type(each) for each in refused.value.each]
    assert kinds == [NobodySuch, NobodySuch, NotARole, UnknownParty, UnknownFund]


def test_the_side_is_held_against_hosts_of_the_delegations_own_days(cast: dict[str, User]) -> None:
    """The council hosts until 31 August 2024; after that the agreement is silent, and no side is held."""
    give(cast, asked(role=Role.PARTNER_FINANCE, starts_on=date(2024, 9, 1)))
    with pytest.raises(OnTheOtherSide):
        propose(cast, asked("clerk", Role.PARTNER_FINANCE, starts_on=date(2024, 8, 31)))


def test_a_leaver_is_given_nothing(cast: dict[str, User]) -> None:
    accounts.deactivate(cast["stranger"])
    with pytest.raises(NobodySuch):
        propose(cast, asked())


def test_cover_is_held_as_far_as_the_absent_hold_it_and_not_passed_on(cast: dict[str, User]) -> None:
    give(cast, asked(role=Role.HOST_CHIEF, on_behalf_of="chief.finance", last_day=date(2026, 12, 31)))
    (held,) = delegations_of(cast["stranger"])
    assert (held.on_behalf_of, str(held.span.last_day)) == ("chief.finance", "2026-12-31")
    with pytest.raises(CoversACover, match=r"on behalf of chief\.finance"):
        propose(cast, asked("clerk", Role.HOST_CHIEF, on_behalf_of="stranger"))
    row = Delegation.objects.get(user=cast["chief.finance"], partnership=SLUG)
    accounts.end(row, at=AT, by="administrator", because="They moved")
    assert not [each for each in delegations_of(cast["stranger"]) if each.is_in_force(MONDAY)]


def test_nobody_proposes_or_approves_a_role_for_themselves(cast: dict[str, User]) -> None:
    for wanted in (asked("administrator", Role.MEMBER), asked("administrator", Role.HOST_CHIEF)):
        with pytest.raises(OwnRole):
            propose(cast, wanted)
    proposal = propose(cast, asked("administrator.two"))
    with pytest.raises(OwnRole):
        approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT)
    with pytest.raises(OwnWork):
        approvals.approve(cast["administrator"], EVERYWHERE, proposal.pk, at=AT)
    assert not Delegation.objects.filter(user=cast["administrator.two"]).exclude(partnership="").exists()


def test_nobody_approves_a_role_for_themselves_in_anothers_name(cast: dict[str, User]) -> None:
    everywhere = {"organisation": "", "partnership": "", "on_behalf_of": "administrator.two"}
    give(cast, asked(role=Role.ADMINISTRATOR, **everywhere))
    proposal = propose(cast, asked("administrator.two"))
    with pytest.raises(OwnRole):
        approvals.approve(cast["stranger"], EVERYWHERE, proposal.pk, at=AT)


@pytest.mark.parametrize("column", ["prepared_by", "approved_by", "both"])
def test_the_database_refuses_a_role_for_oneself_too(cast: dict[str, User], column: str) -> None:
    stranger, one = cast["stranger"], cast["administrator"]
    by: dict[str, User] = {"prepared_by": one, "approved_by": one} if column == "both" else {column: stranger}
    given = accounts.Given(Role.MEMBER, "council", Scope(SLUG), MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        accounts.give(stranger, given, at=AT, by="an attack", **by)


def test_the_database_refuses_cover_for_oneself_too(cast: dict[str, User]) -> None:
    stranger = cast["stranger"]
    given = accounts.Given(Role.MEMBER, "council", Scope(SLUG), MONDAY, on_behalf_of=stranger)
    with pytest.raises(IntegrityError), transaction.atomic():
        accounts.give(stranger, given, at=AT, by="an attack")


def test_only_administrators_propose_and_after_fourteen_days_it_is_too_late(cast: dict[str, User]) -> None:
    with pytest.raises((MayNot, NoSuchPartnership)):
        propose(cast, asked(), by="pool.manager")
    proposal = propose(cast, asked())
    with pytest.raises(ProposalExpired):
        approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT + timedelta(days=14))


def test_what_no_longer_can_be_given_when_it_is_approved_is_refused_then(cast: dict[str, User]) -> None:
    first, second = propose(cast, asked()), propose(cast, asked(organisation="icb"))
    approvals.approve(cast["administrator.two"], EVERYWHERE, first.pk, at=AT)
    with pytest.raises(SecondOrganisation):
        approvals.approve(cast["administrator.two"], EVERYWHERE, second.pk, at=AT)


def test_a_limit_that_is_no_whole_number_of_pence_is_refused(cast: dict[str, User]) -> None:
    for limit in (True, "250000", 10**30):
        arguments = {**asked(role=Role.HOST_CHIEF).as_arguments(), "limit": limit}
        with pytest.raises(Refusal):
            approvals.propose(cast["administrator"], "give-role", EVERYWHERE, arguments, at=AT)


def test_a_role_for_one_fund_is_none_at_the_others(cast: dict[str, User]) -> None:
    give(cast, asked(role=Role.HOST_PREPARER, fund=FUND))
    part = authorise(cast["stranger"], Act.SEE_LEDGER, partnership=SLUG, fund=FUND, on=MONDAY)
    assert part.party == "council"
    with pytest.raises(MayNot):
        authorise(cast["stranger"], Act.SEE_LEDGER, partnership=SLUG, on=MONDAY)
