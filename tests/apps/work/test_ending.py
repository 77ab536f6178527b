"""How a job ends: done, refused, failed or cancelled, and nothing half done."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.work import actions, folder, store, working
from section75.apps.work.kinds import Arguments, Line, Outcome, Progress
from section75.apps.work.models import Job
from section75.apps.work.refusals import (
    AskerHasLeft,
)
from section75.core.authority import Act, Role

from .conftest import AT, SLUG, TooMuch, made, person, writes


def test_what_is_asked_for_is_carried_out_and_says_what_it_came_to(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    assert (job.state, job.tries, made()) == ("queued", 0, 0)
    done = working.run_one()
    assert done is not None
    assert (done.pk, done.state, done.says, done.address) == (
        job.pk,
        "done",
        "Three people were made known.",
        "/where/they/are/",
    )
    assert (done.worker, done.tries, made()) == ("", 1, 3)
    assert done.ended_at is not None
    assert working.run_one() is None


def test_a_refusal_ends_the_job_in_its_own_words_and_nothing_is_done(asker: User, list_kind: Any) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        with transaction.atomic():
            writes(user, arguments, progress)
            raise TooMuch

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, job.says, made()) == ("refused", "It is too much. Ask for less.", 0)


def test_our_own_fault_is_said_as_that_and_its_trace_is_kept_where_no_page_shows_it(
    asker: User, list_kind: Any
) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        writes(user, arguments, progress)
        raise ZeroDivisionError("a secret figure")

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("failed", 0)
    assert job.says.startswith("This is our fault, not yours")
    assert "secret" not in job.says
    (trace,) = folder.traces(job.pk)
    assert "ZeroDivisionError: a secret figure" in trace.read_text()
    assert trace.stat().st_mode & 0o077 == 0


def test_rights_are_read_when_the_job_runs_and_not_when_it_was_asked_for(asker: User, list_kind: Any) -> None:
    list_kind(writes, act=Act.IMPORT_EXTRACT)
    preparer = person("preparer", Role.HOST_PREPARER)
    job = actions.ask(preparer, "try", {"name": "a"}, partnership=SLUG, at=AT)
    held = preparer.delegations.get()
    accounts.end(held, at=AT, by="the tests", because="Moved on")
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("refused", 0)
    assert "ran until 21 November 2026" in job.says
    last = AuditLine.objects.order_by("seq").last()
    assert last is not None
    assert (last.act, last.outcome, last.channel) == ("carry out background work", "refused", "work")


def test_the_job_of_a_leaver_is_refused_and_that_is_said(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    accounts.deactivate(asker)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("refused", 0)
    assert job.says == AskerHasLeft("asker").says


def test_cancelling_a_job_under_way_undoes_all_of_it(asker: User, list_kind: Any) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        writes(user, arguments, lambda done, of: None)
        actions.cancel(user, Job.objects.get().pk, at=AT)
        progress(3, 3)
        raise AssertionError("it went on")

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, job.says, made()) == ("cancelled", "Cancelled. Nothing of it was done.", 0)


def test_a_wish_to_cancel_counts_until_the_very_end(asker: User, list_kind: Any) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        outcome = writes(user, arguments, progress)
        folder.wish_to_cancel(Job.objects.get().pk)
        return outcome

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("cancelled", 0)


def test_a_line_is_shown_only_to_who_has_a_part_in_its_partnership_today(asker: User, list_kind: Any) -> None:
    lines = (Line(("ours", "1"), "/a/", SLUG), Line(("theirs", "2"), "/b/", "elsewhere"), Line(("all", "3")))
    list_kind(lambda *_: Outcome("Three.", headings=("What", "How many"), lines=lines), only_reads=True)
    job = actions.ask(asker, "try", {}, at=AT)
    working.run_one()
    job.refresh_from_db()
    headings, shown = store.lines_for(asker, job)
    assert headings == ("What", "How many")
    assert [line.cells[0] for line in shown] == ["ours", "all"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"},
        {"arguments": "{}"},
        {"partnership": "elsewhere"},
        {"on_behalf_of": "somebody"},
        {"state": "asleep"},
        {"state": "done"},
        {"worker": "somebody"},
    ],
    ids=str,
)
def test_the_database_refuses_a_job_that_was_asked_for_otherwise_or_stands_otherwise(
    asker: User, list_kind: Any, change: dict[str, str]
) -> None:
    list_kind(writes)
    actions.ask(asker, "try", {"name": "a"}, at=AT)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        Job.objects.update(**change)


def test_the_database_refuses_to_change_what_was_done_and_to_delete_a_job(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(says="Something else")
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.all().delete()
