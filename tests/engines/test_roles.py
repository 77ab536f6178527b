"""PostgreSQL's application role does a whole quarter, and the server denies it whatever would change the journal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import databases
from tests.browser.serving import environment
from tests.journeys import by_commands

from .clerk import Clerk
from .conftest import copies
from .upgrading import free_port

ROLE = "section75_serves"
RUN = by_commands.RUN
GROWING = "ledger_journalentry"
CHANGES = (
    f"UPDATE {GROWING} SET pence = 1",
    f"DELETE FROM {GROWING}",
    f"TRUNCATE {GROWING}",
    f"ALTER TABLE {GROWING} DISABLE TRIGGER ALL",
    f"DROP TRIGGER entry_month_is_open ON {GROWING}",
    "CREATE OR REPLACE FUNCTION entry_month_is_open() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
    "CREATE TABLE mine (n int)",
    "UPDATE audit_auditline SET says = ''",
    "DELETE FROM evidence_checkpoint",
    "UPDATE ledger_logact SET body = ''",
    "DELETE FROM django_migrations",
)


@pytest.fixture(scope="module")
def owned(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database an owner made; with a role beside it that is nothing yet."""
    folder: Path = copies(loaded, server, tmp_path_factory, "roles-on")["postgresql"]
    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE ROLE {ROLE} LOGIN".encode())
    return folder


@pytest.fixture(scope="module")
def serves(owned: Path) -> str:
    """The address with which the application signs in, once the owner has given it its rights."""
    given = told(owned, {}, "database", "roles", "--application", ROLE, "--do")
    assert given.returncode == 0, given.stderr
    return databases.address_of(owned).replace(f"//{urlsplit(databases.address_of(owned)).username}@", f"//{ROLE}@")


def told(data: Path, more: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a data folder."""
    known = environment(data) | databases.environment_of(data) | more
    return subprocess.run([sys.executable, "-c", RUN, *words], env=known, capture_output=True, text=True, check=False)


def test_the_server_denies_the_application_whatever_would_change_the_journal(serves: str) -> None:
    with psycopg.connect(serves, autocommit=True) as connection:
        for statement in CHANGES:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_the_application_does_a_whole_quarter_and_the_owner_serves_nothing(owned: Path, serves: str) -> None:
    owner = databases.address_of(owned)
    refused = told(owned, {"SECTION75_ONE_ROLE": ""}, "serve", "--no-demonstration", "--port", free_port())
    assert refused.returncode == 1
    assert "owns the tables" in refused.stderr
    databases._ADDRESSES[owned] = serves
    try:
        clerk = Clerk(owned)
        assert by_commands.issue_the_quarter(clerk)
        assert b"is byte for byte what was issued" in by_commands.verify(clerk)
        clerk(["evidence", "verify"])
        clerk(["audit", "verify"])
        clerk.leave()
        again = told(owned, {"SECTION75_OWNER_DATABASE": owner}, "migrate")
        assert again.returncode == 0, again.stderr
    finally:
        databases._ADDRESSES[owned] = owner
