"""A database of the version before two organisations is brought up to date, on both engines."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests import databases

from . import upgrading
from .conftest import ENGINES, run

BECOME = ["pool manager", "host finance preparer", "partner finance officer", "auditor", "member"]


@pytest.fixture(scope="module")
def upgraded(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of it, by engine."""
    folders = {engine: tmp_path_factory.mktemp(f"old-on-{engine}") for engine in ENGINES}
    databases.put_on_sqlite(folders["sqlite"])
    databases.put_on_postgresql(folders["postgresql"], server)
    with ThreadPoolExecutor() as pool:
        told = pool.map(lambda folder: run(folder, str(Path(upgrading.__file__))), folders.values())
        return dict(zip(folders, map(json.loads, told), strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_everything_of_an_older_database_is_kept_and_its_closed_month_stays_closed(
    upgraded: dict[str, Any], engine: str
) -> None:
    found = upgraded[engine]
    assert found["migrate"] == [0, "The database is up to date, and every guard stands.\n"]
    assert found["again"] == found["migrate"]
    assert found["lost"] == []
    assert found["closed"] == "entry_month_is_open"
    assert found["open"] == "taken"
    assert found["trail"][0] == 3
    assert found["trail"] == upgraded["sqlite"]["trail"]


@pytest.mark.parametrize("engine", ENGINES)
def test_each_part_held_before_becomes_a_delegation(upgraded: dict[str, Any], engine: str) -> None:
    expected = [[1 + place, role, "council", upgrading.PLACE] for place, role in enumerate(BECOME)]
    assert upgraded[engine]["roles"] == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_the_guards_of_now_stand_and_none_of_an_earlier_version(upgraded: dict[str, Any], engine: str) -> None:
    found = upgraded[engine]
    assert {upgrading.RENAMED, "entry_month_is_open"} <= set(found["old triggers"])
    assert found["triggers"] == found["guards of now"]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_older_database_is_said_to_be_older_also_where_bringing_it_up_to_date_was_cut_short(
    upgraded: dict[str, Any], engine: str
) -> None:
    found = upgraded[engine]
    assert found["before"] == [1, "EarlierVersion"]
    assert (found["stopped"], found["triggers on the way"]) == (130, [])
    assert found["on the way"] == [1, "EarlierVersion"]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_older_database_is_not_brought_up_to_date_by_serving_it(upgraded: dict[str, Any], engine: str) -> None:
    code, says = upgraded[engine]["serve"]
    assert code == 1
    assert "The database is of an earlier version of Section75" in says


@pytest.mark.parametrize("engine", ENGINES)
def test_entries_of_an_older_database_get_their_place_in_the_log_and_their_balances(
    upgraded: dict[str, Any], engine: str
) -> None:
    assert upgraded[engine]["log"] == [1, True, True, [], 2]
