"""The entries of an account and a month stand in their order, so that a page of them is read and no more."""

from django.db import migrations, models

_MONTH = ("year", "month", "seq")


def _index(side: str) -> list[migrations.operations.base.Operation]:
    name = f"entry_by_{side}"
    index = models.Index(fields=["partnership", "fund", side, *_MONTH], name=name)
    return [migrations.RemoveIndex("journalentry", name), migrations.AddIndex("journalentry", index)]


class Migration(migrations.Migration):

    dependencies = [("ledger", "0007_rows_left")]

    operations = [*_index("debit"), *_index("credit")]
