"""Sources, their confirmed mappings, which file was read under which, and files whose columns are not named yet."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership


class Source(models.Model):
    """A finance system, or one of its reports, whose files come to a fund under one header."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A fund's sources have names of their own."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "name"], name="source_has_its_own_name"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Confirmation(models.Model):
    """That somebody confirmed what a source's columns are: one version of its mapping, and why it was made."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="confirmations")
    version = models.PositiveIntegerField()
    mapping = models.TextField()  # as SourceMapping.as_text writes it
    seen_in = models.CharField(max_length=64)  # the SHA-256 of the file that was looked at
    because = models.TextField(blank=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Versions of a source count up; a later one says why."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "version"], name="mapping_version_is_used_once"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(because=""), name="later_mapping_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.source}, version {self.version}"


class ReadUnder(models.Model):
    """That a file was read under a mapping, or under none, and how large its usual amount was."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    confirmation = models.ForeignKey(Confirmation, on_delete=models.PROTECT, related_name="files", null=True)
    rows = models.PositiveIntegerField()
    usual_pence = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """A file may be brought again before it is posted; the last row holds."""

        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "sha256"], name="mapping_by_file")]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} under {self.confirmation or 'the built-in headings'}"


class WaitingFile(models.Model):
    """A file whose columns are not named yet, with what was said when it was brought; gone once it is brought."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    content = models.BinaryField()
    file_name = models.CharField(max_length=255)
    month = models.CharField(max_length=20, blank=True)
    control_total = models.CharField(max_length=40, blank=True)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.file_name
