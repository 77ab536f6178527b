"""The worker: what it takes, what it leaves to others, and what it does when it is stopped."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.audit.guards import GuardsMissing
from section75.apps.work import actions, folder, presence, showing, store, working
from section75.apps.work.kinds import Arguments, Outcome, Progress
from section75.apps.work.models import Job

from .conftest import AT, made, writes


def test_a_worker_told_to_stop_lets_the_job_wait_as_if_it_had_not_begun(asker: User, list_kind: Any) -> None:
    told: list[bool] = []

    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        outcome = writes(user, arguments, progress)
        told.append(True)
        return outcome

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.work("one", lambda: bool(told), lambda says: None)
    job.refresh_from_db()
    assert (job.state, job.tries, job.worker, made()) == ("queued", 0, "", 0)


def test_who_lost_a_job_to_another_worker_undoes_what_they_did(asker: User, list_kind: Any) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        outcome = writes(user, arguments, progress)
        Job.objects.update(worker="another", tries=2)
        return outcome

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert (job.state, made()) == ("working", 0), "the mark of the other worker is undone here with the rest"


def test_a_job_whose_worker_is_gone_is_begun_again_and_after_three_times_has_failed(
    asker: User, list_kind: Any
) -> None:
    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    for tries in (1, 2):
        assert store.claim("gone", at=AT) is not None
        working.take_up_again()
        job.refresh_from_db()
        assert (job.state, job.tries) == ("queued", tries)
    assert store.claim("gone", at=AT) is not None
    working.take_up_again()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.says.startswith("It was begun 3 times")


def test_a_job_whose_worker_is_here_is_left_to_it(asker: User, list_kind: Any) -> None:
    list_kind(writes)
    actions.ask(asker, "try", {"name": "a"}, at=AT)
    with presence.present("here"):
        assert presence.is_here("here")
        assert presence.anybody_here()
        store.claim("here", at=AT)
        working.take_up_again()
        assert Job.objects.get().state == "working"
    assert not presence.is_here("here")
    working.take_up_again()
    assert Job.objects.get().state == "queued"


def test_where_the_system_has_no_locks_a_worker_not_heard_of_for_a_minute_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presence, "find_spec", lambda name: None)
    with presence.present("here"):
        assert presence.is_here("here")
        long_ago = timezone.now().timestamp() - 61
        os.utime(folder.room() / "workers" / "here", (long_ago, long_ago))
        assert not presence.is_here("here")


def test_a_database_that_does_not_answer_is_asked_again_three_times(asker: User, list_kind: Any) -> None:
    def run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
        raise OperationalError("database is locked")

    list_kind(run)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    states = []
    for _ in range(3):
        working.run_one()
        job.refresh_from_db()
        states.append(job.state)
    assert states == ["queued", "queued", "failed"]
    assert job.says.startswith("The database did not answer, 3 times.")


def test_waiting_long_for_another_to_let_go_of_the_database_is_no_try(
    asker: User, list_kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise OperationalError("database is locked")

    list_kind(writes)
    job = actions.ask(asker, "try", {"name": "a"}, at=AT)
    monkeypatch.setattr(working, "transaction", SimpleNamespace(atomic=locked))
    for _ in range(4):
        working.run_one()
    job.refresh_from_db()
    assert (job.state, job.tries) == ("queued", 0)


def test_no_job_is_begun_while_a_guard_is_gone(asker: User, list_kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise GuardsMissing(("job_is_never_deleted",))

    list_kind(writes)
    actions.ask(asker, "try", {"name": "a"}, at=AT)
    monkeypatch.setattr(working, "require_standing", gone)
    with pytest.raises(GuardsMissing):
        working.run_one()
    assert Job.objects.get().state == "queued"


def test_progress_is_written_a_few_times_a_second_and_always_at_the_end(data: Path) -> None:
    watch = working.Watch(7, lambda: False)
    watch.progress(1, 1_000)
    watch.progress(2, 1_000)
    assert folder.how_far(7) == folder.HowFar(1, 1_000), "the second came at once after the first"
    watch.progress(1_000, 1_000)
    assert folder.how_far(7) == folder.HowFar(1_000, 1_000)
    (data / "work" / "7" / "progress.json").write_text("{broken")
    assert folder.how_far(7) == folder.HowFar(0, 0)


def test_the_folder_of_a_job_that_ended_a_month_ago_is_removed(asker: User, list_kind: Any, data: Path) -> None:
    list_kind(writes)
    old, new = (actions.ask(asker, "try", {"name": name}, at=AT) for name in "ab")
    month_ago = timezone.now() - timedelta(days=31)
    Job.objects.filter(pk=old.pk).update(state="cancelled", ended_at=month_ago)
    working.clear_old_folders()
    assert folder.numbers() == [new.pk]


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (0, "No worker is here; one was seen less than a minute ago."),
        (1, "No worker has been seen for 1 minute."),
        (5, "No worker has been seen for 5 minutes."),
        (121, "No worker has been seen for 2 hours."),
        (3_000, "No worker has been seen for 2 days."),
    ],
)
def test_since_when_no_worker_was_seen_is_said(minutes: int, says: str) -> None:
    with presence.present("here"):
        assert showing.workers_in_words(timezone.now()) == "A worker is at work."
    seen = presence.last_seen()
    assert seen is not None
    assert showing.workers_in_words(seen + timedelta(minutes=minutes)).startswith(says)
