"""Workers as real processes, killed with kill -9 at every point that matters: each job is done once, or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.browser.serving import environment

from . import working
from .conftest import ENGINES

PROGRAM = str(Path(working.__file__))
SECONDS = 60


class Overseer:
    """The program that begins workers in a data folder, and says what came of them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        told = environment(data) | databases.environment_of(data)
        self._process = subprocess.Popen(
            [sys.executable, PROGRAM], env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def wants(self, *words: object) -> Any:
        """Have something done; the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def ends(self) -> None:
        """Nothing more is wanted."""
        self._process.communicate(timeout=SECONDS)


@pytest.fixture(scope="module", params=ENGINES)
def workers(
    request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Overseer]:
    """Workers in a data folder with tables and nothing in them, on an engine."""
    data: Path = tmp_path_factory.mktemp(f"work-on-{request.param}")
    if request.param == "postgresql":
        databases.put_on_postgresql(data, server, is_migrated=True)
    else:
        databases.put_migrated_on_sqlite(data)
    overseer = Overseer(data)
    yield overseer
    overseer.ends()


def written(found: Any, number: int) -> list[int]:
    """How often each line of a job was written; nothing where none was."""
    name = found["jobs"][str(number)][2]
    return [times for says, times in found["lines"].items() if says.rsplit(" ", 1)[0] == name]


@pytest.mark.parametrize("point", working.POINTS)
def test_a_worker_killed_at_any_point_leaves_nothing_half_done_and_nothing_is_done_twice(
    workers: Overseer, point: str
) -> None:
    (number,) = workers.wants("ask", 1)
    assert workers.wants("ended", workers.wants("work", point)) == -signal.SIGKILL
    found = workers.wants("told")
    state, tries, _ = found["jobs"][str(number)]
    if point == working.AFTER_THE_COMMIT:
        assert (state, tries, written(found, number)) == ("done", 1, [1] * working.LINES)
    else:
        assert (state, tries, written(found, number)) == ("working", 1, [])
    assert workers.wants("ended", workers.wants("work", "")) == 0
    found = workers.wants("told")
    tries = 1 if point == working.AFTER_THE_COMMIT else 2
    assert found["jobs"][str(number)][:2] == ["done", tries]
    assert written(found, number) == [1] * working.LINES


def test_workers_at_once_share_the_jobs_and_none_is_taken_twice(workers: Overseer) -> None:
    numbers = workers.wants("ask", 8)
    at_once = [workers.wants("work", working.SLOWLY) for _ in range(3)]
    assert [workers.wants("ended", worker) for worker in at_once] == [0, 0, 0]
    found = workers.wants("told")
    assert {tuple(found["jobs"][str(number)][:2]) for number in numbers} == {("done", 1)}
    assert all(written(found, number) == [1] * working.LINES for number in numbers)


def test_a_worker_told_to_stop_undoes_what_it_began_and_lets_it_wait(workers: Overseer) -> None:
    (number,) = workers.wants("ask", 1)
    worker = workers.wants("work", working.SLOWLY)
    progress = workers.data / "work" / str(number) / "progress.json"
    until = time.monotonic() + SECONDS
    while not progress.exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(worker, signal.SIGTERM)
    assert workers.wants("ended", worker) == 0
    found = workers.wants("told")
    assert found["jobs"][str(number)][:2] == ["queued", 0]
    assert written(found, number) == []
    assert workers.wants("ended", workers.wants("work", "")) == 0
    assert workers.wants("told")["jobs"][str(number)][:2] == ["done", 1]
