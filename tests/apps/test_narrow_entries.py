"""The migration that makes entries narrow takes no trace of a change away: what it drops is what stands elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError

MIGRATION = import_module("section75.apps.ledger.migrations.0011_narrow_entries")
SHARED = ("partnership_id", "fund", "recorded_at", "recorded_by_id", "approved_by_id", "proposal_id")
RUN = (1, "place", "pool", "2022-07-04 09:05:00", 1, 2, 3)
ENTRY = (*RUN[1:], 1, "a", "a.csv", 1)


def look_at(*entries: tuple[Any, ...]) -> None:
    """Look at a journal of before, with one run."""
    with closing(sqlite3.connect(":memory:")) as there:
        there.execute(f"CREATE TABLE ledger_postingrun (id, {', '.join(SHARED)})")
        there.execute(
            f"CREATE TABLE ledger_journalentry ({', '.join(SHARED)}, run_id, file_sha256, file_name, file_row)"
        )
        there.execute("INSERT INTO ledger_postingrun VALUES (?, ?, ?, ?, ?, ?, ?)", RUN)
        there.executemany("INSERT INTO ledger_journalentry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries)
        connection = SimpleNamespace(vendor="sqlite", cursor=lambda: closing(there.cursor()))
        MIGRATION.require_as_posted(None, SimpleNamespace(connection=connection))


def but(**said: Any) -> tuple[Any, ...]:
    """The entry with something else said of it."""
    names = (*SHARED, "run_id", "file_sha256", "file_name", "file_row")
    return tuple((dict(zip(names, ENTRY, strict=True)) | said).values())


def test_entries_that_say_what_their_posting_says_go_over() -> None:
    look_at(ENTRY, but(file_row=2), but(recorded_at="2022-07-04 09:05:00+00:00", file_row=3))


@pytest.mark.parametrize(
    "said",
    [
        {"recorded_at": "2020-07-04 09:05:00"}, {"recorded_by_id": 9}, {"approved_by_id": None}, {"proposal_id": 4},
        {"fund": "another"}, {"partnership_id": "another"}, {"run_id": 7},
    ],
)  # fmt: skip
def test_an_entry_that_says_something_else_stops_it(said: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="1 entries do not say what their posting says"):
        look_at(ENTRY, but(file_row=2, **said))


def test_a_file_with_two_names_stops_it() -> None:
    with pytest.raises(IntegrityError, match="1 files have two names"):
        look_at(ENTRY, but(file_name="b.csv", file_row=2))
