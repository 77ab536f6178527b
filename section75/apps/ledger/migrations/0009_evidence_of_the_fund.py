import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The journals' files of evidence are the fund's. The table stays as it is: only who knows it changes."""

    dependencies = [
        ("agreements", "0001_initial"),
        ("journals", "0001_journals"),
        ("ledger", "0008_entries_of_an_account_in_order"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="EvidenceFile",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("fund", models.CharField(max_length=60)),
                        ("file_name", models.CharField(max_length=200)),
                        ("size", models.PositiveIntegerField()),
                        ("brought_at", models.DateTimeField()),
                        ("brought_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.keptfile")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.partnership")),
                    ],
                    options={"db_table": "journals_evidencefile"},
                ),
            ]
        )
    ]
