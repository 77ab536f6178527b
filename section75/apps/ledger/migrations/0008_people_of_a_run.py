"""A posting has a salt for the people behind it; those of before have none, and each of their entries salts them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ledger", "0007_rows_left")]

    operations = [migrations.AddField("postingrun", "salt", models.BinaryField(default=b""))]
