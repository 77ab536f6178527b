"""Asking for background work, cancelling it, trying it again; and who may see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.work import actions, folder, kinds, store, working
from section75.apps.work.models import Job
from section75.apps.work.refusals import (
    EndedAlready,
    NoSuchJob,
    NoSuchKind,
    NotTheirJob,
    NotToBeTriedAgain,
)
from section75.core.authority import Act, MayNot, NoSuchPartnership, Role

from .conftest import AT, SLUG, made, person, writes


def test_asking_is_written_to_the_audit_trail_and_so_is_being_refused(asker: User, list_kind: Any) -> None:
    list_kind(writes, act=Act.IMPORT_EXTRACT)
    clerk = person("clerk", Role.CLERK)
    preparer = person("preparer", Role.HOST_PREPARER)
    job = actions.ask(preparer, "try", {"name": "a"}, partnership=SLUG, at=AT)
    assert job.party == "council"
    with pytest.raises(MayNot):
        actions.ask(clerk, "try", {"name": "b"}, partnership=SLUG, at=AT)
    with pytest.raises(NoSuchPartnership):
        actions.ask(preparer, "try", {"name": "b"}, partnership="elsewhere", at=AT)
    told = [(line.who, line.outcome, line.act) for line in AuditLine.objects.order_by("seq")]
    assert told == [
        ("preparer", "done", "ask for background work"),
        ("clerk", "refused", "ask for background work"),
        ("preparer", "refused", "ask for background work"),
    ]
    assert Job.objects.count() == 1


def test_asking_twice_for_the_same_is_asking_once(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    first = actions.ask(asker, "try", {"name": "a", "more": [1, 2]}, at=AT)
    again = actions.ask(asker, "try", {"more": [1, 2], "name": "a"}, at=AT)
    other = actions.ask(asker, "try", {"name": "b"}, at=AT)
    assert first.pk == again.pk != other.pk
    working.run_one()
    assert actions.ask(asker, "try", {"name": "a", "more": [1, 2]}, at=AT).pk not in (first.pk, other.pk)


def test_asking_joins_the_transaction_it_is_asked_in(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    with transaction.atomic():
        actions.ask(asker, "try", {"name": "a"}, at=AT)
        transaction.set_rollback(True)
    assert Job.objects.count() == 0
    assert working.run_one() is None


def test_a_kind_that_no_room_lists_is_refused(asker: User) -> None:
    with pytest.raises(NoSuchKind, match="'make tea'"):
        actions.ask(asker, "make tea", {}, at=AT)
    assert {"check the portfolio", "verify every report"} <= set(kinds.all_kinds())


def test_a_job_that_waits_is_cancelled_at_once_and_may_be_tried_again(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    assert actions.cancel(asker, job.pk, at=AT).state == "cancelled"
    assert working.run_one() is None
    with pytest.raises(EndedAlready):
        actions.cancel(asker, job.pk, at=AT)
    assert actions.try_again(asker, job.pk, at=AT).state == "queued"
    with pytest.raises(NotToBeTriedAgain, match="queued"):
        actions.try_again(asker, job.pk, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("done", 3)
    with pytest.raises(NotToBeTriedAgain, match="done"):
        actions.try_again(asker, job.pk, at=AT)


def test_what_was_asked_for_again_meanwhile_is_not_tried_again(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    actions.cancel(asker, job.pk, at=AT)
    actions.ask(asker, "try", {"name": "a"}, at=AT)
    with pytest.raises(NotToBeTriedAgain, match="asked for again meanwhile"):
        actions.try_again(asker, job.pk, at=AT)


def test_nobody_cancels_or_tries_again_what_is_anothers(asker: User, list_kind: Any) -> None:
    list_kind(writes, act=Act.SEE_LEDGER)
    job = actions.ask(asker, "try", {"name": "a"}, partnership=SLUG, at=AT)
    colleague = person("colleague", Role.HOST_PREPARER)
    with pytest.raises(NotTheirJob, match="asked for by asker"):
        actions.cancel(colleague, job.pk, at=AT)
    with pytest.raises(NotTheirJob):
        actions.try_again(colleague, job.pk, at=AT)
    assert not folder.is_cancelling_wished(job.pk)
    with pytest.raises(NoSuchJob):
        actions.cancel(person("stranger"), job.pk, at=AT)


def test_a_job_is_seen_by_its_asker_their_organisation_and_the_auditor(asker: User, list_kind: Any) -> None:
    list_kind(writes, act=Act.SEE_LEDGER)
    ours = actions.ask(asker, "try", {"name": "a"}, partnership=SLUG, fund="pool", at=AT).pk
    partner = person("partner", Role.PARTNER_FINANCE, party="icb")
    theirs = actions.ask(partner, "try", {"name": "b"}, partnership=SLUG, fund="other", at=AT).pk
    mine = {
        "colleague": (person("colleague", Role.HOST_PREPARER), {ours}),
        "partner": (partner, {theirs}),
        "auditor": (person("auditor", Role.AUDITOR), {ours, theirs}),
        "of the fund": (person("of-the-fund", Role.HOST_PREPARER, fund="pool"), {ours}),
        "of another fund": (person("of-another", Role.HOST_PREPARER, fund="other"), set()),
        "member": (person("member", Role.MEMBER), set()),
        "stranger": (person("stranger"), set()),
    }
    for who, (user, expected) in mine.items():
        assert {job.pk for job in store.seen_by(user)} == expected, who
        found = {pk for pk in (ours, theirs) if store.find_for(user, pk) is not None}
        assert found == expected, who


def test_a_kind_of_no_partnership_leaves_no_trace_in_one_that_is_named(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, partnership="elsewhere", fund="pool", at=AT)
    assert (job.partnership, job.fund) == ("", "")
    assert not AuditLine.objects.filter(partnership="elsewhere").exists()
