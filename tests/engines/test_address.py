"""Which database SECTION75_DATABASE names, what is refused, and what a server must promise before anything is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from section75.core.refusals import Refusal, Refusals
from section75.site.database import DatabaseAddressUnread, database, in_words
from tests import databases, postgresql

ROOT = Path(__file__).resolve().parents[2]
RUN = "from section75.cli.main import run; run()"
DATA = Path("books")


def told(address: str) -> list[str]:
    """What is refused of an address, each reason in words."""
    with pytest.raises(Refusal) as refused:
        database(address, DATA)
    each = refused.value.each if isinstance(refused.value, Refusals) else (refused.value,)
    assert all(isinstance(refusal, DatabaseAddressUnread) for refusal in each)
    return [str(refusal) for refusal in each]


def section75(address: str, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"SECTION75_DATABASE": address, "SECTION75_DATA": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", RUN, *words]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False, cwd=data)


def test_without_an_address_it_is_a_file_that_waits_for_the_disk() -> None:
    sqlite = database("", DATA)
    assert (sqlite["ENGINE"], sqlite["NAME"]) == ("django.db.backends.sqlite3", DATA / "section75.sqlite3")
    assert "synchronous=FULL" in sqlite["OPTIONS"]["init_command"]
    assert in_words("", DATA) == "database in books"


def test_an_address_is_read_with_its_signs_written_out() -> None:
    read = database("postgresql://s75%40council:p%2Fw%23d@db.example:5433/pooled?sslmode=verify-full", DATA)
    assert (read["USER"], read["PASSWORD"], read["NAME"]) == ("s75@council", "p/w#d", "pooled")
    assert (read["HOST"], read["PORT"], read["OPTIONS"]["sslmode"]) == ("db.example", "5433", "verify-full")
    assert "synchronous_commit=on" in read["OPTIONS"]["options"]


def test_a_socket_is_named_by_its_folder() -> None:
    read = database("postgresql:///pooled?host=/run/postgresql", DATA)
    assert (read["HOST"], read["PORT"], read["USER"]) == ("/run/postgresql", "", "")
    assert in_words("postgresql:///pooled", DATA) == "database pooled on this machine"


def test_the_password_is_in_no_sentence() -> None:
    good, bad = "postgresql://u:secret@h/name", "postgresql://u:secret@h:port/"
    assert in_words(good, DATA) == "database name on h"
    assert "secret" not in "".join(told(bad)) + "".join(told("mysql://u:secret@h/#x") + told("mysql://u:secret@h/"))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("sqlite:///x.db", "does not begin with postgresql://"),
        ("postgresql://h", "ends without the name"),
        ("postgresql://h/a/b", "ends without the name of one database"),
        ("postgresql://h:eighty/name", "host or port"),
        ("postgresql://h:70000/name", "host or port"),
        ("postgresql://[h/name", "host or port"),
        ("postgresql://u:p#w@h/name", "written %23"),
        ("postgresql://h/name?host=/run", "two hosts"),
        ("postgresql://h/name?options=-c%20fsync=off", "'options' is nothing it may ask for"),
    ],
)
def test_an_address_that_does_not_say_which_is_refused(address: str, why: str) -> None:
    assert any(why in sentence for sentence in told(address))


def test_everything_wrong_with_an_address_is_said_at_once() -> None:
    assert len(told("mysql://h/?ssl=no")) == 3


def test_a_bad_address_stops_a_command_with_a_refusal(tmp_path: Path) -> None:
    done = section75("postgres//nowhere", tmp_path, "migrate")
    assert (done.returncode, done.stdout) == (1, "")
    assert "SECTION75_DATABASE cannot be read" in done.stderr


def test_a_server_out_of_reach_is_said_and_nothing_is_done(tmp_path: Path) -> None:
    for words in (("migrate",), ("serve", "--port", "18799")):
        done = section75(f"postgresql:///pooled?host={tmp_path}", tmp_path, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"The database pooled on {tmp_path} cannot be reached: " in done.stderr
        assert "SECTION75_DATABASE" in done.stderr


def test_a_server_that_does_not_wait_for_the_disk_is_not_served_from(tmp_path: Path) -> None:
    with postgresql.server(fsync="off") as address:
        migrated = section75(address, tmp_path, "migrate")
        assert migrated.returncode == 1
        assert "fsync is off, and must be on" in migrated.stderr
        served = section75(address, tmp_path, "serve", "--port", "18799")
        assert (served.returncode, served.stdout) == (1, "")
        assert "could be lost" in served.stderr


def test_a_session_waits_for_the_disk_even_where_the_database_says_otherwise(server: str, tmp_path: Path) -> None:
    address = databases.address_of(databases.put_on_postgresql(tmp_path, server))
    (found,) = databases.ask(tmp_path, "SELECT current_database()")
    databases.ask(tmp_path, f"ALTER DATABASE {found[0]} SET synchronous_commit = off")
    assert databases.ask(tmp_path, "SHOW synchronous_commit") == [("off",)]
    migrated = section75(address, tmp_path, "migrate")
    assert (migrated.returncode, migrated.stderr) == (0, "")
