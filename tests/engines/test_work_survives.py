"""Workers as real processes, killed with kill -9 at every point that matters: each job is done once, or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.browser.serving import environment

from . import working
from .conftest import ENGINES, run

PROGRAM = str(Path(working.__file__))
SECONDS = 60


@pytest.fixture(scope="module", params=ENGINES)
def data(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with tables and nothing in them, on an engine."""
    folder: Path = tmp_path_factory.mktemp(f"work-on-{request.param}")
    if request.param == "postgresql":
        return databases.put_on_postgresql(folder, server, is_migrated=True)
    return databases.put_migrated_on_sqlite(folder)


def start(data: Path, *words: str) -> subprocess.Popen[str]:
    told = environment(data) | databases.environment_of(data)
    return subprocess.Popen([sys.executable, PROGRAM, *words], env=told, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> int:
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode in (0, -signal.SIGKILL), said
    return process.returncode


def ask(data: Path, how_many: int) -> list[int]:
    numbers: list[int] = json.loads(run(data, PROGRAM, "ask", str(how_many)))
    return numbers


def told(data: Path) -> Any:
    return json.loads(run(data, PROGRAM, "told"))


def written(found: Any, number: int) -> list[int]:
    """How often each line of a job was written; nothing where none was."""
    name = found["jobs"][str(number)][2]
    return [times for says, times in found["lines"].items() if says.rsplit(" ", 1)[0] == name]


@pytest.mark.parametrize("point", working.POINTS)
def test_a_worker_killed_at_any_point_leaves_nothing_half_done_and_nothing_is_done_twice(
    data: Path, point: str
) -> None:
    (number,) = ask(data, 1)
    assert ended(start(data, "work", point)) == -signal.SIGKILL
    found = told(data)
    state, tries, _ = found["jobs"][str(number)]
    if point == working.AFTER_THE_COMMIT:
        assert (state, tries, written(found, number)) == ("done", 1, [1] * working.LINES)
    else:
        assert (state, tries, written(found, number)) == ("working", 1, [])
    assert ended(start(data, "work")) == 0
    found = told(data)
    tries = 1 if point == working.AFTER_THE_COMMIT else 2
    assert found["jobs"][str(number)][:2] == ["done", tries]
    assert written(found, number) == [1] * working.LINES


def test_workers_at_once_share_the_jobs_and_none_is_taken_twice(data: Path) -> None:
    numbers = ask(data, 8)
    workers = [start(data, "work", working.SLOWLY) for _ in range(3)]
    assert [ended(worker) for worker in workers] == [0, 0, 0]
    found = told(data)
    assert {tuple(found["jobs"][str(number)][:2]) for number in numbers} == {("done", 1)}
    assert all(written(found, number) == [1] * working.LINES for number in numbers)


def test_a_worker_told_to_stop_undoes_what_it_began_and_lets_it_wait(data: Path) -> None:
    (number,) = ask(data, 1)
    worker = start(data, "work", working.SLOWLY)
    progress = data / "work" / str(number) / "progress.json"
    until = time.monotonic() + SECONDS
    while not progress.exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(worker.pid, signal.SIGTERM)
    assert ended(worker) == 0
    found = told(data)
    assert found["jobs"][str(number)][:2] == ["queued", 0]
    assert written(found, number) == []
    assert ended(start(data, "work")) == 0
    assert told(data)["jobs"][str(number)][:2] == ["done", 1]
