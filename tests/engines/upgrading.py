"""A database as the version before two organisations left it, and what comes of it when it is brought up to date.

python tests/engines/upgrading.py      what came of it, as one JSON document

The tables are those of that version's migrations, the guards are written out as it made them; the rows are invented.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from section75.apps.audit.guards import Guard

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
ROOMS = ("accounts", "audit", "agreements", "ledger", "budget", "returns")
OF_DJANGO = ("contenttypes", "auth", "sessions")
CLOSED = (
    "EXISTS (SELECT 1 FROM ledger_monthclosing c WHERE c.partnership_id = NEW.partnership_id AND c.fund = NEW.fund "
    "AND c.year = NEW.year AND c.month = NEW.month)"
)
MIRROR = (
    "NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_journalentry e "
    "WHERE e.partnership_id = NEW.partnership_id AND e.fund = NEW.fund AND e.seq = NEW.reverses "
    "AND e.debit = NEW.credit AND e.credit = NEW.debit AND e.pence = NEW.pence)"
)
GREW = (
    *("agreements_termsversion", "agreements_termsfile", "budget_forecastversion", "budget_forecastline"),
    *("ledger_journalentry", "ledger_monthclosing", "ledger_keptfile"),
    *("returns_issuedreturn", "returns_rendering", "returns_delivery", "audit_auditline"),
)
RENAMED = "closing_of_a_month_stays"  # invented: a guard that no version calls so any more
ROLES = ("pool manager", "finance officer of the host", "accountant of the partner", "auditor", "member")
PLACE, FUND = "invented", "pool"
ENTRY = {
    "partnership_id": PLACE,
    "fund": FUND,
    "seq": 1,
    "recorded_at": AT,
    "recorded_by_id": 2,
    "effective_on": date(2022, 4, 30),
    "year": 2022,
    "month": 1,
    "debit": "expenditure/day-services",
    "credit": "cash",
    "pence": 12_345,
    "narrative": "Invented",
    "authority": "cl. 4",
    "file_sha256": "",
    "file_name": "",
    "file_row": None,
    "reason": "Invented",
    "reverses": None,
}
GONE = ("partnership_id", "fund", "recorded_at", "recorded_by_id", "file_sha256", "file_name")  # from every entry
WHOLE = (
    "(SELECT e.*, h.partnership_id, h.fund, r.recorded_at, r.recorded_by_id, COALESCE(f.sha256, '') AS file_sha256, "
    "COALESCE(f.name, '') AS file_name FROM ledger_journalentry e JOIN ledger_fundhead h ON h.id = e.head_id "
    "JOIN ledger_postingrun r ON r.id = e.run_id LEFT JOIN ledger_postedfile f ON f.id = e.file_id) whole"
)
SINCE = {"head_id": 1, "run_id": 1, "log_number": 2, "salt": b"s" * 16, "leaf": b"l" * 32, "chain": b"c" * 32}


def old_guards() -> list[Guard]:
    """The guards of then, in the words of then."""
    from section75.apps.audit.guards import before, only_grows

    entry = "ledger_journalentry"
    return [
        *(guard for table in GREW for guard in only_grows(table)),
        before("INSERT", entry, name="entry_month_is_open", when=CLOSED, says="entry_month_is_open: it is closed"),
        before("INSERT", entry, name="entry_reversal_is_a_mirror", when=MIRROR, says="entry_reversal_is_a_mirror"),
        before("UPDATE", "ledger_monthclosing", name=RENAMED, when=CLOSED, says="Invented."),
    ]


def make_old() -> dict[str, list[dict[str, Any]]]:
    """Tables, rows and guards of then; the rows, by table."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from section75.apps.audit.engines import engine

    executor = MigrationExecutor(connection)
    newest = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] in OF_DJANGO]
    executor.migrate([*newest, *((room, "0001_initial") for room in ROOMS)])
    kept = old_rows()
    with connection.cursor() as cursor:
        for table, rows in kept.items():
            for row in rows:
                put(cursor, table, row)
        for guard in old_guards():
            engine().make(cursor, guard)
    return kept


def old_rows() -> dict[str, list[dict[str, Any]]]:
    """A person of each role, the terms, an entry in a month that was then closed, and what was written down."""
    user = {"password": "!", "first_name": "", "last_name": "", "email": "", "is_superuser": False}
    user |= {"is_staff": False, "is_active": True, "date_joined": AT, "post": "Invented officer"}
    closing = {"fund": FUND, "year": 2022, "month": 1, "closed_at": AT, "closed_by_id": 1}
    line = {"at": AT, "who": "person.1", "partnership": PLACE, "outcome": "done"}
    return {
        "accounts_user": [{"id": 1 + i, "username": f"person.{1 + i}"} | user for i in range(len(ROLES))],
        "accounts_membership": [
            {"id": 1 + i, "user_id": 1 + i, "partnership": PLACE, "party": "council", "role": role}
            for i, role in enumerate(ROLES)
        ],
        "agreements_partnership": [{"id": PLACE, "name": "Invented partnership"}],
        "agreements_termsversion": [
            {"id": 1, "partnership_id": PLACE, "number": 1, "terms": "0" * 64, "loaded_at": AT, "loaded_by_id": 1}
        ],
        "agreements_termsfile": [
            {"id": 1, "version_id": 1, "position": 1, "name": "agreement.toml", "sha256": "0" * 64, "content": b"\xff"}
        ],
        "ledger_journalentry": [{"id": 1} | ENTRY],
        "ledger_monthclosing": [{"id": 1, "partnership_id": PLACE} | closing],
        "audit_auditline": [{"id": n} | line | {"act": "post", "says": f"Act {n}."} for n in (1, 2, 3)],
    }


