"""Which database: SQLite in the data folder, or the PostgreSQL that SECTION75_DATABASE names."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from section75.core.refusals import Refusal, raise_all

SCHEMES: Final = ("postgresql", "postgres")
PASSED_ON: Final = ("host", "sslmode", "sslrootcert", "sslcert", "sslkey", "passfile", "connect_timeout")
LONGEST_WAIT_SECONDS: Final = 20  # for another transaction, on both engines
KEPT_OPEN_SECONDS: Final = 60


class DatabaseAddressUnread(Refusal):
    """SECTION75_DATABASE does not say which database."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"SECTION75_DATABASE cannot be read: {why}. Write postgresql://user:password@host:5432/name, or "
            "postgresql:///name?host=/folder/of/the/socket; or unset it, to work with a file in SECTION75_DATA."
        )


def database(address: str, data: Path) -> dict[str, Any]:
    """The database as Django is told of it. Refuses an address that does not say which, without repeating it: a
    password may be in it.
    """
    return _postgresql(address) if address else _sqlite(data)


def in_words(address: str, data: Path) -> str:
    """Where the database is, for a sentence; never with a password."""
    if not address:
        return f"database in {data}"
    told = _postgresql(address)
    return f"database {told['NAME']} on {told['HOST'] or 'this machine'}"


PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "cache_size=-65536")


def _sqlite(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "section75.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": LONGEST_WAIT_SECONDS,
            "init_command": "".join(f"PRAGMA {name};" for name in PRAGMAS),
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    if "#" in address:
        raise DatabaseAddressUnread("it holds a #, which in a user or password is written %23")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise DatabaseAddressUnread("its host or port is not written as one") from None
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    raise_all([DatabaseAddressUnread(why) for why in _problems(parts, asked)])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": KEPT_OPEN_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**asked, "options": _session()},
    }


def _problems(parts: SplitResult, asked: dict[str, str]) -> list[str]:
    """Everything that keeps an address from naming a database we can use."""
    name = unquote(parts.path[1:])
    found = []
    if parts.scheme not in SCHEMES:
        found.append("it does not begin with postgresql://")
    if not name or "/" in name:
        found.append("it ends without the name of one database")
    if asked.get("host") and parts.hostname:
        found.append("it gives two hosts")
    found += [
        f"{key!r} is nothing it may ask for; it may ask for {', '.join(PASSED_ON)}"
        for key in asked.keys() - set(PASSED_ON)
    ]
    if find_spec("psycopg") is None:
        found.append("this installation is without psycopg, which speaks to PostgreSQL: install it with `make install`")
    return sorted(found)


def _session() -> str:
    """What every connection asks of the server, whatever its own settings: commits wait for the disk, a transaction
    sees what is committed, and nobody waits for ever.
    """
    asked = {
        "synchronous_commit": "on",
        "default_transaction_isolation": r"read\ committed",
        "lock_timeout": f"{LONGEST_WAIT_SECONDS}s",
    }
    return " ".join(f"-c {name}={value}" for name, value in asked.items())
