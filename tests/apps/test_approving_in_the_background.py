"""Approving what takes long: by a job, with the rights of the moment it runs, all of it or nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import Delegation, User
from section75.apps.approvals.models import Decision, Proposal
from section75.apps.approvals.people_actions import end_role
from section75.apps.ledger import actions, proposals
from section75.apps.ledger.models import Extract, JournalEntry
from section75.apps.ledger.store import Ledger
from section75.apps.work import working
from section75.apps.work.models import Job
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money

from .conftest import AT

HEADER = "date,cost_centre,subjective,description,amount,supplier,reference\n"


@pytest.fixture
def proposal(cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch) -> Proposal:
    """Posting an extract of three rows, as if three were many."""
    monkeypatch.setattr(proposals, "LONG", 3)
    rows = "".join(f"2022-04-0{day},LD402,4411,Placement,1.00,Invented,r{day}\n" for day in (1, 2, 3))
    officer = cast["finance.officer"]
    brought = actions.upload_extract(
        officer,
        fund,
        month=Month(FinancialYear(2022), 1),
        content=f"{HEADER}{rows}".encode(),
        file_name="april.csv",
        control_total=Money(300),
        at=AT,
    )
    from django.utils import timezone

    return actions.propose_extract(officer, fund, brought.number, at=timezone.now())


def press(client: Client, who: User, proposal: Proposal, **data: str) -> Job:
    """Approve it on its page; the job that was asked for."""
    client.force_login(who)
    place = {"slug": proposal.partnership, "number": proposal.pk}
    said = {"shown": proposal.fingerprint, **data}
    answer = client.post(reverse("approvals:approve", kwargs=place), said)
    job = Job.objects.get()
    assert answer.headers["Location"] == reverse("work:job", kwargs={"number": job.pk})
    return job


def ended(job: Job) -> tuple[str, str]:
    working.run_one()
    job.refresh_from_db()
    return job.state, job.says


def test_it_is_approved_and_posted_by_the_job_and_not_before(
    client: Client, cast: dict[str, User], proposal: Proposal
) -> None:
    job = press(client, cast["finance.approver"], proposal)
    assert (JournalEntry.objects.count(), Decision.objects.filter(proposal=proposal).count()) == (0, 0)
    assert ended(job) == ("done", "Posted 3 entries, 1 to 3.")
    assert Decision.objects.get(proposal=proposal).by == cast["finance.approver"]
    assert Extract.objects.get().posted_by == cast["finance.approver"]


def test_whoever_lost_the_right_meanwhile_approves_nothing(
    client: Client, cast: dict[str, User], proposal: Proposal
) -> None:
    from django.utils import timezone

    job = press(client, cast["finance.approver"], proposal)
    for row in Delegation.objects.filter(user=cast["finance.approver"]):
        end_role(cast["administrator"], row.pk, because="Left finance", at=timezone.now())
    state, says = ended(job)
    assert state == "refused"
    assert "host finance approver" in says
    assert JournalEntry.objects.count() == 0


def test_what_the_approver_did_not_read_is_not_approved_by_the_job_either(
    client: Client, cast: dict[str, User], proposal: Proposal
) -> None:
    state, says = ended(press(client, cast["finance.approver"], proposal, shown="0" * 64))
    assert state == "refused"
    assert "you were shown" in says
    assert JournalEntry.objects.count() == 0
