"""The database's own refusals stand, and whoever takes one away or weakens it is found out, on each engine."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.audit.engines import engine
from section75.apps.audit.guards import GuardsMissing, all_guards, install, missing, require_standing
from section75.apps.audit.keeping import NotKeptSafely
from section75.apps.backups import store as backups
from section75.apps.backups.models import Restoration
from section75.apps.ledger.store import Ledger
from section75.core.authority import Scope
from section75.core.calendar import FinancialYear, Month
from tests.acts import FOR_THE_HOST, FOR_THE_PARTNER, approved, close_month, issue_return, propose_closing, reopen_month
from tests.databases import drop_guard, on_postgresql
from tests.placed import fill_placing
from tests.templated import keep_template, template

from .conftest import AT
from .growing import one_row_in

ENTRY, CHANGES, OPEN = "ledger_journalentry", "ledger_journalentry_never_changes", "entry_month_is_open"
LETS_BY = "RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS 'BEGIN RETURN NEW; END'"
CALLS = f"EXECUTE FUNCTION {CHANGES}()"
REFUSES = f"BEGIN SELECT RAISE(ABORT, '{ENTRY}: a row is never changed'); END"
WEAKENED = {
    "it does nothing": [
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} BEFORE UPDATE ON {ENTRY} BEGIN SELECT 1; END",
    ],
    "it looks at one column": [
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} BEFORE UPDATE OF pence ON {ENTRY} FOR EACH ROW WHEN 1 {REFUSES}",
    ],
}
WEAKENED_ON_POSTGRESQL = {
    "it is switched off": [f"ALTER TABLE {ENTRY} DISABLE TRIGGER {CHANGES}"],
    "all are switched off": [
        f"ALTER TABLE {ENTRY} DISABLE TRIGGER USER",
        f"ALTER TABLE {ENTRY} ENABLE ALWAYS TRIGGER {OPEN}",
    ],
    "a replica would pass it by": [f"ALTER TABLE {ENTRY} ENABLE TRIGGER {CHANGES}"],
    "its function lets everything by": [f"CREATE OR REPLACE FUNCTION {CHANGES}() {LETS_BY}"],
    "its function can be led astray": [f"ALTER FUNCTION {CHANGES}() RESET ALL"],
    "it calls another function": [
        f"CREATE FUNCTION lets_by() {LETS_BY}",
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} BEFORE UPDATE ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION lets_by()",
        f"ALTER TABLE {ENTRY} ENABLE ALWAYS TRIGGER {CHANGES}",
    ],
    "it looks at one column": [
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} BEFORE UPDATE OF pence ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION {CHANGES}()",
        f"ALTER TABLE {ENTRY} ENABLE ALWAYS TRIGGER {CHANGES}",
    ],
    "it asks first": [
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} BEFORE UPDATE ON {ENTRY} FOR EACH ROW WHEN (OLD.pence = 0) {CALLS}",
        f"ALTER TABLE {ENTRY} ENABLE ALWAYS TRIGGER {CHANGES}",
    ],
    "it comes too late": [
        drop_guard(CHANGES, ENTRY),
        f"CREATE TRIGGER {CHANGES} AFTER UPDATE ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION {CHANGES}()",
        f"ALTER TABLE {ENTRY} ENABLE ALWAYS TRIGGER {CHANGES}",
    ],
}
WAYS = WEAKENED_ON_POSTGRESQL if on_postgresql() else WEAKENED


def tell(*statements: str) -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_nothing_is_served_without_the_guards(cast: dict[str, User]) -> None:
    assert missing() == ()
    require_standing()
    tell(drop_guard(OPEN, ENTRY))
    assert missing() == (OPEN,)
    with pytest.raises(GuardsMissing, match=OPEN):
        require_standing()
    install()
    assert missing() == ()


@pytest.mark.parametrize("way", WAYS)
def test_a_weakened_guard_is_missed_and_made_whole_again(cast: dict[str, User], way: str) -> None:
    tell(*WAYS[way])
    assert CHANGES in missing()
    install()
    assert missing() == ()


def test_every_guard_is_written_in_its_engine_unless_the_engine_cannot_do_what_it_refuses() -> None:
    guards = list(all_guards())
    assert len({guard.name for guard in guards}) == len(guards)
    unwritten = {guard.event for guard in guards if not engine().written(guard)}
    assert unwritten == (set() if on_postgresql() else {"TRUNCATE"})


GROWS = sorted({guard.table for guard in all_guards() if guard.event == "DELETE"})


def test_no_table_that_only_grows_is_emptied_whoever_asks(quarter: dict[str, User], fund: Ledger) -> None:
    manager, april = quarter["pool.manager"], Month(FinancialYear(2022), 1)
    close_month(manager, fund, april, at=AT)
    reopen_month(manager, fund, april, because="Invented: a late invoice", at=AT)
    issue_return(manager, fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    fill_placing(fund, at=AT)
    keep_template(fund, template(), at=AT)
    accept_a_restoration(manager, fund)
    propose_closing(manager, fund, april, at=AT)
    assert len(GROWS) >= 30
    for table in GROWS:
        one_row_in(table)
    for table in GROWS:
        with pytest.raises(IntegrityError, match=f"{table}: .* never (deleted|changed)"), transaction.atomic():
            tell(f"DELETE FROM {table}")
        if on_postgresql():
            with pytest.raises(IntegrityError, match=f"{table}: it is never emptied"), transaction.atomic():
                tell("SET LOCAL session_replication_role = replica", f"TRUNCATE {table} CASCADE")


def accept_a_restoration(manager: User, fund: Ledger) -> None:
    row = Restoration(
        partnership=fund.partnership, fund=fund.fund, known_size=2, known_root="invented", known_by="invented",
        restored_size=1, made_at=AT, restored_at=AT, restored_by="invented",
    )  # fmt: skip
    backups.keep([row])
    said = {"restoration": row.pk}
    proposal = approvals.propose(manager, "accept-restoration", Scope(fund.partnership, fund.fund), said, at=AT)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=AT)


def test_no_table_of_the_same_name_stands_in_for_the_one_a_guard_looks_at(
    quarter: dict[str, User], fund: Ledger
) -> None:
    """Without the guard's own search path the temporary table would be asked, and say that April is open."""
    tell(drop_guard("entry_is_approved", ENTRY))  # which would refuse it first
    tell(f"CREATE TEMPORARY TABLE copied AS SELECT * FROM {ENTRY} WHERE seq = 1")
    close_month(quarter["pool.manager"], fund, Month(FinancialYear(2022), 1), at=AT)
    if on_postgresql():
        tell("CREATE TEMPORARY TABLE ledger_monthclosing (LIKE public.ledger_monthclosing)")
    columns = "head_id, run_id, effective_on, year, month, debit, credit, pence, narrative, authority, file_id, "
    columns += "file_row, reason, reverses, log_number, salt, leaf, chain"
    with pytest.raises(IntegrityError, match=OPEN), transaction.atomic():
        tell(f"INSERT INTO {ENTRY} (seq, {columns}) SELECT 90001, {columns} FROM copied")


