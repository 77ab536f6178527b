"""Guards go before migrations and come after; and a database without some is older only where it lacks migrations."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from section75.apps.audit.apps import make_guards, take_guards_down
from section75.apps.audit.engines import engine
from section75.apps.audit.guards import GuardsMissing, missing, require_standing
from section75.apps.audit.versions import EarlierVersion, is_new, pending
from tests.databases import drop_guard, on_postgresql

ENTRY, OPEN = "ledger_journalentry", "entry_month_is_open"
ANOTHERS = '"Somebody""s ""own"'  # as an operator may name a trigger
FUNCTION = "CREATE FUNCTION somebodys() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"


def tell(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def standing() -> set[str]:
    with connection.cursor() as cursor:
        return set(engine().standing(cursor))


def make_anothers() -> None:
    if on_postgresql():
        tell(FUNCTION)
        tell(f"CREATE TRIGGER {ANOTHERS} BEFORE UPDATE ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION somebodys()")
    else:
        tell(f"CREATE TRIGGER {ANOTHERS} BEFORE UPDATE ON {ENTRY} BEGIN SELECT 1; END")


@pytest.mark.django_db
def test_guards_go_before_migrations_and_come_after_and_stay_where_there_is_nothing_to_migrate() -> None:
    make_anothers()
    before = standing()
    take_guards_down(plan=[])
    assert standing() == before
    take_guards_down(plan=["a migration"])
    anothers = {'Somebody"s "own'} if on_postgresql() else set()
    assert standing() == anothers
    make_guards()
    assert missing() == ()
    assert standing() == (before - {'Somebody"s "own'}) | anothers


@pytest.mark.django_db
def test_a_database_that_lacks_guards_is_older_where_it_lacks_migrations_and_else_somebody_removed_them() -> None:
    assert (is_new(), pending()) == (False, 0)
    tell(drop_guard(OPEN, ENTRY))
    with pytest.raises(GuardsMissing, match="ask who removed them"):
        require_standing()
    MigrationRecorder.Migration.objects.filter(app="inbox").delete()
    assert pending() == 1
    with pytest.raises(EarlierVersion, match="1 step is still to do"):
        require_standing()
