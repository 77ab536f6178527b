"""Lists of organisations that were brought, and what each of them made known. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

_KINDS = ("organisation", "succession")


class Listing(models.Model):
    """Lists brought together: when, the day they were drawn up, which files, and whom they show as still there."""

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    as_at = models.DateField()
    files = models.TextField()  # canonical JSON: [[name, SHA-256], ...]
    shows = models.TextField()  # canonical JSON: short names of bodies
    says = models.TextField()

    def __str__(self) -> str:
        return f"lists {self.number}"


class Record(models.Model):
    """What a listing made known of a body or a succession: the whole record, in the shape of the file."""

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    content = models.TextField()  # canonical JSON

    class Meta:
        """One record a thing and listing; the latest is in force."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "kind", "key"], name="organisation_fact_is_kept_once"),
            models.CheckConstraint(condition=Q(kind__in=_KINDS), name="organisation_fact_is_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
