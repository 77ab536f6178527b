"""A real server of our own pages: its own data folder, its own process, a free port of this machine, and its end.

Django's live server would empty the tables between tests, which the database's guards rightly forbid.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser import clock, loading
from tests.migrated import DATABASE, migrated_file

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]
PAGES = "tests.browser.at_the_clock:application"
SECONDS_TO_START = 300
SECONDS_TO_STOP = 60


@dataclass(frozen=True)
class Server:
    """A server that runs: where it is, and the data folder that it alone writes to."""

    address: str
    data: Path

    @property
    def numbers(self) -> dict[str, Any]:
        """The numbers of what was loaded, by name."""
        kept = self.data / loading.NUMBERS
        return dict(json.loads(kept.read_text())) if kept.exists() else {}

    def stand_at(self, moment: datetime) -> None:
        """Put the clock to a moment."""
        clock.stand_at(self.data, moment)


def environment(data: Path) -> dict[str, str]:
    """What a program of ours is told when it works in that data folder."""
    told = {"DJANGO_SETTINGS_MODULE": "section75.site.settings", "SECTION75_DATA": str(data)}
    return os.environ | told | {"SECTION75_DEMONSTRATION": "yes"}


def fill(data: Path, what: str) -> None:
    """Make the database in a data folder, and load it."""
    shutil.copyfile(migrated_file(), data / DATABASE)
    command = [sys.executable, "-m", loading.__name__, what]
    done = subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """Serve what is in a data folder until the block is left."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    log = data / "server.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, "--blocking-threads", "2", PAGES],
            env=environment(data),
            cwd=ROOT,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(f"http://{HOST}:{port}", data)
        _wait_for(server, process, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        assert process.poll() is None, f"the server stopped by itself:\n{log.read_text()}"
        try:
            with urlopen(f"{server.address}/accounts/sign-in/", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
