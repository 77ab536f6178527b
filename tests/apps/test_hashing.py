"""Many entries are hashed by a process beside the one that writes them: the same hashes, whatever becomes of it."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from section75.apps.ledger import hashing, salts
from section75.apps.ledger.hashing import batches_of
from section75.core.evidence import SALT_BYTES, BulkHasher, Columns, Common, Frontier, Hashed, Posted

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
COMMON = Common("invented-2022", "older-people", AT, 7, b"p" * 32)
DIES_AFTER_ONE = """
import io, pickle, sys
from section75.apps.ledger.hashing_beside import answer
hasher, first = pickle.load(sys.stdin.buffer), pickle.load(sys.stdin.buffer)
answer(io.BytesIO(pickle.dumps(hasher) + pickle.dumps(first)), sys.stdout.buffer)
"""


def entry(number: int) -> Posted:
    """Invented."""
    words = f"Invented café {number}"
    day = date(2022, 4, 1 + number % 28)
    return (
        day,
        2022,
        1,
        "expenditure/beds",
        "cash",
        100 + number,
        words,
        "clause 9",
        "f" * 64,
        "a.csv",
        number,
        "",
        None,
    )


@pytest.fixture(autouse=True)
def foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Salts that are the same every time, and few entries are many."""
    monkeypatch.setattr(salts, "fresh", lambda many: bytes(range(SALT_BYTES)) * many)
    monkeypatch.setattr(hashing, "LONG", 20)


def hashed(entries: list[Posted]) -> list[tuple[object, ...]]:
    """What every batch of seven comes to."""
    hasher = BulkHasher(COMMON, 5, 3, b"c" * 32, Frontier().extend([b"l" * 32] * 4))
    return [
        (batch.columns, batch.salts, *map(tuple, batch.hashed[:2]), batch.hashed.frontier)
        for batch in batches_of(entries, hasher, size=7)
    ]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """The same, worked out in this process."""
    with monkeypatch.context() as patched:
        patched.setattr(hashing, "LONG", 1_000)
        return hashed([entry(number) for number in range(33)])


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(hashing.BESIDE, id="as it is"),
        pytest.param(("-c", ""), id="it ends at once"),
        pytest.param(("-c", DIES_AFTER_ONE), id="it ends after one answer"),
        pytest.param(("-c", "print('no answer at all')"), id="it says something else"),
    ],
)
def test_the_process_beside_changes_nothing(
    beside: tuple[str, ...], here: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "BESIDE", beside)
    assert hashed([entry(number) for number in range(33)]) == here


def test_where_no_process_can_be_begun_it_is_done_here(
    here: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert hashed([entry(number) for number in range(33)]) == here


def test_the_process_beside_hashes_all_but_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(1)\n")  # where somebody else may write
    monkeypatch.chdir(tmp_path)

    hash_here = BulkHasher.hash

    def first_alone(hasher: BulkHasher, columns: Columns, salts: bytes) -> Hashed:
        assert hasher.line == 5, "hashed here"
        return hash_here(hasher, columns, salts)

    monkeypatch.setattr(BulkHasher, "hash", first_alone)
    assert len(hashed([entry(number) for number in range(33)])) == 5
