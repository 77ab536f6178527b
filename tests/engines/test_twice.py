"""Everything is sent twice, by many at once, and answers are lost: each is done exactly once. On both engines."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from . import twice
from .conftest import ENGINES, copies, run

CLIENTS, POSTS = (16, 500) if os.environ.get("SECTION75_SOAK") == "1" else (4, 12)


@pytest.fixture(scope="module")
def sent(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By engine, what came of it."""
    folders = copies(loaded, server, tmp_path_factory, "twice-on")
    words = (str(Path(twice.__file__)), str(CLIENTS), str(POSTS))
    with ThreadPoolExecutor() as pool:
        return dict(
            zip(folders, pool.map(lambda folder: json.loads(run(folder, *words)), folders.values()), strict=True)
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_each_command_sent_twice_is_done_once(sent: dict[str, Any], engine: str) -> None:
    found = sent[engine]
    many = CLIENTS * POSTS
    assert found["entries"] == found["head"] == many, found["told"]
    assert found["pence"] == CLIENTS * sum(100 + lap for lap in range(POSTS))
    assert found["numbers"] == list(range(1, many + 1))
    assert found["balances"] == []
    assert set(found["told"]) == {"lost", *twice.TOLD[:2]} | (set(found["told"]) & {"AlreadyPosted"})
    assert found["told"]["DecidedAlready"] >= many, "every approval came at least twice"
