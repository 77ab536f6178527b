"""The same acts give the same log on both engines: the same root, the same chain, the same balances."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from . import rooting
from .conftest import copies, run


@pytest.fixture(scope="module")
def come_to(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the acts came to, by engine."""
    folders = copies(loaded, server, tmp_path_factory, "rooted-on")
    with ThreadPoolExecutor() as pool:
        told = pool.map(lambda folder: run(folder, str(Path(rooting.__file__))), folders.values())
        return dict(zip(folders, map(json.loads, told), strict=True))


def test_the_same_acts_give_the_same_root_on_both_engines(come_to: dict[str, Any]) -> None:
    sqlite, postgresql = come_to.values()
    assert sqlite["head"] == postgresql["head"]
    assert sqlite["head"][0] == sqlite["leaves"] >= sqlite["head"][1] > 300


def test_the_balances_kept_are_the_sum_of_the_entries_on_both_engines(come_to: dict[str, Any]) -> None:
    sqlite, postgresql = come_to.values()
    assert sqlite["wrong"] == postgresql["wrong"] == []
    assert sqlite["balances"] == postgresql["balances"]
