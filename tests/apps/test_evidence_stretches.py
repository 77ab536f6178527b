"""A log walked in stretches, by one process or several: it finds what walking line by line finds, and no less."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool

import pytest
from django.db import connection

from section75.apps.accounts.models import User
from section75.apps.evidence import stretches, verifying
from section75.apps.evidence.cores import Workers, workers
from section75.apps.evidence.stretches import walk_stretches
from section75.apps.evidence.walking import walk
from section75.apps.ledger import log
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear, Month
from tests.acts import post_instalments
from tests.databases import drop_guard

from .conftest import AT


@pytest.fixture
def posted(cast: dict[str, User], fund: Ledger) -> Ledger:
    """A fund whose log has several lines."""
    for number in (1, 2, 3):
        post_instalments(cast["finance.officer"], fund, month=Month(FinancialYear(2022), number), at=AT)
    return fund


@pytest.mark.parametrize("lines", [1, 2, 4, 64])
def test_stretches_of_any_length_come_to_what_the_lines_come_to(
    posted: Ledger, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    size = log.head(posted).size
    assert size > 4, "more than a stretch of four"
    monkeypatch.setattr(stretches, "LINES", lines)
    by_line = walk(log.lines(posted), stops=range(1, size + 1))
    by_stretch = walk_stretches(posted, stops=range(1, size + 1), by=Workers())
    assert by_stretch == by_line
    assert by_stretch is not None, "nothing is wrong"
    assert by_stretch.root == log.head(posted).root


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("pence", "pence + 1", "was changed"),
        ("chain", "leaf", "does not follow"),
        ("log_number", "log_number + 9", "miss"),
    ],
)
def test_a_stretch_that_is_not_good_is_told_line_by_line(
    posted: Ledger, monkeypatch: pytest.MonkeyPatch, column: str, value: str, says: str
) -> None:
    monkeypatch.setattr(stretches, "LINES", 2)
    with connection.cursor() as cursor:
        cursor.execute(drop_guard("ledger_journalentry_never_changes", "ledger_journalentry"))
        cursor.execute(f"UPDATE ledger_journalentry SET {column} = {value} WHERE seq = 3")
    assert walk_stretches(posted, stops=(), by=Workers()) is None
    broken = verifying.verify(posted).broken
    assert says in broken[0]


def test_within_a_transaction_and_with_one_core_we_are_alone(posted: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_many: int) -> None:
        raise AssertionError("no process should be started")

    monkeypatch.setattr(multiprocessing, "get_context", none)
    with workers(2) as inside, workers(1) as one:
        assert [list(by.each(abs, (-1, -2))) for by in (inside, one)] == [[1, 2]] * 2
    assert verifying.verify(posted, cores=2).broken == ()


ON_TWO = """
import os, django
from concurrent.futures.process import BrokenProcessPool
django.setup()
from django.db import connection
from section75.apps.evidence import cores
def of_process(_number):
    return os.getpid()
with cores.workers(2) as by:
    pids = set(by.each(of_process, range(50)))
    later = by.begin(abs, -5)()
assert os.getpid() not in pids, pids
def dies(_number):
    os.kill(os.getpid(), 9)
try:
    with cores.workers(2) as by:
        list(by.each(dies, range(5)))
except BrokenProcessPool:
    print("told")
def none(*_, **__):
    raise OSError("no more processes")
cores.ProcessPoolExecutor = none
with cores.workers(2) as by:
    assert list(by.each(abs, [-3])) == [3]
print(later)
"""


def test_processes_are_started_where_they_can_be_and_done_without_where_not() -> None:
    done = subprocess.run([sys.executable, "-c", ON_TWO], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "told\n5\n"), done.stderr


def test_where_a_process_was_killed_the_log_is_walked_again_alone(
    posted: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []

    def on_cores(ledger: Ledger, stops: Sequence[int], cores: int | None) -> object:
        asked.append(cores)
        if len(asked) == 1:
            raise BrokenProcessPool
        return real(ledger, stops, cores)

    real = verifying._on_cores
    monkeypatch.setattr(verifying, "_on_cores", on_cores)
    assert verifying.verify(posted, cores=2).broken == ()
    assert asked[1:] == [1]
