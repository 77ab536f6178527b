"""Which database stands behind a data folder of a test: a file in it, or a database of its own on the tests' server."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from tests.migrated import DATABASE, migrated_file, migrated_template

_ADDRESSES: dict[Path, str] = {}  # by data folder; empty is SQLite


def on_postgresql() -> bool:
    """Do these tests run on PostgreSQL?"""
    return bool(os.environ.get("SECTION75_TEST_SERVER"))


def put_on_sqlite(data: Path) -> Path:
    """A data folder whose database is a file in it, whatever these tests run on."""
    _ADDRESSES[data] = ""
    return data


def put_on_postgresql(data: Path, server: str, *, is_migrated: bool = False) -> Path:
    """A data folder whose database is a new one on a server, with nothing in it or with every table."""
    name = f"books_{os.getpid()}_{len(_ADDRESSES)}"
    template = migrated_template(server) if is_migrated else "template1"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    _ADDRESSES[data] = server.replace("/section75?", f"/{name}?")
    return data


def put_migrated(data: Path) -> Path:
    """A data folder whose database, of the engine these tests run on, has every table and nothing in them."""
    if on_postgresql():
        return put_on_postgresql(data, os.environ["SECTION75_TEST_SERVER"], is_migrated=True)
    return put_migrated_on_sqlite(data)


def put_migrated_on_sqlite(data: Path) -> Path:
    """A data folder whose database is a file with every table and nothing in them, whatever these tests run on."""
    shutil.copyfile(migrated_file(), put_on_sqlite(data) / DATABASE)
    return data


def address_of(data: Path) -> str:
    """What SECTION75_DATABASE says for a data folder; one not put anywhere is where these tests run."""
    if data not in _ADDRESSES:
        if on_postgresql():
            put_on_postgresql(data, os.environ["SECTION75_TEST_SERVER"])
        else:
            put_on_sqlite(data)
    return _ADDRESSES[data]


def environment_of(data: Path) -> dict[str, str]:
    """What a program of ours is told, to work with that folder and its database."""
    return {"SECTION75_DATA": str(data), "SECTION75_DATABASE": address_of(data), "SECTION75_ONE_ROLE": "yes"}


def ask(data: Path, statement: str) -> list[tuple[Any, ...]]:
    """Whatever somebody with the database's password could ask of it, past the program."""
    if address := address_of(data):
        with psycopg.connect(address, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        return database.execute(statement).fetchall()


def drop_guard(name: str, table: str) -> str:
    """The statement with which somebody removes a guard."""
    return f"DROP TRIGGER {name} ON {table}" if on_postgresql() else f"DROP TRIGGER {name}"
