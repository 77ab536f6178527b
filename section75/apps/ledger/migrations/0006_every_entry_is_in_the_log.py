"""Every entry has its run and its place in the log."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ledger", "0005_place_in_the_log")]

    operations = [
        migrations.AlterField(
            "journalentry",
            "run",
            models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.postingrun"),
        ),
        migrations.AlterField("journalentry", "log_number", models.PositiveBigIntegerField()),
        migrations.AlterField("journalentry", "salt", models.BinaryField()),
        migrations.AlterField("journalentry", "leaf", models.BinaryField()),
        migrations.AlterField("journalentry", "chain", models.BinaryField()),
    ]
