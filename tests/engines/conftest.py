"""Books on both engines beside each other: a file for SQLite, and a database on the tests' PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
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
def loaded(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By engine, a data folder whose database has the cast and the agreement, and nothing posted; only to be copied."""
    folders = {engine: tmp_path_factory.mktemp(f"loaded-on-{engine}") for engine in ENGINES}
    databases.put_migrated_on_sqlite(folders["sqlite"])
    databases.put_on_postgresql(folders["postgresql"], server, is_migrated=True)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda folder: run(folder, str(Path(loading.__file__)), EMPTY_BOOKS), folders.values()))
    return folders


@pytest.fixture(scope="session")
def books(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By engine, such a folder to work in."""
    return copies(loaded, server, tmp_path_factory, "on")


def copies(loaded: dict[str, Path], server: str, made: pytest.TempPathFactory, name: str) -> dict[str, Path]:
    """By engine, a copy of what was loaded once, in a folder and a database of its own."""
    folders = {engine: made.mktemp(f"{name}-{engine}") for engine in ENGINES}
    shutil.copytree(loaded["sqlite"], databases.put_on_sqlite(folders["sqlite"]), dirs_exist_ok=True)
    databases.put_on_postgresql(folders["postgresql"], server)
    source, target = (_name_of(each["postgresql"]) for each in (loaded, folders))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {target}".encode())
        connection.execute(f"CREATE DATABASE {target} TEMPLATE {source}".encode())
    return folders


def _name_of(data: Path) -> str:
    return urlsplit(databases.address_of(data)).path.strip("/")


def run(data: Path, *words: str) -> str:
    """Run a program of the tests in a data folder, whichever engine is behind it; what it says."""
    told = environment(data) | databases.environment_of(data)
    done = subprocess.run([sys.executable, *words], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
