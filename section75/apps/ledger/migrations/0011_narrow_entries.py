"""Entries are narrow: what a posting's entries have in common stands in its run, a file's hash and name once a fund.

The journal is written anew, in one transaction with the new table. No line of any log changes: what was hashed is what
stands in the rows beside each entry now.
"""

import django.db.models.deletion
from django.core.management.color import no_style
from django.db import IntegrityError, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Q

BEFORE = "ledger_journalentry_before"
SAME = (
    "id, seq, run_id, effective_on, year, month, debit, credit, pence, narrative, authority, file_row, reason, "
    "reverses, log_number, salt, leaf, chain"
)
KEEP = f"CREATE TABLE {BEFORE} AS SELECT * FROM ledger_journalentry"
FILES = (
    "INSERT INTO ledger_postedfile (head_id, sha256, name) SELECT DISTINCT h.id, b.file_sha256, b.file_name "
    f"FROM {BEFORE} b JOIN ledger_fundhead h ON h.partnership_id = b.partnership_id AND h.fund = b.fund "
    "WHERE b.file_row IS NOT NULL"
)
RUNS = (
    "UPDATE ledger_postingrun SET head_id = (SELECT h.id FROM ledger_fundhead h "
    "WHERE h.partnership_id = ledger_postingrun.partnership_id AND h.fund = ledger_postingrun.fund)"
)
ANEW = (
    f"INSERT INTO ledger_journalentry (head_id, file_id, {SAME}) "
    f"SELECT h.id, f.id, {', '.join(f'b.{name}' for name in SAME.split(', '))} FROM {BEFORE} b "
    "JOIN ledger_fundhead h ON h.partnership_id = b.partnership_id AND h.fund = b.fund "
    "LEFT JOIN ledger_postedfile f ON f.head_id = h.id AND f.sha256 = b.file_sha256 AND b.file_row IS NOT NULL "
    "ORDER BY b.id"
)


_NOT_ITS_RUN = """
SELECT count(*) FROM ledger_journalentry e LEFT JOIN ledger_postingrun r ON r.id = e.run_id
WHERE r.id IS NULL OR e.partnership_id <> r.partnership_id OR e.fund <> r.fund OR {other_time}
   OR e.recorded_by_id <> r.recorded_by_id OR COALESCE(e.approved_by_id, 0) <> COALESCE(r.approved_by_id, 0)
   OR COALESCE(e.proposal_id, 0) <> COALESCE(r.proposal_id, 0)
"""
_OTHER_TIME = {
    "postgresql": "e.recorded_at <> r.recorded_at",
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', e.recorded_at) <> strftime('%Y-%m-%d %H:%M:%f', r.recorded_at)",
}
_TWO_NAMES = """
SELECT count(*) FROM (SELECT 1 FROM ledger_journalentry WHERE file_row IS NOT NULL
GROUP BY partnership_id, fund, file_sha256 HAVING count(DISTINCT file_name) > 1) named
"""
_GRANTS = """
SELECT grantee, privilege_type FROM information_schema.role_table_grants
WHERE table_schema = current_schema() AND table_name = 'ledger_journalentry' AND grantee <> current_user
"""
_given: list[tuple[str, str]] = []