def test_a_commit_that_does_not_wait_for_the_disk_is_refused(cast: dict[str, User]) -> None:
    if on_postgresql():
        tell("SET LOCAL synchronous_commit = off")
        with pytest.raises(NotKeptSafely, match="synchronous_commit is off, and must be on"):
            require_standing()
        tell("SET LOCAL synchronous_commit = on")
    else:
        with connection.cursor() as cursor:
            assert [engine().unsafe(Said(cursor, level)) == [] for level in (0, 1, 2, 3)] == [False, False, True, True]  # type: ignore[arg-type]
            (says,) = engine().unsafe(Said(cursor, 2, fires=0))  # type: ignore[arg-type]
            assert "replacing a row escapes its guard" in says
            (says,) = engine().unsafe(Said(cursor, 2, mode="delete"))  # type: ignore[arg-type]
            assert says == "journal_mode is delete, and must be wal"
            (says,) = engine().unsafe(Said(cursor, 2, begins=None))  # type: ignore[arg-type]
            assert says == "transactions begin DEFERRED, not IMMEDIATE"
    require_standing()


class Said:
    """A cursor whose answer is given: SQLite does not change its mind within a transaction."""

    def __init__(
        self, cursor: object, level: int, *, fires: int = 1, mode: str = "wal", begins: str | None = "IMMEDIATE"
    ) -> None:
        self.answers = {"PRAGMA synchronous": level, "PRAGMA recursive_triggers": fires, "PRAGMA journal_mode": mode}
        self.db = SimpleNamespace(transaction_mode=begins)

    def execute(self, statement: str) -> None:
        self.answer = self.answers[statement]

    def fetchone(self) -> tuple[object]:
        return (self.answer,)
