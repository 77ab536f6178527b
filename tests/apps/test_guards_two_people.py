"""The two-person rule as the database holds it: whoever writes past the program is refused, on each engine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Decision, HandOver, Proposal
from section75.apps.ledger import actions
from section75.apps.ledger.models import FundHead, JournalEntry, LogAct, MonthClosing, MonthReopening, PostedFile
from section75.apps.ledger.store import Ledger
from section75.apps.returns import actions as returns
from section75.apps.returns.models import IssuedReturn
from section75.core.calendar import FinancialYear, Month
from tests import acts, entering
from tests.databases import drop_guard

from .conftest import AT

APRIL = Month(FinancialYear(2022), 1)
Q1 = {"edition": "pooled-fund-quarter", "period": "2022/23 Q1"}


@pytest.fixture
def waiting(cast: dict[str, User], fund: Ledger) -> Proposal:
    """Contributions due for April, proposed by the finance officer and not approved yet."""
    return actions.propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)


@pytest.fixture
def reopening(cast: dict[str, User], fund: Ledger) -> Proposal:
    """The re-opening of April, proposed by the pool manager and not approved yet."""
    acts.close_month(cast["pool.manager"], fund, APRIL, at=AT)
    return actions.propose_reopening(cast["pool.manager"], fund, APRIL, because="Invented: a late invoice", at=AT)


def refused(name: str) -> Any:
    """Is refused by the guard, or the constraint, of that name."""
    return pytest.raises(IntegrityError, match=name)


def decide(row: Proposal, by: User, **said: Any) -> Decision:
    """Write a decision past the program: an approval that ends it, unless something else is said."""
    told = {"verb": "approve", "prepared_by": row.prepared_by, "organisation": "council", "at": AT, "ends": True}
    with transaction.atomic():
        return Decision.objects.create(proposal=row, by=by, delegation="invented", **(told | said))


def enter(row: Proposal, by: User | None, **said: Any) -> JournalEntry:
    """Write an entry and its run past the program, as if the proposal had been carried out."""
    told: dict[str, Any] = {
        "partnership_id": row.partnership, "fund": row.fund, "recorded_at": AT,
        "recorded_by": row.prepared_by, "approved_by": by, "proposal": row, "effective_on": AT.date(), "year": 2022,
        "month": 4, "debit": "cash", "credit": "brought forward", "pence": 1, "narrative": "x", "authority": "y",
        "reason": "z",
    }  # fmt: skip
    with transaction.atomic():
        return entering.enter(**(told | said))


def without(guard: str, table: str) -> None:
    """Take a guard away, to see what stands behind it."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(drop_guard(guard, table))


def test_no_entry_is_written_without_the_approval_that_stands_behind_it(
    cast: dict[str, User], waiting: Proposal
) -> None:
    approver = cast["finance.approver"]
    for by, said in ((None, {}), (approver, {}), (approver, {"proposal": None})):
        with refused("run_is_approved"):
            enter(waiting, by, **said)
    decide(waiting, approver, verb="decline", reason="Invented: twice")
    with refused("run_is_approved"):
        enter(waiting, approver)


def test_an_entry_names_who_approved_it_and_who_prepared_it(cast: dict[str, User], waiting: Proposal) -> None:
    decide(waiting, cast["finance.approver"])
    for wrong in ({"approved_by": cast["chief.finance"]}, {"recorded_by": cast["pool.manager"]}):
        with refused("run_is_approved"):
            enter(waiting, cast["finance.approver"], **wrong)
    assert enter(waiting, cast["finance.approver"]).seq == 1


def test_an_entry_is_what_its_run_is_and_stands_where_the_run_has_its_place(
    cast: dict[str, User], waiting: Proposal
) -> None:
    decide(waiting, cast["finance.approver"])
    first = enter(waiting, cast["finance.approver"], many=2)
    another = FundHead.objects.create(partnership_id=waiting.partnership, fund="another")
    of_another = PostedFile.objects.create(head=another, sha256="a" * 64, name="Invented")
    wrong: tuple[dict[str, Any], ...] = (
        {"seq": 3, "log_number": 3}, {"log_number": 1}, {"head": another}, {"head_id": 90_001}, {"run_id": 90_001},
        {"file": of_another, "file_row": 1, "reason": ""}, {"file_id": 90_001, "file_row": 1, "reason": ""},
    )  # fmt: skip
    for said in wrong:
        with refused("entry_is_approved"):
            put_again(first, **({"seq": 2, "log_number": 2} | said))
    put_again(first, seq=2, log_number=2)
    with refused("entry_number_is_used_once|journalentry.seq"):
        put_again(first, seq=2, log_number=2)


