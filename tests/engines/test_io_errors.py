"""Writes and syncs fail now and then: what was answered is found, nothing else is, and it goes on after. On SQLite."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import io_errors
from .conftest import copies, run

IS_SOAK = os.environ.get("SECTION75_SOAK") == "1"
POSTS = 1_000 if IS_SOAK else 24
SEED = int(os.environ.get("SECTION75_SEED") or (secrets.randbelow(10**6) if IS_SOAK else 75))
SHIM = Path(__file__).with_name("failing_disk.c")

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a disk is made to fail as Linux loads programs"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="cc, of the system's package, is not here"),
]


@pytest.fixture
def found(
    loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """What came of posting on such a disk."""
    folder = copies(loaded, server, tmp_path_factory, "failing-on")["sqlite"]
    library = folder / "failing_disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, SHIM, "-ldl"], check=True)
    monkeypatch.setenv("LD_PRELOAD", str(library))
    monkeypatch.setenv("FAILING_FILES", "section75.sqlite3")
    return dict(json.loads(run(folder, str(Path(io_errors.__file__)), str(POSTS), str(SEED))))


def test_a_failing_disk_refuses_and_loses_nothing(found: dict[str, Any]) -> None:
    sys.stderr.write(f"SECTION75_SEED={SEED}: {found['said']}, {len(found['told'])} answered\n")
    assert found["sound"] == "ok"
    assert sorted(found["entries"]) == sorted(f"{name}.csv" for name in found["told"])
    assert set(found["entries"].values()) == {2}
    assert (found["numbers"], found["head"], found["balances"], found["broken"]) == (True, [True, True], [], [])
    assert found["after"] == 2
    assert found["said"]["failed"] >= POSTS // 4
    refused = set(found["said"]) - {"failed"}
    assert refused
    assert all(each.startswith("OperationalError: ") for each in refused)
    assert len(found["told"]) > POSTS // 10, "a disk that fails seldom takes most"
