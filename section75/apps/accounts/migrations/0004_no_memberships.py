"""The table of parts is empty of meaning now, and goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_parts_become_delegations")]

    operations = [migrations.DeleteModel(name="Membership")]
