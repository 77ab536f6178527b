"""What the worker does by itself: each when it is due, and one that fails stops nobody."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from section75.apps.accounts.models import User
from section75.apps.work import ticks
from section75.apps.work.ticks import Clockwork, Tick


def _fails(_at: datetime) -> str:
    raise RuntimeError("its own trouble")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(ticks.time, "monotonic", lambda: now[0])  # type: ignore[attr-defined]
    return now


def test_each_is_done_when_it_is_due_and_not_before(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    done: list[str] = []
    both = (Tick("often", 10, lambda _: "often"), Tick("seldom", 60, lambda _: "seldom"))
    monkeypatch.setattr(ticks, "all_ticks", lambda: iter(both))
    clockwork = Clockwork()
    for moment in (1000.0, 1005.0, 1010.0, 1059.0, 1060.0):
        clock[0] = moment
        clockwork.run_due(done.append)
    assert done == ["often", "seldom", "often", "often", "seldom"]


def test_one_that_fails_is_told_of_with_its_trace_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []
    both = (Tick("Failing", 10, _fails), Tick("other", 10, lambda _: "done"))
    monkeypatch.setattr(ticks, "all_ticks", lambda: iter(both))
    with caplog.at_level(logging.ERROR, logger="section75.work"):
        Clockwork().run_due(done.append)
    assert done == ["Failing failed (RuntimeError). It is tried again.", "done"]
    assert "its own trouble" in caplog.text


def test_the_inbox_is_among_them_and_says_nothing_where_nobody_is_told(db: None) -> None:
    User.objects.create_user("somebody", email="somebody@example.invalid")
    (tick,) = [each for each in ticks.all_ticks() if each.words == "Telling everybody"]
    from django.utils import timezone

    assert tick.run(timezone.now()) == ""
