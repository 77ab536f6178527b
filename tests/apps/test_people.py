"""Roles end at once, leavers leave nothing open, and an installation keeps its two administrators."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from section75.apps.accounts.models import Delegation, User
from section75.apps.accounts.refusals import KnownAlready, NobodySuch, NotARole
from section75.apps.accounts.store import delegations_of, parts_of
from section75.apps.approvals import actions as approvals
from section75.apps.approvals import people, store
from section75.apps.approvals.interest_actions import declare_interest, end_interest
from section75.apps.approvals.leaving import leave
from section75.apps.approvals.models import HandOver, Proposal
from section75.apps.approvals.people_actions import add_person, appoint, end_role, propose_role
from section75.apps.approvals.refusals import (
    CannotTakeOver,
    NobodyTakesOver,
    NoReasonGiven,
    NoSuchDelegation,
    NoSuchInterest,
    NothingSaid,
    TakesTwoPeople,
    TooFewAdministrators,
)
from section75.apps.approvals.roles import Asked
from section75.apps.audit.models import AuditLine
from section75.apps.ledger.actions import propose_contributions, scope_of
from section75.apps.ledger.store import Ledger
from section75.core.approvals import HasAnInterest, NotYours, OwnWork
from section75.core.authority import EVERYWHERE, MayNot, NoSuchPartnership, Role
from section75.core.calendar import FinancialYear, Month
from section75.core.refusals import Refusals

SLUG = "cambridgeshire-learning-disability"
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
APRIL = Month(FinancialYear(2022), 1)
LEDGER = f"/partnerships/{SLUG}/learning-disability/ledger/"
WHY = "They moved to another post"


def row_of(username: str) -> Delegation:
    return Delegation.objects.get(user__username=username, partnership=SLUG)


def waiting(cast: dict[str, User], fund: Ledger) -> Proposal:
    """A posting that the finance officer has proposed."""
    return propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)


def test_a_role_ends_at_the_next_request_and_what_was_done_stays(cast: dict[str, User], client: Client) -> None:
    client.force_login(cast["finance.officer"])
    assert client.get(LEDGER).status_code == 200
    end_role(cast["administrator"], row_of("finance.officer").pk, because=WHY, at=datetime.now(UTC))
    assert client.get(LEDGER).status_code in (403, 404)
    assert parts_of(cast["finance.officer"]) == ()
    line = AuditLine.objects.filter(who="administrator").latest("pk")
    assert (line.outcome, WHY in line.says, "ended" in line.after) == ("done", True, True)


def test_ending_takes_an_administrator_a_reason_and_a_role_that_has_not_ended(cast: dict[str, User]) -> None:
    row = row_of("member")
    with pytest.raises((MayNot, NoSuchPartnership)):
        end_role(cast["pool.manager"], row.pk, because=WHY, at=AT)
    with pytest.raises(NoReasonGiven):
        end_role(cast["administrator"], row.pk, because=" . ", at=AT)
    end_role(cast["administrator"], row.pk, because=WHY, at=AT)
    for number in (row.pk, 99_999):
        with pytest.raises(NoSuchDelegation):
            end_role(cast["administrator"], number, because=WHY, at=AT)


def test_two_administrators_stay(cast: dict[str, User]) -> None:
    row = Delegation.objects.get(user=cast["administrator.two"])
    with pytest.raises(TooFewAdministrators, match=r"Without administrator\.two"):
        end_role(cast["administrator"], row.pk, because=WHY, at=AT)
    with pytest.raises(TooFewAdministrators):
        leave(cast["administrator"], "administrator.two", because=WHY, at=AT)
    asked = Asked("clerk", Role.ADMINISTRATOR.value, date(2026, 11, 23))
    proposal = propose_role(cast["administrator"], asked, at=AT)
    approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT)
    leave(cast["administrator"], "administrator.two", because=WHY, at=AT)
    assert people.administrators(on=AT.date()) == {"administrator", "clerk"}


def test_a_leaver_holds_nothing_and_is_turned_away_everywhere(cast: dict[str, User], client: Client) -> None:
    client.force_login(cast["clerk"])
    left = leave(cast["administrator"], "clerk", because=WHY, at=AT)
    clerk = User.objects.get(username="clerk")
    assert (left.roles, left.handed_over, clerk.is_active) == (1, (), False)
    assert delegations_of(clerk) == ()
    assert client.get(f"/partnerships/{SLUG}/").status_code == 302
    with pytest.raises(NobodySuch):
        leave(cast["administrator"], "clerk", because=WHY, at=AT)


def test_cover_for_a_leaver_ends_with_them(cast: dict[str, User]) -> None:
    asked = Asked("stranger", Role.HOST_CHIEF.value, AT.date(), "council", SLUG, on_behalf_of="chief.finance")
    proposal = propose_role(cast["administrator"], asked, at=AT)
    approvals.approve(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT)
    assert leave(cast["administrator"], "chief.finance", because=WHY, at=AT).roles == 2
    assert parts_of(cast["stranger"]) == ()


def test_nobody_leaves_proposals_behind(cast: dict[str, User], fund: Ledger) -> None:
    proposal = waiting(cast, fund)
    administrator = cast["administrator"]
    with pytest.raises(NobodyTakesOver, match=str(proposal.pk)):
        leave(administrator, "finance.officer", because=WHY, at=AT)
    for nobody in ("stranger", "partner.accountant", "administrator.two", "member", "finance.officer"):
        with pytest.raises(CannotTakeOver):
            leave(administrator, "finance.officer", because=WHY, hand_over_to=nobody, at=AT)
    with pytest.raises(NobodySuch):
        leave(administrator, "finance.officer", because=WHY, hand_over_to="nobody", at=AT)
    with pytest.raises(NoReasonGiven):
        leave(administrator, "finance.officer", because="", hand_over_to="finance.approver", at=AT)
    assert User.objects.get(username="finance.officer").is_active
    assert delegations_of(cast["finance.officer"])
    assert not HandOver.objects.exists()


def test_whoever_takes_a_proposal_over_may_withdraw_it_and_not_approve_it(cast: dict[str, User], fund: Ledger) -> None:
    proposal = waiting(cast, fund)
    left = leave(cast["administrator"], "finance.officer", because=WHY, hand_over_to="finance.approver", at=AT)
    assert left.handed_over == (proposal.pk,)
    assert [row.pk for row in people.waiting_of(cast["finance.approver"], at=AT)] == [proposal.pk]
    assert people.waiting_of(User.objects.get(username="finance.officer"), at=AT) == []
    with pytest.raises(OwnWork):
        approvals.approve(cast["finance.approver"], scope_of(fund), proposal.pk, at=AT)
    approvals.withdraw(cast["finance.approver"], scope_of(fund), proposal.pk, at=AT, because="No longer wanted")
    assert store.proposal_of(store.find(proposal.pk) or proposal).ended is not None


def test_what_nobody_handed_over_is_withdrawn_by_its_preparer_alone(cast: dict[str, User], fund: Ledger) -> None:
    asked = Asked("stranger", Role.MEMBER.value, AT.date(), "council", SLUG)
    proposal = propose_role(cast["administrator"], asked, at=AT)
    with pytest.raises(NotYours):
        approvals.withdraw(cast["administrator.two"], EVERYWHERE, proposal.pk, at=AT)


def test_what_was_handed_over_somebody_else_approves(cast: dict[str, User], fund: Ledger) -> None:
    proposal = waiting(cast, fund)
    leave(cast["administrator"], "finance.officer", because=WHY, hand_over_to="finance.approver", at=AT)
    approvals.approve(cast["chief.finance"], scope_of(fund), proposal.pk, at=AT)
    assert people.waiting_of(cast["finance.approver"], at=AT) == []


def test_who_leaves_next_hands_it_on_and_both_stay_involved(cast: dict[str, User], fund: Ledger) -> None:
    proposal = waiting(cast, fund)
    leave(cast["administrator"], "finance.officer", because=WHY, hand_over_to="finance.approver", at=AT)
    leave(cast["administrator"], "finance.approver", because=WHY, hand_over_to="pool.manager", at=AT)
    found = store.find(proposal.pk)
    assert found is not None
    assert store.proposal_of(found).owners == {"finance.officer", "finance.approver", "pool.manager"}
    with pytest.raises(OwnWork):
        approvals.approve(cast["pool.manager"], scope_of(fund), proposal.pk, at=AT)


@pytest.mark.parametrize("column", ["by", "on_behalf_of"])
def test_the_database_refuses_an_approval_of_what_was_taken_over(
    cast: dict[str, User], fund: Ledger, column: str
) -> None:
    from section75.core.approvals import Acting, Verb

    proposal = waiting(cast, fund)
    leave(cast["administrator"], "finance.officer", because=WHY, hand_over_to="finance.approver", at=AT)
    by = cast["finance.approver"] if column == "by" else cast["chief.finance"]
    behalf = "finance.approver" if column == "on_behalf_of" else ""
    acting = Acting(by.username, "council", behalf)
    with pytest.raises(IntegrityError, match="nobody_approves_what_they_took_over"), transaction.atomic():
        store.decide(proposal, verb=Verb.APPROVE, by=by, acting=acting, under="an attack", at=AT, ends=True)


def test_the_database_hands_nothing_over_to_whoever_decided_it(cast: dict[str, User], fund: Ledger) -> None:
    proposal = waiting(cast, fund)
    approvals.approve(cast["finance.approver"], scope_of(fund), proposal.pk, at=AT)
    with pytest.raises(IntegrityError, match="nobody_takes_over_what_they_decided"), transaction.atomic():
        people.hand_over([proposal], to=cast["pool.manager"], by=cast["administrator"], at=AT)


def test_at_the_terminal_only_the_first_two_administrators_are_appointed(db: None) -> None:
    for name in ("ann", "bo", "cy"):
        add_person(name, post="Administrator", password="a long and quiet phrase", at=AT)
    role = Role.ADMINISTRATOR.value
    with pytest.raises(NobodySuch):
        appoint("dee", role, at=AT)
    with pytest.raises(NotARole):
        appoint("ann", "king", at=AT)
    for other, place in ((Role.MEMBER.value, ""), (role, SLUG)):
        with pytest.raises(TakesTwoPeople):
            appoint("ann", other, at=AT, place=place)
    assert appoint("ann", role, at=AT)
    assert not appoint("ann", role, at=AT)
    assert appoint("bo", role, at=AT)
    with pytest.raises(TakesTwoPeople, match="propose-role cy"):
        appoint("cy", role, at=AT)
    assert people.administrators(on=AT.date()) == {"ann", "bo"}
    lines = AuditLine.objects.filter(who="the terminal").order_by("pk")
    assert [line.outcome for line in lines] == [*["done"] * 3, *["refused"] * 4, "done", "done", "refused"]


def test_a_leavers_name_is_not_given_to_somebody_else(cast: dict[str, User]) -> None:
    leave(cast["administrator"], "clerk", because=WHY, at=AT)
    for name in ("clerk", "Clerk"):
        with pytest.raises(KnownAlready):
            add_person(name, post="Clerk", password="a long and quiet phrase", at=AT)


def test_a_declared_interest_blocks_approval_until_it_is_ended(cast: dict[str, User], fund: Ledger) -> None:
    approver = cast["finance.approver"]
    proposal = waiting(cast, fund)
    row = declare_interest(approver, SLUG, about=" the  icb", says="A governor", at=AT)
    line = AuditLine.objects.latest("pk")
    assert (line.act, line.outcome) == ("declare an interest", "done")
    assert row.about == "icb"
    with pytest.raises(HasAnInterest, match="A governor"):
        approvals.approve(approver, scope_of(fund), proposal.pk, at=AT)
    for each in store.interests_of(approver, SLUG):
        end_interest(approver, SLUG, each.pk, at=AT)
    approvals.approve(approver, scope_of(fund), proposal.pk, at=AT)


def test_the_interest_of_whoever_is_covered_blocks_too(cast: dict[str, User], fund: Ledger) -> None:
    asked = Asked("stranger", Role.HOST_CHIEF.value, AT.date(), "council", SLUG, on_behalf_of="chief.finance")
    given = propose_role(cast["administrator"], asked, at=AT)
    approvals.approve(cast["administrator.two"], EVERYWHERE, given.pk, at=AT)
    declare_interest(cast["chief.finance"], SLUG, about="icb", says="A governor", at=AT)
    proposal = waiting(cast, fund)
    with pytest.raises(HasAnInterest):
        approvals.approve(cast["stranger"], scope_of(fund), proposal.pk, at=AT)


def test_an_interest_says_what_it_is_in_and_what_it_is_and_is_ended_by_whoever_declared_it(
    cast: dict[str, User],
) -> None:
    with pytest.raises(Refusals) as refused:
        declare_interest(cast["member"], SLUG, about=" ", says="-", at=AT)
    assert [type(each) for each in refused.value.each] == [NothingSaid, NothingSaid]
    row = declare_interest(cast["member"], SLUG, about="Invented Care Ltd", says="Shares", at=AT)
    for who, number in (("clerk", row.pk), ("member", row.pk + 1)):
        with pytest.raises(NoSuchInterest):
            end_interest(cast[who], SLUG, number, at=AT)
    end_interest(cast["member"], SLUG, row.pk, at=AT)
    with pytest.raises(NoSuchInterest):
        end_interest(cast["member"], SLUG, row.pk, at=AT)
    with pytest.raises(NoSuchPartnership):
        declare_interest(cast["stranger"], SLUG, about="icb", says="Shares", at=AT)
