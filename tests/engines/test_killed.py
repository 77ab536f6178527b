"""Whoever posts is killed at any instant: what was acknowledged is found, and nothing is half done. On both engines."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from . import crashing
from .conftest import ENGINES, copies, run

KILLS = 500 if os.environ.get("SECTION75_SOAK") == "1" else 8
ROWS = 2  # of each extract


@pytest.fixture(scope="module")
def crashed(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By engine, what was acknowledged and what is found."""
    folders = copies(loaded, server, tmp_path_factory, "killed-on")
    with ThreadPoolExecutor() as pool:
        found = pool.map(
            lambda folder: json.loads(run(folder, str(Path(crashing.__file__)), str(KILLS))), folders.values()
        )
        return dict(zip(folders, found, strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_everything_acknowledged_is_found_and_nothing_is_half_posted(crashed: dict[str, Any], engine: str) -> None:
    found = crashed[engine]
    lost = [name for name in found["told"] if found["entries"].get(f"{name}.csv") != ROWS]
    assert lost == [], found["seed"]
    assert set(found["entries"].values()) == {ROWS}, found["seed"]
    assert sorted(found["entries"]) == found["posted"], found["seed"]
    assert len(found["told"]) >= 2 + KILLS // 4, "somebody was told that something was posted"


@pytest.mark.parametrize("engine", ENGINES)
def test_head_log_and_balances_agree_with_the_entries(crashed: dict[str, Any], engine: str) -> None:
    found = crashed[engine]
    assert (found["numbers"], found["head"], found["balances"], found["broken"]) == (True, [True, True], [], [])
