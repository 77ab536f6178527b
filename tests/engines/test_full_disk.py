"""The disk is full: what was answered is found, nothing else is, and it goes on once there is room. On SQLite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from . import full_disk
from .conftest import copies, run


def test_a_full_disk_refuses_and_loses_nothing(
    loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = copies(loaded, server, tmp_path_factory, "full-on")["sqlite"]
    found = json.loads(run(folder, str(Path(full_disk.__file__))))
    assert found["said"] in ("disk I/O error", "database or disk is full")
    assert found["sound"] == "ok"
    before = found["told"][:-1]
    assert sorted(found["entries"]) == sorted(f"{name}.csv" for name in before)
    assert set(found["entries"].values()) == {2}
    assert (found["numbers"], found["head"], found["balances"], found["broken"]) == (True, [True, True], [], [])
    assert found["after"] == "", "there is room again, and it goes on"
    assert found["command"] == [1, "NotKept"]
