"""Every posting has its fund's head, as every entry of it has."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ledger", "0011_narrow_entries")]

    operations = [
        migrations.AlterField(
            "postingrun",
            "head",
            models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.fundhead"),
        ),
    ]
