"""Books on both engines beside each other: a file for SQLite, and a database on the tests' PostgreSQL server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases, postgresql
from tests.browser import loading
from tests.browser.loading import EMPTY_BOOKS
from tests.browser.serving import environment

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The server the tests run beside; one of its own where they do not."""
    if address := os.environ.get("SECTION75_TEST_SERVER"):
        yield address
    else:
        with postgresql.server() as address:
            yield address


@pytest.fixture(scope="session")
def books(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By engine, a data folder whose database has the cast and the agreement, and nothing posted."""
    folders = {engine: tmp_path_factory.mktemp(f"on-{engine}") for engine in ENGINES}
    databases.put_on_sqlite(folders["sqlite"])
    databases.put_on_postgresql(folders["postgresql"], server)
    for folder in folders.values():
        run(folder, str(Path(loading.__file__)), EMPTY_BOOKS)
    return folders


def run(data: Path, *words: str) -> str:
    """Run a program of the tests in a data folder, whichever engine is behind it; what it says."""
    told = environment(data) | databases.environment_of(data)
    done = subprocess.run([sys.executable, *words], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