def put_again(entry: JournalEntry, **said: Any) -> None:
    """Write another entry like one."""
    columns = {f.attname: getattr(entry, f.attname) for f in entry._meta.concrete_fields if f.name != "id"}
    copy = JournalEntry(**columns)
    for name, value in said.items():
        setattr(copy, name, value)
    with transaction.atomic():
        copy.save(force_insert=True)


def test_runs_are_numbered_on_and_no_two_lines_of_the_log_are_one(cast: dict[str, User], waiting: Proposal) -> None:
    decide(waiting, cast["finance.approver"])
    run = enter(waiting, cast["finance.approver"]).run
    act = {"partnership_id": run.partnership_id, "fund": run.fund, "kind": "invented", "body": "{}", "at": AT}
    hashes = {"leaf": b"l" * 32, "chain": b"c" * 32}
    with refused("log_line_is_free"), transaction.atomic():
        LogAct.objects.create(log_number=1, **act, **hashes)
    LogAct.objects.create(log_number=2, **act, **hashes)
    for first, last, line in ((1, 1, 3), (3, 3, 3), (2, 2, 1), (2, 2, 2), (2, 3, 2)):
        run.pk, run.first_seq, run.last_seq, run.first_log = None, first, last, line
        with refused("run_follows_the_last"), transaction.atomic():
            run.save(force_insert=True)
    run.first_seq, run.last_seq, run.first_log = 2, 3, 3
    run.save(force_insert=True)


def test_a_posting_approved_by_its_preparer_is_refused_twice_over(cast: dict[str, User], waiting: Proposal) -> None:
    decide(waiting, cast["finance.approver"])
    with refused("run_is_approved"):
        enter(waiting, cast["finance.officer"])
    without("run_is_approved", "ledger_postingrun")
    with refused("run_has_two_people"):
        enter(waiting, cast["finance.officer"])


def test_a_posting_names_the_head_of_its_own_fund(cast: dict[str, User], waiting: Proposal) -> None:
    decide(waiting, cast["finance.approver"])
    run = enter(waiting, cast["finance.approver"]).run
    run.head = FundHead.objects.create(partnership_id=waiting.partnership, fund="another")
    run.pk, run.first_seq, run.last_seq, run.first_log = None, 2, 2, 2
    with refused("run_is_of_its_fund"), transaction.atomic():
        run.save(force_insert=True)
    FundHead.objects.filter(fund="another").update(size=1)
    for said in ({"fund": "a third"}, {"partnership_id": "elsewhere"}):
        with refused("stay their fund's"), transaction.atomic():
            FundHead.objects.filter(fund="another").update(**said)


def test_nobody_approves_what_they_prepared_whoever_they_act_for(cast: dict[str, User], waiting: Proposal) -> None:
    officer, approver = cast["finance.officer"], cast["finance.approver"]
    with refused("approver_is_not_preparer"):
        decide(waiting, officer)
    with refused("approver_is_not_preparer"):
        decide(waiting, approver, on_behalf_of=officer)
    with refused("decision_is_not_for_oneself"):
        decide(waiting, approver, on_behalf_of=approver)
    assert decide(waiting, officer, verb="withdraw").ends


def test_nobody_approves_what_was_handed_over_to_them(cast: dict[str, User], waiting: Proposal) -> None:
    approver = cast["finance.approver"]
    HandOver.objects.create(proposal=waiting, to=approver, by=cast["administrator"], at=AT)
    with refused("nobody_approves_what_they_took_over"):
        decide(waiting, approver)
    with refused("nobody_approves_what_they_took_over"):
        decide(waiting, cast["chief.finance"], on_behalf_of=approver)


@pytest.mark.parametrize("verb", ["approve", "decline", "withdraw"])
def test_nothing_is_decided_after_the_end(cast: dict[str, User], waiting: Proposal, verb: str) -> None:
    decide(waiting, cast["finance.approver"])
    said = {"verb": verb, "reason": "Invented", "organisation": "icb"}
    with refused("decision_comes_before_the_end"):
        decide(waiting, cast["chief.finance"], **said)
    without("decision_comes_before_the_end", "approvals_decision")
    with refused("proposal_ends_once|approvals_decision.proposal_id"):
        decide(waiting, cast["chief.finance"], **said)


def test_nothing_is_decided_once_it_has_expired(cast: dict[str, User], waiting: Proposal) -> None:
    with refused("decision_comes_in_time"):
        decide(waiting, cast["finance.approver"], at=waiting.expires_at)
    assert decide(waiting, cast["finance.approver"], at=waiting.expires_at - timedelta(seconds=1)).ends


