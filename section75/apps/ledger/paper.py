"""Files of evidence, as they are kept: one shelf for a fund, whatever was posted by hand on the strength of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from section75.apps.agreements.models import Partnership


class EvidenceFile(models.Model):
    """A file brought as evidence; its bytes are kept with the ledger's files, under their SHA-256."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    file = models.ForeignKey("ledger.KeptFile", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    class Meta:
        """Its table is as old as the journals, which kept it first."""

        db_table = "journals_evidencefile"

    def __str__(self) -> str:
        return self.file_name
