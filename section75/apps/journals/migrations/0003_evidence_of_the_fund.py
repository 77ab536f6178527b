from django.db import migrations


class Migration(migrations.Migration):
    """The files of evidence are the fund's, and the ledger knows them; the table stays as it is."""

    dependencies = [("journals", "0002_accruals_of_orders"), ("ledger", "0009_evidence_of_the_fund")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="EvidenceFile")])]
