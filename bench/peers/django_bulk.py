"""Plain Django: an entry and two postings a row, put in by bulk_create, and summed by the ORM. Nothing is checked,
placed or chained; on SQLite, or on whatever SECTION75_DATABASE names.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bench.peers import Totals

BATCH = 5_000
CASH = -1


def django_bulk(files: Iterable[tuple[bytes, int]]) -> Totals:
    """Loaded in one transaction a file, then every line's cost by month."""
    with tempfile.TemporaryDirectory() as folder:
        entry, posting = _models(folder)
        from django.db import connection, transaction
        from django.db.models import Sum

        with connection.schema_editor() as editor:
            editor.create_model(entry)
            editor.create_model(posting)
        for month, (content, _) in enumerate(files, start=1):
            with transaction.atomic():
                _load(entry, posting, month, list(csv.DictReader(io.StringIO(content.decode()))))
        rows = posting.objects.exclude(account=CASH).values_list("account", "entry__month").annotate(sum=Sum("pence"))
        return {(account, month): pence for account, month, pence in rows.order_by()}


def _load(entry: Any, posting: Any, month: int, rows: Sequence[dict[str, str]]) -> None:
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        entries = entry.objects.bulk_create(
            entry(reference=row["reference"], on=row["date"], month=month, narrative=row["description"]) for row in some
        )
        amounts = [int(row["amount"].replace(".", "")) for row in some]
        both = zip(entries, some, amounts, strict=True)
        posting.objects.bulk_create(
            each
            for made, row, pence in both
            for each in (
                posting(entry=made, account=int(row["cost_centre"][1:]), pence=pence),
                posting(entry=made, account=CASH, pence=-pence),
            )
        )


def _models(folder: str) -> tuple[Any, Any]:
    """The two tables, in a Django that has nothing else."""
    import django
    from django.conf import settings

    settings.configure(DATABASES={"default": _database(folder)}, INSTALLED_APPS=[], USE_TZ=True)
    django.setup()
    from django.db import models

    class Entry(models.Model):  # noqa: DJ008 - shown to nobody
        reference = models.CharField(max_length=60, unique=True)
        on = models.DateField()
        month = models.PositiveSmallIntegerField()
        narrative = models.TextField()

        class Meta:
            app_label = "bench"

    class Posting(models.Model):  # noqa: DJ008 - shown to nobody
        entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
        account = models.SmallIntegerField(db_index=True)
        pence = models.BigIntegerField()

        class Meta:
            app_label = "bench"

    return Entry, Posting


def _database(folder: str) -> dict[str, Any]:
    address = os.environ.get("SECTION75_DATABASE")
    if not address:
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
        options = {"init_command": pragmas, "transaction_mode": "IMMEDIATE"}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/books.sqlite3", "OPTIONS": options}
    said = urlsplit(address)
    host = parse_qs(said.query)["host"][0]
    name = said.path.lstrip("/")
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "USER": said.username, "HOST": host}