def put(cursor: Any, table: str, row: dict[str, Any]) -> None:
    """One row, past the program."""
    places = ", ".join(["%s"] * len(row))
    cursor.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))


def as_kept(table: str, rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The same columns of the same rows, as the database has them now; what left the entries stands beside them."""
    from django.db import connection

    with connection.cursor() as cursor:
        kept = WHOLE if table == "ledger_journalentry" else table
        cursor.execute(f"SELECT {', '.join(rows[0])} FROM {kept} ORDER BY id")
        return [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    """A value as it was put in; SQLite keeps moments in UTC and does not say so."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return bytes(value) if isinstance(value, memoryview) else value


def command(*words: str) -> list[Any]:
    """A command of this version: its exit code, and its refusal or what it says."""
    from typer.testing import CliRunner

    from section75.cli.main import app

    done = CliRunner().invoke(app, list(words), prog_name="section75")
    return [done.exit_code, json.loads(done.stdout)["refusal"] if "--json" in words else done.output]


def free_port() -> str:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def cut_short(app: str, name: str) -> Callable[..., Any]:
    """How migrations are applied where somebody stops them at one."""
    from django.db.migrations.executor import MigrationExecutor

    apply = MigrationExecutor.apply_migration

    def until_then(self: Any, state: Any, migration: Any, **how: Any) -> Any:
        if (migration.app_label, migration.name) == (app, name):
            raise KeyboardInterrupt
        return apply(self, state, migration, **how)

    return until_then


def stop_on_the_way() -> list[Any]:
    """Begin to bring it up to date, and stop in the middle."""
    from unittest.mock import patch

    from django.db.migrations.executor import MigrationExecutor

    with patch.object(MigrationExecutor, "apply_migration", cut_short("ledger", "0002_two_people")):
        return command("migrate")


def refused(row: dict[str, Any]) -> str:
    """What the database says to an entry, where nothing but the closed month stands against it; nothing is kept."""
    from django.db import IntegrityError, connection, transaction

    from section75.apps.audit.engines import engine
    from section75.apps.audit.guards import all_guards

    approved = next(guard for guard in all_guards() if guard.name == "entry_is_approved")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            engine().take_down(cursor, approved)
            put(cursor, "ledger_journalentry", {name: value for name, value in row.items() if name not in GONE})
            raise ZeroDivisionError
    except ZeroDivisionError:
        return "taken"
    except IntegrityError as error:
        return str(error).split(":")[0]


def triggers() -> list[str]:
    """Every trigger that stands."""
    from django.db import connection

    from section75.apps.audit.engines import engine

    with connection.cursor() as cursor:
        return sorted(engine().standing(cursor))


def guards_of_now() -> list[str]:
    """Every trigger that should stand."""
    from section75.apps.audit.engines import engine
    from section75.apps.audit.guards import all_guards

    return sorted(guard.name for guard in all_guards() if engine().written(guard))


def upgrade() -> dict[str, Any]:
    """An older database, looked at, half brought up to date, looked at again, and finished."""
    kept = make_old()
    look = ("audit", "verify", "--json")
    told: dict[str, Any] = {
        "old triggers": triggers(),
        "before": command(*look),
        "serve": command("serve", "--port", free_port()),
    }
    told["stopped"], told["triggers on the way"] = stop_on_the_way()[0], triggers()
    told["on the way"], told["migrate"], told["again"] = command(*look), command("migrate"), command("migrate")
    told["lost"] = [
        table
        for table, rows in kept.items()
        if table != "accounts_membership" and as_kept(table, rows) != [tuple(row.values()) for row in rows]
    ]
    told["triggers"], told["guards of now"] = triggers(), guards_of_now()
    return told | as_it_stands()


def as_it_stands() -> dict[str, Any]:
    """Who may do what, the trail, and what the closed month takes."""
    from section75.apps.accounts.models import Delegation
    from section75.apps.audit import actions

    given = Delegation.objects.order_by("user_id").values_list("user_id", "role", "organisation", "partnership")
    return {
        "roles": [list(row) for row in given],
        "trail": [actions.verify().upto, actions.verify().head],
        "closed": refused(ENTRY | SINCE | {"id": 2, "seq": 2}),
        "open": refused(ENTRY | SINCE | {"id": 2, "seq": 2, "month": 2}),
        "log": placed(),
    }


def placed() -> list[Any]:
    """What the log of the older journal is: its size, whether its lines are as they were hashed, and its balances."""
    from section75.apps.ledger import balancing, log
    from section75.apps.ledger.store import Ledger
    from section75.core.evidence import CHAIN_START, chain_hashes, leaf_hashes, root_over

    ledger = Ledger(PLACE, FUND)
    lines, head = list(log.lines(ledger)), log.head(ledger)
    bodies = [line.body for line in lines]
    hold = [line.leaf for line in lines] == leaf_hashes(bodies) and root_over(log.leaves(ledger)) == head.root
    chained = [line.chain for line in lines] == chain_hashes(CHAIN_START, bodies) and lines[-1].chain == head.chain
    return [head.size, hold, chained, balancing.verify_balances(ledger), balancing.of(ledger).count()]


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(upgrade()))
