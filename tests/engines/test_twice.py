"""Everything is sent twice, by many at once, through a line that fails: each is done exactly once. On both engines."""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

import pytest

from . import faulty_line, twice
from .conftest import ENGINES, copies, run
from .serving import serving

IS_SOAK = os.environ.get("SECTION75_SOAK") == "1"
CLIENTS, POSTS = (16, int(os.environ.get("SECTION75_POSTS", "500"))) if IS_SOAK else (4, 4)
SEED = int(os.environ.get("SECTION75_SEED") or (secrets.randbelow(10**9) if IS_SOAK else 75))


@pytest.fixture(scope="module")
def folders(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By engine, books with nothing posted."""
    return copies(loaded, server, tmp_path_factory, "twice-on")


@pytest.mark.parametrize("engine", ENGINES)
def test_each_command_sent_twice_is_done_once(folders: dict[str, Path], engine: str) -> None:
    sys.stderr.write(f"SECTION75_SEED={SEED} spoils the same again\n")
    with serving(folders[engine]) as place, faulty_line.faulty_line(place, SEED) as line:
        told = twice.all_at_once(line.place, place, CLIENTS, POSTS)
    found: dict[str, Any] = json.loads(run(folders[engine], str(Path(twice.__file__))))
    sys.stderr.write(f"{engine}: {dict(line.happened)} {dict(told)} {found['proposals']} proposals\n")
    many = CLIENTS * POSTS
    assert found["entries"] == found["head"] == found["by proposal"] == many
    assert found["pence"] == CLIENTS * sum(twice.FIRST_PENCE + lap for lap in range(POSTS))
    assert found["files"] == CLIENTS * (POSTS // 2)
    assert found["numbers"] == list(range(1, many + 1))
    assert found["balances"] == []
    assert set(faulty_line.WEIGHTS) == set(line.happened) - {"is late"}, "whatever can go wrong did"
    assert set(told) == {"lost", *twice.DONE_BEFORE}
