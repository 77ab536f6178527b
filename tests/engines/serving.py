"""The application served as it is, over a data folder of a test and whichever engine stands behind that."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.browser.serving import HOST, ROOT, SECONDS_TO_START, SECONDS_TO_STOP, environment
from tests.databases import environment_of

WORKERS = 2  # more than one process, as it may be served on PostgreSQL; on SQLite they share a file


@contextmanager
def serving(data: Path, *, before: tuple[str, ...] = (), **more: str) -> Iterator[tuple[str, int]]:
    """Serve until the block is left, under another program or with more in its environment if told; where."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        place = (HOST, int(probe.getsockname()[1]))
    command = [*before, sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(place[1])]
    command += ["--workers", str(WORKERS), "--blocking-threads", "4", "section75.site.wsgi:application"]
    told = environment(data) | environment_of(data) | {"PYTHONPATH": str(ROOT)} | more
    with (data / "server.log").open("wb") as said:
        process = subprocess.Popen(command, env=told, cwd=ROOT, stdout=said, stderr=said)
    try:
        _wait_for(place, process, data / "server.log")
        yield place
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(place: tuple[str, int], process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        assert process.poll() is None, f"the server stopped by itself:\n{log.read_text()}"
        with suppress(OSError), socket.create_connection(place, timeout=5):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