def require_as_posted(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is dropped from the entries is what their runs say: a trace of somebody's changes is not taken away."""
    connection = schema_editor.connection
    other = _NOT_ITS_RUN.format(other_time=_OTHER_TIME[connection.vendor])
    for statement, words in ((other, "entries do not say what their posting says"), (_TWO_NAMES, "files have two names")):
        with connection.cursor() as cursor:
            cursor.execute(statement)
            (many,) = cursor.fetchone()
        if many:
            raise IntegrityError(
                f"{many} {words}: somebody has changed the journal past the program. Nothing was done. Which they are "
                "is said by `section75 evidence verify` of the version that was here before; ask both partners."
            )


def note_grants(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who may do what with the journal, on an engine that knows of it."""
    _given.clear()
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_GRANTS)
            _given.extend(cursor.fetchall())


def give_grants(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The same with the new table, and with the files that stand beside it."""
    quoted = schema_editor.connection.ops.quote_name
    with schema_editor.connection.cursor() as cursor:
        for who, what in _given:
            cursor.execute(f"GRANT {what} ON ledger_journalentry, ledger_postedfile TO {who if who == 'PUBLIC' else quoted(who)}")
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("ANALYZE ledger_journalentry, ledger_postedfile")


def _held_to(to: str, **how: object) -> models.ForeignKey:
    return models.ForeignKey(
        to, db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", **how
    )


def _run(*statements: str):
    def run(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        with schema_editor.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return migrations.RunPython(run, migrations.RunPython.noop)


def number_on(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The next entry's key follows the last that was copied."""
    connection = schema_editor.connection
    model = apps.get_model("ledger", "JournalEntry")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM ledger_journalentry")
        (now,) = cursor.fetchone()
        cursor.execute(f"SELECT count(*) FROM {BEFORE}")
        (before,) = cursor.fetchone()
        assert now == before, "every entry has its fund's head, and stands once in the new table"
        cursor.execute(f"DROP TABLE {BEFORE}")


class Migration(migrations.Migration):

    dependencies = [("ledger", "0010_people_of_a_run")]

    operations = [
        migrations.RunPython(require_as_posted, migrations.RunPython.noop),
        migrations.RunPython(note_grants, migrations.RunPython.noop),
        _run(KEEP),
        migrations.DeleteModel("JournalEntry"),
        migrations.CreateModel(
            name="PostedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=255, verbose_name="file name")),
                ("head", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.fundhead")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("head", "sha256"), name="file_is_posted_under_one_name"),
                ],
            },
        ),
        migrations.AddField(
            "postingrun",
            "head",
            models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.fundhead"),
        ),
        migrations.CreateModel(
            name="JournalEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("head", _held_to("ledger.fundhead")),
                ("seq", models.PositiveBigIntegerField()),
                ("run", _held_to("ledger.postingrun")),
                ("effective_on", models.DateField()),
                ("year", models.PositiveSmallIntegerField()),
                ("month", models.PositiveSmallIntegerField()),
                ("debit", models.CharField(max_length=100)),
                ("credit", models.CharField(max_length=100)),
                ("pence", models.BigIntegerField()),
                ("narrative", models.TextField()),
                ("authority", models.CharField(max_length=500)),
                ("file", _held_to("ledger.postedfile", null=True)),
                ("file_row", models.PositiveIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("reverses", models.PositiveBigIntegerField(null=True)),
                ("log_number", models.PositiveBigIntegerField()),
                ("salt", models.BinaryField()),
                ("leaf", models.BinaryField()),
                ("chain", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["head", "debit", "year", "month", "seq"], name="entry_by_debit"),
                    models.Index(fields=["head", "credit", "year", "month", "seq"], name="entry_by_credit"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=Q(pence__gt=0, pence__lte=1_000_000_000_000), name="entry_amount_is_positive"),
                    models.CheckConstraint(condition=~Q(debit=F("credit")), name="entry_has_two_accounts"),
                    models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="entry_month_exists"),
                    models.CheckConstraint(condition=~Q(authority=""), name="entry_cites_its_authority"),
                    models.CheckConstraint(
                        condition=Q(file_row__isnull=False, file__isnull=False, reason="")
                        | (Q(file_row__isnull=True, file__isnull=True) & ~Q(reason="")),
                        name="entry_says_where_it_came_from",
                    ),
                    models.UniqueConstraint(fields=("head", "seq"), name="entry_number_is_used_once"),
                    models.UniqueConstraint(condition=Q(file_row__isnull=False), fields=("file", "file_row"), name="row_is_posted_once"),
                    models.UniqueConstraint(condition=Q(reverses__isnull=False), fields=("head", "reverses"), name="entry_is_reversed_once"),
                ],
            },
        ),
        _run(FILES, RUNS, ANEW),
        migrations.RunPython(number_on, migrations.RunPython.noop),
        migrations.RunPython(give_grants, migrations.RunPython.noop),
    ]
