"""Approving: two people, the limits, interests, what changed meanwhile, and who was first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from section75.apps.accounts.actions import Given, give
from section75.apps.accounts.models import Delegation, User
from section75.apps.approvals import actions, store
from section75.apps.approvals.interest_actions import declare_interest
from section75.apps.approvals.models import Decision, Proposal, Weight
from section75.apps.approvals.people_actions import end_role
from section75.apps.approvals.refusals import DeclinedWithoutReason, NoSuchProposal, NotProved, ProposedAlready
from section75.apps.audit.models import AuditLine
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import month_store
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.store import Ledger
from section75.core.approvals import (
    ApprovedByYourSide,
    ChangedSinceProposed,
    DecidedAlready,
    HasAnInterest,
    NotYours,
    OwnWork,
    ProposalExpired,
    State,
)
from section75.core.authority import AboveTheLimit, MayNot, NoSuchPartnership, Role, Scope
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.money import Money
from tests.acts import close_month, propose_closing

from .conftest import AT

APRIL = Month(FinancialYear(2022), 1)
MAY = Month(FinancialYear(2022), 2)
LATER = AT + timedelta(days=1)


def by_hand(pence: int, *, month: Month = APRIL, day: date = date(2022, 4, 5)) -> ledger_actions.ByHand:
    return ledger_actions.ByHand(
        month=month,
        effective_on=day,
        debit=Account.read("expenditure/residential-care"),
        credit=Account.read("cash"),
        amount=Money(pence),
        narrative="Respite for one week",
        authority="clause 9, invented",
        because="The invoice came outside the extract",
        reference="Invented invoice 7",
    )


def proposed(cast: dict[str, User], fund: Ledger, pence: int = 12_345, who: str = "finance.officer") -> Proposal:
    return ledger_actions.propose_journal(cast[who], fund, by_hand(pence), at=AT)


def give_role(cast: dict[str, User], fund: Ledger, who: str, role: Role, **more: object) -> None:
    """Give somebody a further role of the council at the partnership, past the mechanism, which has its own tests."""
    given = Given(role, "council", Scope(fund.partnership), date(2000, 1, 1), **more)  # type: ignore[arg-type]
    give(cast[who], given, at=AT, by="the test")


def approve(
    cast: dict[str, User], proposal: Proposal, who: str = "finance.approver", **more: object
) -> actions.Approved:
    return actions.approve(cast[who], actions.scope_of(proposal), proposal.pk, **{"at": AT, **more})  # type: ignore[arg-type]


def decision_of(proposal: Proposal, by: User, *, at: datetime = AT, organisation: str = "council") -> Decision:
    """A row that somebody puts into the database past the program: they approve it, and that ends it."""
    return Decision(
        proposal=proposal,
        verb="approve",
        by=by,
        prepared_by=proposal.prepared_by,
        organisation=organisation,
        delegation="none",
        at=at,
        ends=True,
    )


def test_nothing_is_posted_until_somebody_else_approves(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    assert JournalEntry.objects.count() == 0
    assert approve(cast, proposal).done is not None
    entry = JournalEntry.objects.get()
    assert entry.run.recorded_by.username == "finance.officer"
    assert entry.run.approved_by.username == "finance.approver"
    assert entry.run.proposal_id == proposal.pk


def test_who_lacks_the_right_proposes_and_approves_nothing(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(MayNot, match="propose a posting"):
        proposed(cast, fund, who="finance.approver")
    proposal = proposed(cast, fund)
    with pytest.raises(MayNot, match="host finance approver"):
        approve(cast, proposal, "partner.accountant")
    with pytest.raises(NoSuchPartnership):
        approve(cast, proposal, "stranger")
    assert JournalEntry.objects.count() == 0


def test_nobody_approves_their_own_work_whatever_roles_they_hold(cast: dict[str, User], fund: Ledger) -> None:
    give_role(cast, fund, "finance.officer", Role.HOST_CHIEF)
    with pytest.raises(OwnWork):
        approve(cast, proposed(cast, fund), "finance.officer")
    line = AuditLine.objects.order_by("-pk")[0]
    assert (line.who, line.outcome) == ("finance.officer", "refused")


def test_nobody_approves_on_behalf_of_whoever_prepared_it(cast: dict[str, User], fund: Ledger) -> None:
    give_role(cast, fund, "finance.officer", Role.HOST_APPROVER, limit=Money.of("1,000,000"))
    give_role(
        cast, fund, "clerk", Role.HOST_APPROVER, limit=Money.of("1,000,000"), on_behalf_of=cast["finance.officer"]
    )
    with pytest.raises(OwnWork, match=r"finance\.officer"):
        approve(cast, proposed(cast, fund), "clerk")


def test_whoever_prepared_on_behalf_of_somebody_keeps_both_from_approving(cast: dict[str, User], fund: Ledger) -> None:
    give_role(cast, fund, "finance.approver", Role.HOST_PREPARER)
    give_role(cast, fund, "clerk", Role.HOST_PREPARER, on_behalf_of=cast["finance.approver"])
    proposal = proposed(cast, fund, who="clerk")
    assert proposal.prepared_for == cast["finance.approver"]
    with pytest.raises(OwnWork):
        approve(cast, proposal, "finance.approver")


def test_the_database_refuses_an_approval_by_the_preparer(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    row = decision_of(proposal, cast["finance.officer"])
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    row.prepared_by = cast["pool.manager"]
    with pytest.raises(IntegrityError, match="another preparer"), transaction.atomic():
        row.save(force_insert=True)


def test_an_amount_above_the_limit_is_refused_and_said(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund, 150_000_000)  # £1.5m; the lead commissioner approves up to £1m
    with pytest.raises(AboveTheLimit, match=r"£1,500,000\.00.*£1,000,000\.00"):
        approve(cast, proposal, "commissioner")
    assert approve(cast, proposal, "chief.finance").done is not None


def test_splitting_below_the_limit_does_not_help(cast: dict[str, User], fund: Ledger) -> None:
    first, second = proposed(cast, fund, 60_000_000), proposed(cast, fund, 60_000_001)
    with pytest.raises(AboveTheLimit, match=r"£1,200,000\.01"):
        approve(cast, first, "commissioner")
    actions.withdraw(cast["finance.officer"], actions.scope_of(second), second.pk, at=AT)
    assert approve(cast, first, "commissioner").done is not None
    third = proposed(cast, fund, 60_000_002)
    with pytest.raises(AboveTheLimit):
        approve(cast, third, "commissioner")


def test_after_thirty_days_entries_are_no_longer_related(cast: dict[str, User], fund: Ledger) -> None:
    approve(cast, proposed(cast, fund, 60_000_000), "commissioner")
    much_later = AT + timedelta(days=31)
    proposal = ledger_actions.propose_journal(cast["finance.officer"], fund, by_hand(60_000_001), at=much_later)
    assert approve(cast, proposal, "commissioner", at=much_later).done is not None


def test_a_declared_interest_blocks_approval(cast: dict[str, User], fund: Ledger) -> None:
    declare_interest(
        cast["finance.approver"], fund.partnership, about="residential-care", says="A relative lives there", at=AT
    )
    proposal = proposed(cast, fund)
    with pytest.raises(HasAnInterest, match="residential-care"):
        approve(cast, proposal)
    assert approve(cast, proposal, "chief.finance").done is not None


def test_the_same_is_not_proposed_twice(cast: dict[str, User], fund: Ledger) -> None:
    proposed(cast, fund)
    with pytest.raises(ProposedAlready):
        proposed(cast, fund)


def test_what_was_decided_is_decided_and_the_second_is_told_by_whom(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    approve(cast, proposal)
    with pytest.raises(DecidedAlready, match=r"approved by finance\.approver"):
        approve(cast, proposal, "chief.finance")
    with pytest.raises(DecidedAlready):
        actions.withdraw(cast["finance.officer"], actions.scope_of(proposal), proposal.pk, at=AT)
    assert JournalEntry.objects.count() == 1


def test_declining_says_why_and_ends_it(cast: dict[str, User], fund: Ledger) -> None:
    proposal, scope = proposed(cast, fund), Scope(fund.partnership, fund.fund)
    with pytest.raises(DeclinedWithoutReason):
        actions.decline(cast["finance.approver"], scope, proposal.pk, because=" ", at=AT)
    actions.decline(cast["finance.approver"], scope, proposal.pk, because="The wrong line", at=AT)
    assert store.proposal_of(Proposal.objects.get(pk=proposal.pk)).state_at(AT) is State.DECLINED
    with pytest.raises(DecidedAlready):
        approve(cast, proposal, "chief.finance")


def test_only_whoever_proposed_it_withdraws_it(cast: dict[str, User], fund: Ledger) -> None:
    give_role(cast, fund, "clerk", Role.HOST_PREPARER)
    proposal = proposed(cast, fund)
    with pytest.raises(NotYours):
        actions.withdraw(cast["clerk"], actions.scope_of(proposal), proposal.pk, at=AT)


def test_a_proposal_expires_in_the_books_and_in_the_database(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    late = AT + timedelta(days=30)
    with pytest.raises(ProposalExpired):
        approve(cast, proposal, at=late)
    row = decision_of(proposal, cast["finance.approver"], at=late)
    with pytest.raises(IntegrityError, match="expired"), transaction.atomic():
        row.save(force_insert=True)


def test_a_proposal_of_another_place_is_not_there(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    with pytest.raises(NoSuchProposal):
        actions.approve(cast["finance.approver"], Scope(fund.partnership, "another-fund"), proposal.pk, at=AT)


def test_what_changed_since_it_was_proposed_is_not_approved(quarter: dict[str, User], fund: Ledger) -> None:
    closing = propose_closing(quarter["pool.manager"], fund, MAY, at=AT)
    entry = by_hand(500, month=MAY, day=date(2022, 5, 3))
    approve(quarter, ledger_actions.propose_journal(quarter["finance.officer"], fund, entry, at=AT))
    with pytest.raises(ChangedSinceProposed, match="moved since"):
        approve(quarter, closing, "chief.finance")
    assert MAY not in month_store.closings(fund)


def test_what_is_not_what_the_approver_was_shown_is_not_approved(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund)
    with pytest.raises(ChangedSinceProposed, match="you were shown"):
        approve(cast, proposal, shown="0" * 64)
    assert approve(cast, proposal, shown=proposal.fingerprint).done is not None


def test_re_opening_takes_one_of_each_partner_who_has_just_proved_who_they_are(
    quarter: dict[str, User], fund: Ledger
) -> None:
    close_month(quarter["pool.manager"], fund, MAY, at=AT)
    proposal = ledger_actions.propose_reopening(
        quarter["pool.manager"], fund, MAY, because="An invoice was posted to the wrong line", at=AT
    )
    with pytest.raises(NotProved):
        approve(quarter, proposal, "chief.finance")
    with pytest.raises(NotProved):
        approve(quarter, proposal, "chief.finance", proved_at=AT - timedelta(minutes=6))
    assert approve(quarter, proposal, "chief.finance", proved_at=AT).still_needs == ("icb",)
    assert MAY in month_store.closings(fund)
    with pytest.raises(ApprovedByYourSide):
        approve(quarter, proposal, "finance.approver", proved_at=AT)
    with pytest.raises(MayNot):
        approve(quarter, proposal, "partner.accountant", proved_at=AT)
    assert approve(quarter, proposal, "partner.chief", proved_at=AT).done is not None
    assert MAY not in month_store.closings(fund)
    close_month(quarter["pool.manager"], fund, MAY, at=LATER)
    assert [closing.time for closing in month_store.history_of(fund, MAY)] == [1, 2]


def test_the_database_refuses_a_re_opening_that_one_partner_approved(quarter: dict[str, User], fund: Ledger) -> None:
    from section75.apps.ledger.models import MonthClosing, MonthReopening

    close_month(quarter["pool.manager"], fund, MAY, at=AT)
    proposal = ledger_actions.propose_reopening(quarter["pool.manager"], fund, MAY, because="A mistake", at=AT)
    approve(quarter, proposal, "chief.finance", proved_at=AT)
    row = MonthReopening(closing=MonthClosing.objects.get(), proposal=proposal, reopened_at=AT, because="A mistake")
    with pytest.raises(IntegrityError, match="both partners"), transaction.atomic():
        row.save(force_insert=True)
    decision = decision_of(proposal, quarter["partner.chief"], organisation="icb")
    with pytest.raises(IntegrityError, match="proves who they are"), transaction.atomic():
        decision.save(force_insert=True)


def test_the_audit_line_of_an_approval_says_both_names_and_what_moved(cast: dict[str, User], fund: Ledger) -> None:
    approve(cast, proposed(cast, fund))
    line = AuditLine.objects.order_by("-pk")[0]
    assert (line.who, line.outcome) == ("finance.approver", "done")
    assert "prepared by finance.officer" in line.says
    assert "£123.45" in line.after
    assert "host finance approver" in line.delegation


def test_whoever_brought_the_file_does_not_approve_its_posting(cast: dict[str, User], fund: Ledger) -> None:
    give_role(cast, fund, "finance.approver", Role.HOST_PREPARER)
    header = "date,cost_centre,subjective,description,amount,supplier,reference\n"
    content = f"{header}2022-04-05,LD402,4411,Placement,1.00,Cousin,r\n".encode()
    for who in ("finance.approver", "finance.officer"):
        uploaded = ledger_actions.upload_extract(
            cast[who], fund, month=APRIL, content=content, file_name="a.csv", control_total=Money(100), at=AT
        )
    proposal = ledger_actions.propose_extract(cast["finance.officer"], fund, uploaded.number, at=AT)
    with pytest.raises(OwnWork, match=r"finance\.approver"):
        approve(cast, proposal)
    assert approve(cast, proposal, "chief.finance").done is not None


def test_the_other_leg_and_another_kind_count_towards_the_limit_too(cast: dict[str, User], fund: Ledger) -> None:
    first = proposed(cast, fund, 60_000_000)
    approve(cast, first, "commissioner")
    other = replace(by_hand(60_000_000), debit=Account.read("brought forward"))
    other = replace(other, credit=Account.read("expenditure/residential-care"))
    proposal = ledger_actions.propose_journal(cast["finance.officer"], fund, other, at=AT)
    with pytest.raises(AboveTheLimit, match=r"£1,200,000\.00"):
        approve(cast, proposal, "commissioner")


def test_a_partner_that_joins_between_the_halves_makes_it_another_proposal(
    quarter: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_month(quarter["pool.manager"], fund, MAY, at=AT)
    proposal = ledger_actions.propose_reopening(quarter["pool.manager"], fund, MAY, because="A mistake", at=AT)
    approve(quarter, proposal, "chief.finance", proved_at=AT)
    monkeypatch.setattr(actions, "organisations_needed", lambda *_: ("council", "icb", "trust"))
    with pytest.raises(ChangedSinceProposed, match="other partners"):
        approve(quarter, proposal, "partner.chief", proved_at=AT)
    assert MAY in month_store.closings(fund)


def test_a_proof_of_tomorrow_proves_nothing(quarter: dict[str, User], fund: Ledger) -> None:
    close_month(quarter["pool.manager"], fund, MAY, at=AT)
    proposal = ledger_actions.propose_reopening(quarter["pool.manager"], fund, MAY, because="A mistake", at=AT)
    with pytest.raises(NotProved):
        approve(quarter, proposal, "chief.finance", proved_at=LATER)


def test_an_approval_is_used_once(cast: dict[str, User], fund: Ledger) -> None:
    proposal = proposed(cast, fund, 650)
    approve(cast, proposal)
    row = JournalEntry.objects.get(run__proposal=proposal)
    row.pk, row.seq, row.pence = None, row.seq + 1, 999_999_900
    with pytest.raises(IntegrityError, match="entry_is_approved"), transaction.atomic():
        row.save(force_insert=True)


def test_what_was_done_to_a_role_stands_on_the_trail_of_its_partnership_too(
    cast: dict[str, User], fund: Ledger
) -> None:
    lines = AuditLine.objects.filter(partnership=fund.partnership, act="give a role")
    assert lines.filter(who="administrator.two", says__contains="finance.approver was given the role of").exists()
    row = Delegation.objects.get(user=cast["clerk"], partnership=fund.partnership)
    end_role(cast["administrator"], row.pk, because="Has left", at=AT)
    (line,) = AuditLine.objects.filter(partnership=fund.partnership, act="end a role")
    assert (line.who, line.says) == ("administrator", "clerk no longer holds the role of governance clerk. Has left")


def test_a_supplier_with_a_very_long_name_counts_together_too(cast: dict[str, User], fund: Ledger) -> None:
    first, second = (_brought(cast, fund, "Invented " * 40 + end) for end in ("x", "y"))
    keys = Weight.objects.filter(proposal=first, key__startswith="supplier ").values_list("key", flat=True)
    kind = actions.kind_of(second)
    asked = [each.key for each in kind.shows(actions.scope_of(second), store.arguments(second), AT).weights]
    assert [store.related(second, asked, at=AT)[key] for key in keys] == [Money(100)]


def _brought(cast: dict[str, User], fund: Ledger, supplier: str) -> Proposal:
    header = "date,cost_centre,subjective,description,amount,supplier,reference\n"
    content = f"{header}2022-04-05,LD402,4411,Placement,1.00,{supplier},r\n".encode()
    officer = cast["finance.officer"]
    uploaded = ledger_actions.upload_extract(
        officer, fund, month=APRIL, content=content, file_name="a.csv", control_total=Money(100), at=AT
    )
    return ledger_actions.propose_extract(officer, fund, uploaded.number, at=AT)