def test_a_decision_that_misnames_the_preparer_is_refused(cast: dict[str, User], waiting: Proposal) -> None:
    for wrong in ({"prepared_by": cast["pool.manager"]}, {"prepared_for": cast["pool.manager"]}):
        with refused("decision_names_the_preparer"):
            decide(waiting, cast["finance.officer"], **wrong)


def test_a_decline_says_why(cast: dict[str, User], waiting: Proposal) -> None:
    with refused("decline_says_why"):
        decide(waiting, cast["finance.approver"], verb="decline")


def test_what_binds_both_is_approved_by_both_each_once_and_each_proved(
    cast: dict[str, User], reopening: Proposal
) -> None:
    chief, partner = cast["chief.finance"], cast["partner.chief"]
    with refused("approval_that_binds_both_is_proved"):
        decide(reopening, chief, ends=False)
    with refused("approval_ends_when_all_have_approved"):
        decide(reopening, chief, proved_at=AT)
    decide(reopening, chief, proved_at=AT, ends=False)
    with refused("organisation_approves_once|approvals_decision.organisation"):
        decide(reopening, cast["finance.approver"], proved_at=AT, ends=False)
    assert decide(reopening, partner, proved_at=AT, organisation="icb").ends


def test_no_month_is_re_opened_without_both(cast: dict[str, User], reopening: Proposal, fund: Ledger) -> None:
    closing = MonthClosing.objects.get()
    assert closing.proposal is not None
    for behind in (reopening, closing.proposal):
        with refused("reopening_is_approved"), transaction.atomic():
            MonthReopening.objects.create(closing=closing, proposal=behind, reopened_at=AT, because="x")
    acts.approved(reopening, acts.FOR_THE_HOST, acts.FOR_THE_PARTNER, at=AT)
    assert MonthReopening.objects.get().proposal == reopening


def test_a_closed_month_is_not_closed_again_and_never_by_one_person(cast: dict[str, User], fund: Ledger) -> None:
    acts.close_month(cast["pool.manager"], fund, APRIL, at=AT)
    row = MonthClosing.objects.get()
    row.pk, row.time = None, 2
    for wrong in ({"month": 2}, {"month": 2, "proposal": None}, {"month": 2, "prepared_by": None}):
        for name, value in wrong.items():
            setattr(row, name, value)
        with refused("closing_is_approved"), transaction.atomic():
            row.save(force_insert=True)
    without("closing_is_approved", "ledger_monthclosing")
    row.prepared_by = row.closed_by
    with refused("closing_has_two_people"), transaction.atomic():
        row.save(force_insert=True)
    row.month, row.prepared_by = 1, cast["pool.manager"]
    with refused("month_is_open_when_it_is_closed"), transaction.atomic():
        row.save(force_insert=True)


def test_no_return_is_issued_without_its_countersignature(quarter: dict[str, User], fund: Ledger) -> None:
    manager, chief = quarter["pool.manager"], quarter["chief.finance"]
    row = acts.issue_return(manager, fund, **Q1, at=AT)
    wrong: dict[str, dict[str, Any]] = {
        "nobody": {"countersigned_by": None}, "another": {"countersigned_by": quarter["partner.chief"]},
        "no proposal": {"proposal": None}, "another preparer": {"issued_by": quarter["finance.officer"]},
        "one person": {"issued_by": chief},
    }  # fmt: skip
    for said in wrong.values():
        with refused("return_is_countersigned"):
            issue_again(row, **said)
    without("return_is_countersigned", "returns_issuedreturn")
    with refused("return_has_two_people"):
        issue_again(row, issued_by=chief)


def issue_again(row: IssuedReturn, **said: Any) -> None:
    """Write a return past the program: one like another, for the next quarter."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    copy = IssuedReturn(**(columns | {"period": "2022/23 Q2"}))
    for name, value in said.items():
        setattr(copy, name, value)
    with transaction.atomic():
        copy.save(force_insert=True)


def test_a_proposal_that_waits_is_no_countersignature(quarter: dict[str, User], fund: Ledger) -> None:
    first = acts.issue_return(quarter["pool.manager"], fund, **Q1, at=AT)
    waits = acts.propose_closing(quarter["pool.manager"], fund, APRIL, at=AT)
    with refused("return_is_countersigned"):
        issue_again(first, proposal=waits)
    approvals.approve(quarter["chief.finance"], approvals.scope_of(waits), waits.pk, at=AT)
    assert returns.verify_return(fund, first.pk) == first
