"""`section75 work`: the jobs there are, one of them, cancelled and tried again; the worker itself is a real process in
`test_installation.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from section75.apps.accounts.models import User
from section75.apps.work import actions, folder, working

from .conftest import section75

AT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def number(db: None) -> int:
    """A job that waits, asked for by somebody with no part anywhere."""
    asker = User.objects.create(username="asker", post="Invented officer")
    return actions.ask(asker, "check the portfolio", {}, at=AT).pk


def test_jobs_are_listed_and_so_is_whether_a_worker_is_here(number: int) -> None:
    answer = section75("work", "list", "--as", "asker")
    assert answer.code == 0, answer.err
    assert "Checks over the portfolio" in answer.out
    assert "No worker has been seen yet" in answer.out
    working.run_one()
    listed = section75("work", "list", "--as", "asker", "--json").data
    assert [(job["number"], job["state"]) for job in listed["jobs"]] == [(number, "done")]
    assert listed["workers"]["is_here"] is False
    assert listed["workers"]["last_seen"] is not None
    assert "one was seen less than a minute ago" in section75("work", "list", "--as", "asker").out


def test_one_job_is_shown_while_it_waits_and_when_it_has_ended(number: int) -> None:
    assert "Queued: Waiting for a worker." in section75("work", "show", str(number), "--as", "asker").out
    working.run_one()
    shown = section75("work", "show", str(number), "--as", "asker").out
    assert "0 partnerships were checked; 0 have findings that FAIL." in shown
    assert "What it came to" in shown


def test_a_job_is_cancelled_and_tried_again_at_the_terminal(number: int) -> None:
    assert "Cancelled before it began." in section75("work", "cancel", str(number), "--as", "asker").out
    again = section75("work", "cancel", str(number), "--as", "asker", "--json")
    assert (again.code, again.data["refusal"]) == (1, "EndedAlready")
    retried = section75("work", "retry", str(number), "--as", "asker", "--json")
    assert (retried.code, retried.data["state"]) == (0, "queued")


def test_a_stranger_is_told_of_no_job(number: int) -> None:
    User.objects.create(username="stranger", post="Invented officer")
    for verb in ("show", "cancel", "retry"):
        answer = section75("work", verb, str(number), "--as", "stranger", "--json")
        assert (answer.code, answer.data["refusal"]) == (1, "NoSuchJob"), verb
    assert section75("work", "list", "--as", "stranger", "--json").data["jobs"] == []


def test_where_the_details_of_a_fault_are_is_said_at_the_terminal(number: int) -> None:
    kept = folder.keep_trace(number, 1, ZeroDivisionError("a figure"))
    shown = section75("work", "show", str(number), "--as", "asker")
    assert f"The details of a fault are in {kept}." in shown.out
