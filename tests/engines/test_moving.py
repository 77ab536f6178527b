"""Books are moved from SQLite to PostgreSQL and back, and every root, row and guard is the same."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from section75.apps.demonstration.actions import FUND
from tests import databases
from tests.journeys import by_commands
from tests.migrated import DATABASE

from . import moving
from .clerk import Clerk
from .conftest import copies, run


@pytest.fixture(scope="module")
def moved(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of moving an issued quarter there and back."""
    folder = copies(loaded, server, tmp_path_factory, "moved-from")["sqlite"]
    clerk = Clerk(folder)
    issued = by_commands.issue_the_quarter(clerk)
    clerk.leave()
    there, back = tmp_path_factory.mktemp("moved-to"), databases.put_on_sqlite(tmp_path_factory.mktemp("moved-back"))
    databases.put_on_postgresql(there, server)
    told: dict[str, Any] = json.loads(run(folder, str(Path(moving.__file__)), databases.address_of(there), str(back)))
    return told | {"issued": issued, "here": folder, "in": there, "in the end": back}


def test_everything_arrives_with_the_same_roots(moved: dict[str, Any]) -> None:
    (code, there), (back_code, back) = moved["there"], moved["back"]
    assert (code, back_code) == (0, 0), (there, back)
    assert there == back
    assert [fund["fund"] for fund in there["funds"]] == [FUND.fund]
    answers = [each[1] for each in moved["verified here"]]
    for name in ("verified there", "verified back", "verified here"):
        assert [each[0] for each in moved[name]] == [0, 0]
        assert [each[1] for each in moved[name]] == answers


def test_nothing_is_moved_over_books(moved: dict[str, Any]) -> None:
    code, said = moved["again"]
    assert (code, said["refusal"]) == (1, "TargetNotEmpty")


def test_every_row_comes_back_as_it_was(moved: dict[str, Any]) -> None:
    with (
        closing(sqlite3.connect(moved["here"] / DATABASE)) as old,
        closing(sqlite3.connect(moved["in the end"] / DATABASE)) as new,
    ):
        tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not table.startswith("sqlite_") and table not in ("django_migrations", "section75_cache"):
                rows = f"SELECT * FROM {table} ORDER BY 1"
                assert new.execute(rows).fetchall() == old.execute(rows).fetchall(), table
        guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert new.execute(guards).fetchall() == old.execute(guards).fetchall()


def test_the_books_go_on_where_they_are_now(moved: dict[str, Any]) -> None:
    clerk = Clerk(moved["in"])
    clerk(["returns", "verify", "1", "--partnership", FUND.partnership, "--as", "auditor"])
    words = ["ledger", "instalments", "--month", "2022/23 M4"]
    by_commands.approve(clerk, "chief.finance", by_commands.propose(clerk, "finance.officer", *words))
    clerk.leave()
    ((seq,),) = databases.ask(moved["in"], "SELECT max(seq) FROM ledger_journalentry")
    ((before,),) = databases.ask(moved["here"], "SELECT max(seq) FROM ledger_journalentry")
    assert seq > before
