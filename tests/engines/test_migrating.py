"""Bringing a database up to date is killed midway: each migration is done whole or not at all. On both engines."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests import databases

from . import migrating
from .conftest import ENGINES, run

KILLS = 20 if os.environ.get("SECTION75_SOAK") == "1" else 2


@pytest.fixture(scope="module")
def migrated(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By engine, what came of it."""
    folders = {engine: tmp_path_factory.mktemp(f"migrated-on-{engine}") for engine in ENGINES}
    databases.put_on_sqlite(folders["sqlite"])
    databases.put_on_postgresql(folders["postgresql"], server)
    words = (str(Path(migrating.__file__)), str(KILLS))
    with ThreadPoolExecutor() as pool:
        return dict(
            zip(folders, pool.map(lambda folder: json.loads(run(folder, *words)), folders.values()), strict=True)
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_migration_killed_in_the_middle_is_not_begun(migrated: dict[str, Any], engine: str) -> None:
    found = migrated[engine]
    assert [each["whole"] for each in found["kills"]] == [True] * KILLS
    assert any(each["killed"] for each in found["kills"])
    assert (found["ended"], found["journal"]) == (0, True)
    assert found["log"] == [1, True, True, [], 2]
