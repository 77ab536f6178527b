"""Terms that somebody proposes: the files that would come in beside those in force, or in place of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from section75.apps.agreements.models import Partnership


class ProposedTerms(models.Model):
    """Files brought together to vary the terms of a partnership; kept as they were brought."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"terms proposed for {self.partnership_id}, {self.pk}"


class ProposedFile(models.Model):
    """One of them, byte for byte. A file of a name in force takes that one's place."""

    terms = models.ForeignKey(ProposedTerms, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        """Each file once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terms", "name"], name="proposed_file_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name
