"""How many rows of a file were not posted with it: a file of which none is left has nothing that waits."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ledger", "0006_every_entry_is_in_the_log")]

    operations = [migrations.AddField("extract", "rows_left", models.PositiveIntegerField(null=True))]
