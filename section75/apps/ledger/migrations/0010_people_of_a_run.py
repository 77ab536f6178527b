"""A posting has a salt for the people behind it; those of before have none, and each of their entries salts them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ledger", "0009_evidence_of_the_fund")]

    operations = [migrations.AddField("postingrun", "salt", models.BinaryField(default=b""))]
