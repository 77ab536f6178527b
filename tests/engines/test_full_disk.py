"""The disk is full: what was answered is found, nothing else is, and it goes on once there is room. On both engines."""

from __future__ import annotations

import json
import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import databases

from . import full_disk
from .conftest import copies, run

MEBIBYTES = 128  # of the disk
ROOM = 1_000_000  # bytes left on it, once the database is there


@pytest.fixture
def folders(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By engine, books with nothing posted."""
    return copies(loaded, server, tmp_path_factory, "full-on")


@pytest.fixture
def ballast(folders: dict[str, Path], server: str) -> Iterator[Path]:
    """The ballast on a small disk, on which the database of PostgreSQL lies too."""
    place = Path(_folder_of(server)) / "small"
    place.mkdir()
    said = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}M", "tmpfs", place],
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        pytest.skip(f"a small disk can be mounted by root only: {said.stderr.strip()}")
    name = urlsplit(databases.address_of(folders["postgresql"])).path.strip("/")
    try:
        _move(name, server, place)
        ballast = place / "ballast"
        left = os.statvfs(place)
        ballast.write_bytes(bytes(left.f_bavail * left.f_bsize - ROOM))
        yield ballast
    finally:
        _tell(server, f"DROP DATABASE {name} WITH (FORCE)", "DROP TABLESPACE IF EXISTS small")
        subprocess.run(["umount", place], check=True)


def _folder_of(server: str) -> str:
    """The folder in which the server listens, where whoever runs it may go."""
    return urlsplit(server).query.partition("host=")[2]


def _move(name: str, server: str, place: Path) -> None:
    owner = Path(_folder_of(server)).stat().st_uid
    os.chown(place, owner, pwd.getpwuid(owner).pw_gid)
    _tell(server, f"CREATE TABLESPACE small LOCATION '{place}'", f"ALTER DATABASE {name} SET TABLESPACE small")


def _tell(server: str, *statements: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def require_whole(found: dict[str, Any]) -> None:
    """What was answered is there, whole, and nothing else; and it goes on."""
    assert found["sound"] == full_disk.SOUND
    before = found["told"][:-1]
    assert before
    assert sorted(found["entries"]) == sorted(f"{name}.csv" for name in before)
    assert set(found["entries"].values()) == {2}
    assert (found["numbers"], found["head"], found["balances"], found["broken"]) == (True, [True, True], [], [])
    assert found["after"] == "", "there is room again, and it goes on"


def test_a_full_disk_refuses_and_loses_nothing(folders: dict[str, Path]) -> None:
    found = json.loads(run(folders["sqlite"], str(Path(full_disk.__file__))))
    assert found["said"] in ("disk I/O error", "database or disk is full")
    assert found["command"] == [1, "NotKept"]
    require_whole(found)


@pytest.mark.soak
def test_a_full_disk_of_postgresql_refuses_and_loses_nothing(folders: dict[str, Path], ballast: Path) -> None:
    found = json.loads(run(folders["postgresql"], str(Path(full_disk.__file__)), str(ballast)))
    assert "No space left on device" in found["said"]
    require_whole(found)
