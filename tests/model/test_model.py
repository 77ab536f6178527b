"""The application beside the naive books, step by step, whatever is done in whatever order; on both engines."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.browser import loading
from tests.engines.conftest import copies, loaded, run, server
from tests.model import running

__all__ = ["loaded", "server"]  # fixtures of the engines' tests

IS_SOAK = os.environ.get("SECTION75_SOAK") == "1"
FEW, MANY = ("6", "12"), ("200", "30")
ACTS = {
    "accept a restoration", "accrue", "agree or object", "ask", "back up", "bring a file", "bring again",
    "clear suspense", "close", "correct a file", "issue a report", "post a difference", "post a file", "post by hand",
    "post what is due", "re-open", "restore", "reverse", "send to suspense", "settle", "sign the log",
    "the clock jumps", "vary the terms",
}  # fmt: skip


def walked(folder: Path, runs: str, steps: str) -> dict[str, dict[str, int]]:
    """Run the machine in a data folder; how often each act was tried, and each refusal told."""
    return dict(json.loads(run(folder, str(Path(running.__file__)), runs, steps)))


def test_the_books_are_what_the_naive_books_are(tmp_path: Path) -> None:
    folder = databases.put_migrated_on_sqlite(tmp_path)
    run(folder, str(Path(loading.__file__)), loading.EMPTY_BOOKS)
    assert walked(folder, *FEW)["tried"]["bring a file"] >= int(FEW[0])


@pytest.mark.soak
def test_on_both_engines_every_act_is_tried(
    loaded: dict[str, Path],
    server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folders = copies(loaded, server, tmp_path_factory, "model-on")
    with ThreadPoolExecutor() as pool:
        found: list[Any] = list(pool.map(lambda folder: walked(folder, *MANY), folders.values()))
    for engine, said in zip(folders, found, strict=True):
        assert set(said["tried"]) == ACTS, engine
        assert len(said["told"]) >= 15, engine
