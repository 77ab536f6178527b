"""The power goes at any acknowledgement, on SQLite: nothing acknowledged is lost; with a weaker setting it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases
from tests.browser.serving import environment

from . import power

POSTS = 2_000 if os.environ.get("SECTION75_SOAK") == "1" else 40
POSTS_OF_CONTROL = 8

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace, of the system's package, is not here")


def losses(loaded: Path, folder: Path, posts: int, pragma: str) -> list[list[str]]:
    """What would be lost at each acknowledgement of a writer with that setting."""
    data, trace, after = folder / "data", folder / "trace", folder / "after"
    shutil.copytree(loaded, data)
    after.mkdir()
    databases.put_on_sqlite(data)
    disk = power.Disk()
    for path in data.glob("section75.sqlite3*"):
        disk.seen[str(path)], disk.kept[str(path)] = bytearray(path.read_bytes()), path.read_bytes()
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "10000000", "-o", str(trace)]
    writer = [sys.executable, str(Path(power.__file__)), str(posts), pragma]
    told = environment(data) | databases.environment_of(data)
    done = subprocess.run(
        [*command, "-e", f"trace={power.CALLS}", *writer], env=told, capture_output=True, text=True, check=False
    )
    if "ptrace" in done.stderr:
        pytest.skip(f"strace may not trace here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    found = [power.lost(disk, after) for _ in power.moments(trace, disk, data)]
    trace.unlink()
    assert len(found) == posts
    return found


def test_nothing_acknowledged_is_lost_with_the_power(loaded: dict[str, Path], tmp_path: Path) -> None:
    found = losses(loaded["sqlite"], tmp_path, POSTS, "")
    assert [lost for lost in found if lost] == []


@pytest.mark.parametrize("pragma", ["synchronous=NORMAL", "synchronous=OFF"])
def test_with_a_weaker_setting_something_is_lost(loaded: dict[str, Path], tmp_path: Path, pragma: str) -> None:
    """Else this test would prove nothing."""
    found = losses(loaded["sqlite"], tmp_path, POSTS_OF_CONTROL, pragma)
    assert all(found)
