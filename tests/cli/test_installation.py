"""`section75` as a real process: without Django, without a database, migrated, served, and stopped."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from section75.cli import installation
from section75.cli.rooms import demonstration
from tests import databases
from tests.migrated import UP_TO_DATE

from .conftest import EXAMPLES, FOLDER, SLUG, Terminal, section75

ROOT = EXAMPLES.parent
WITHOUT_DJANGO = "import sys; sys.modules['django'] = None; from section75.cli.main import run; run()"
RUN = "from section75.cli.main import run; run()"
PATIENCE = 300  # seconds, until something hangs rather than waits its turn on a machine with much else to do


def environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, **databases.environment_of(data), "PYTHONPATH": str(ROOT), "LC_ALL": "C"}


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    """A data folder that was migrated before."""
    return databases.put_migrated(tmp_path)


def process(code: str, *words: str, data: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, env=environment(data), cwd=data, capture_output=True, check=False, timeout=PATIENCE)


FROM_FILES = {
    "settle": ("risk-share", "settle", str(FOLDER), "--variance", "412,000", "--json"),
    "shares": ("risk-share", "shares", str(FOLDER), "--amount", "412,000", "--json"),
    "check": ("agreements", "check", str(FOLDER), "--json"),
    "show": ("agreements", "show", str(FOLDER), "--on", "2022-06-14", "--json"),
    "schema": ("agreements", "schema"),
}


LEFT_TO_SOAK = ("shares", "show", "schema")


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.soak) if case in LEFT_TO_SOAK else case for case in FROM_FILES]
)
def test_what_works_from_files_works_where_django_is_not_even_installed(case: str, tmp_path: Path) -> None:
    done = process(WITHOUT_DJANGO, *FROM_FILES[case], data=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))
    assert list(tmp_path.iterdir()) == []


def test_answers_are_utf_8_whatever_the_terminal_says(tmp_path: Path) -> None:
    done = process(RUN, "risk-share", "settle", str(FOLDER), "--variance", "£412,000", data=tmp_path)
    assert done.returncode == 0
    assert "£339,553.60" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


def test_a_process_leaves_with_the_exit_code(tmp_path: Path) -> None:
    silent = str(FOLDER / "agreement.toml")
    assert process(RUN, "risk-share", "settle", silent, "--variance", "1", data=tmp_path).returncode == 1
    assert process(RUN, "risk-share", "settle", silent, data=tmp_path).returncode == 2


def test_without_a_database_the_way_to_one_is_said(tmp_path: Path) -> None:
    done = process(RUN, "ledger", "position", "--partnership", SLUG, "--as", "auditor", "--json", data=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["refusal"] == "NothingMigrated"


def test_an_installation_that_was_migrated_new_is_migrated_again(migrated: Path) -> None:
    """By the same command it was made, see `tests/migrated.py`."""
    done = process(RUN, "migrate", data=migrated)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == UP_TO_DATE
    assert (migrated / "section75.sqlite3").exists() is not databases.on_postgresql()
    assert databases.ask(migrated, "SELECT count(*) FROM ledger_journalentry") == [(0,)]


@pytest.mark.soak
def test_a_data_folder_that_is_not_there_yet_is_made_though_the_key_comes_from_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "books"
    told = environment(folder) | {"SECTION75_SECRET_KEY": "kept elsewhere"}
    command = [sys.executable, "-c", RUN, "migrate"]
    done = subprocess.run(command, env=told, cwd=tmp_path, capture_output=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert folder.is_dir()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server of its own, with its own process group, as a terminal would start it."""
    port = free_port()
    command = [sys.executable, "-c", RUN, "serve", "--port", str(port), *words]
    server = subprocess.Popen(
        command,
        env=environment(data),
        cwd=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield server, port
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        sys.stdout.write(str(server.communicate(timeout=PATIENCE)))  # what it said, where a test fails


def greeting(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    lines = []
    for line in server.stdout:
        lines.append(line)
        if line == "Ctrl-C stops it.\n":
            break
    return "".join(lines)


def sign_in_page(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as page:
        assert page.status == 200
        content: bytes = page.read()
        return content.decode("utf-8")


def test_serve_says_where_and_who_and_stops_on_ctrl_c(migrated: Path) -> None:
    with serving(migrated) as (server, port):
        said = greeting(server)
        assert f"Section75 is at http://127.0.0.1:{port}\n" in said
        for line in ("pool.manager        Pooled fund manager  ", "stranger            Pool manager of another"):
            assert line in said
        assert "demonstration\n" in said
        assert "Demonstration data" in sign_in_page(port)
        os.killpg(server.pid, signal.SIGINT)
        rest, errors = server.communicate(timeout=PATIENCE)
    assert (server.returncode, rest) == (0, "Stopped.\n")
    assert errors == "Getting the database ready.\n"


@pytest.mark.soak
def test_serve_without_the_demonstration_knows_nobody(migrated: Path) -> None:
    with serving(migrated, "--no-demonstration") as (server, port):
        said = greeting(server)
        assert "pool.manager" not in said
        assert "Demonstration data" not in sign_in_page(port)
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=PATIENCE)
    assert server.returncode == 0


def test_a_port_in_use_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = str(taken.getsockname()[1])
        done = process(RUN, "serve", "--port", port, data=tmp_path)
    assert done.returncode == 1
    assert f"Nothing can be served on 127.0.0.1 port {port}: address already in use." in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_is_none_is_refused() -> None:
    answer = section75("serve", "--address", "999.1.1.1")
    assert answer.code == 1
    assert "Nothing can be served on 999.1.1.1 port 8000" in answer.err


def test_the_demonstration_is_loaded_once(terminal: Terminal) -> None:
    assert section75("demonstration", "load", "--json").data["is_new"], "an earlier one is completed"
    answer = section75("demonstration", "load", "--json")
    assert (answer.code, answer.data["is_new"]) == (0, False)
    assert answer.data["cast"][0] == {
        "username": "pool.manager",
        "post": "Pooled fund manager",
        "password": "demonstration",
    }
    assert "It is there already" not in answer.out
    assert "The demonstration is there already. Nothing was changed." in section75("demonstration", "load").out


def test_the_demonstration_is_loaded_into_an_empty_database(db: None) -> None:
    assert section75("demonstration", "load").out.startswith("The demonstration is loaded.\n")
    issued = section75("returns", "issue", "--period", "2022/23 Q1", "--partnership", SLUG, "--as", "pool.manager")
    assert issued.code == 0, issued.err


def test_without_the_example_files_there_is_no_demonstration(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("django.conf.settings.EXAMPLES", tmp_path / "absent", raising=False)
    answer = section75("demonstration", "load", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "ExampleAbsent")


@pytest.mark.soak
@pytest.mark.parametrize(("address", "is_open"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_whoever_opens_the_demonstration_to_others_is_warned(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, address: str, is_open: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(installation, "_migrate", lambda: None)
    monkeypatch.setattr(installation, "_serve", lambda address, port, greeting: said.extend(greeting))
    monkeypatch.setenv("SECTION75_DEMONSTRATION", "")
    assert section75("serve", "--address", address, "--port", str(free_port())).code == 0
    assert demonstration.cast_text() in said
    assert any("can sign in with these passwords" in line for line in said) is is_open


@pytest.mark.soak
def test_where_the_example_did_not_come_along_it_is_served_without(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []
    monkeypatch.setattr(installation, "_migrate", lambda: None)
    monkeypatch.setattr(installation, "_serve", lambda address, port, greeting: said.extend(greeting))
    monkeypatch.setenv("SECTION75_DEMONSTRATION", "")
    monkeypatch.setattr("django.conf.settings.EXAMPLES", tmp_path / "absent", raising=False)
    assert section75("serve", "--port", str(free_port())).code == 0
    assert "The example files did not come with this program, so no demonstration is loaded." in said


def test_a_database_that_lost_a_guard_is_not_served_and_making_it_anew_is_written_down(migrated: Path) -> None:
    databases.ask(migrated, databases.drop_guard("entry_month_is_open", "ledger_journalentry"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    refused = process(RUN, "serve", "--port", port, data=migrated)
    assert refused.returncode == 1
    assert b"entry_month_is_open" in refused.stderr
    made = process(RUN, "migrate", data=migrated)
    assert made.returncode == 0
    assert b"made anew: entry_month_is_open" in made.stdout
    told = databases.ask(migrated, "SELECT says FROM audit_auditline WHERE act = 'migrate'")
    assert told == [("Made anew guards that did not stand: entry_month_is_open.",)]


ASK = """
import django; django.setup()
from django.utils import timezone
from section75.apps.accounts.models import User
from section75.apps.work.actions import ask
asker, _ = User.objects.get_or_create(username="asker", post="Invented officer")
print(ask(asker, "check the portfolio", {}, at=timezone.now()).pk)
"""


def ask_for_work(data: Path) -> int:
    """Ask for a job as a page would; its number."""
    told = environment(data) | {"DJANGO_SETTINGS_MODULE": "section75.site.settings"}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=told, cwd=data, capture_output=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.1)


def is_done(data: Path, number: int) -> bool:
    return databases.ask(data, f"SELECT state FROM work_job WHERE id = {number}") == [("done",)]


def worker_of(data: Path, *, but: int = 0) -> int:
    """The process that works beside the pages, once it is there."""
    found: list[int] = []

    def is_there() -> bool:
        names = (path.name for path in (data / "work" / "workers").glob("*"))
        found[:] = [process for name in names if (process := int(name.split("-")[0])) != but]
        return bool(found)

    wait_until(is_there)
    return found[0]


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_serve_works_in_the_background_starts_a_worker_that_died_again_and_stops_both(migrated: Path) -> None:
    with serving(migrated, "--no-demonstration") as (server, _):
        greeting(server)
        first = worker_of(migrated)
        number = ask_for_work(migrated)
        wait_until(lambda: is_done(migrated, number))
        os.kill(first, signal.SIGKILL)
        number = ask_for_work(migrated)
        wait_until(lambda: is_done(migrated, number))
        second = worker_of(migrated, but=first)
        os.killpg(server.pid, signal.SIGINT)
        rest, errors = server.communicate(timeout=PATIENCE)
    assert (server.returncode, rest) == (0, "Stopped.\n")
    assert "The worker stopped by itself (exit code -9). It is started again in 1 s." in errors
    assert not is_running(second)


@pytest.mark.soak
def test_a_worker_does_not_outlive_the_server_that_started_it(migrated: Path) -> None:
    with serving(migrated, "--no-demonstration") as (server, _):
        greeting(server)
        worker = worker_of(migrated)
        os.kill(server.pid, signal.SIGKILL)
        wait_until(lambda: not is_running(worker))
        os.killpg(server.pid, signal.SIGKILL)


def test_a_worker_alone_stops_when_told_and_does_not_start_without_every_guard(migrated: Path) -> None:
    command = [sys.executable, "-c", RUN, "work", "run"]
    alone = subprocess.Popen(command, env=environment(migrated), cwd=migrated, stdout=subprocess.PIPE, text=True)
    worker_of(migrated)
    number = ask_for_work(migrated)
    wait_until(lambda: is_done(migrated, number))
    alone.terminate()
    said, _ = alone.communicate(timeout=PATIENCE)
    assert alone.returncode == 0
    assert f"Job {number}, Checks over the portfolio: done.\nThe worker has stopped.\n" in said
    databases.ask(migrated, databases.drop_guard("job_once_done_is_never_changed", "work_job"))
    refused = process(RUN, "work", "run", data=migrated)
    assert refused.returncode == 1
    assert b"job_once_done_is_never_changed" in refused.stderr


@pytest.mark.django_db
def test_the_demonstration_is_not_loaded_into_books_of_ones_own() -> None:
    assert demonstration.may_be_loaded()
    added = section75("accounts", "add", "jo", "--post", "Finance officer", "--password", "a long and quiet phrase")
    assert added.code == 0
    assert not demonstration.may_be_loaded()
