"""The trail becomes a chain: who stands behind an act, what it changed, and each line's number, previous and own hash.

Lines already there get their number in the order in which they were written, and are chained. Only the new columns are
filled. Their guards are down for that, inside this migration's transaction; they are made again after every migration,
and nothing is served without them. Backwards, the columns go and the lines stay.
"""

from datetime import UTC

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from section75.apps.audit.engines import ENGINES
from section75.apps.audit.guards import Guard
from section75.core.evidence import BEFORE_THE_FIRST, line_hash

BATCH = 1_000
NEVER_CHANGES = Guard("audit_auditline_never_changes", "audit_auditline", "UPDATE", "", "")
KEEP = "UPDATE audit_auditline SET seq = %s, previous = %s, hash = %s WHERE id = %s"


def take_guard_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A guard stands against every change of a row; also against the one that follows."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        ENGINES[connection.vendor].take_down(cursor, NEVER_CHANGES)


def chain_lines(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Number every line and chain it to the one before, a batch at a time."""
    lines = apps.get_model("audit", "AuditLine").objects.order_by("id")
    seq, previous, last = 0, BEFORE_THE_FIRST, 0
    while batch := list(lines.filter(id__gt=last)[:BATCH]):
        rows = []
        for line in batch:
            content = {name: getattr(line, name) for name in ("who", "act", "partnership", "outcome", "says")}
            at = line.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
            seq += 1
            hash_ = line_hash(seq, previous, {"at": at, **content})
            rows.append((seq, previous, hash_, line.id))
            previous = hash_
        last = batch[-1].id
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(KEEP, rows)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(take_guard_down, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="auditline", name="audit_by_partnership"),
        migrations.AddField("auditline", "seq", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("auditline", "on_behalf_of", models.CharField(blank=True, default="", max_length=150), preserve_default=False),
        migrations.AddField("auditline", "delegation", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("auditline", "fund", models.CharField(blank=True, default="", max_length=60), preserve_default=False),
        migrations.AddField("auditline", "before", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("auditline", "after", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("auditline", "channel", models.CharField(blank=True, default="", max_length=10), preserve_default=False),
        migrations.AddField("auditline", "previous", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.AddField("auditline", "hash", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(chain_lines, migrations.RunPython.noop),
        migrations.AlterField("auditline", "seq", models.PositiveBigIntegerField(unique=True)),
        migrations.AddConstraint(
            "auditline",
            models.CheckConstraint(
                condition=models.Q(("channel__in", ["", "page", "command", "work"])), name="audit_channel_is_known"
            ),
        ),
        migrations.AddIndex("auditline", models.Index(fields=["partnership", "seq"], name="audit_by_partnership")),
        migrations.AddIndex("auditline", models.Index(fields=["who", "at"], name="audit_by_who")),
    ]
