"""Partnerships, the versions of their terms, and the files each version was read from."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Partnership(models.Model):
    """A partnership, under the short name its agreement file gives it."""

    id = models.CharField(primary_key=True, max_length=60)
    name = models.CharField(max_length=2000)

    def __str__(self) -> str:
        return self.name


class TermsVersion(models.Model):
    """One version of a partnership's terms: a set of files, named by one hash."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    terms = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)

    class Meta:
        """Numbers count up; the same terms may come back in force under a later number."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="terms_number_is_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id} version {self.number}"


class TermsFile(models.Model):
    """One file of a version, kept byte for byte."""

    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        """Files of a version stand in the order in which they were given."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="terms_file_has_one_place"),
            models.UniqueConstraint(fields=["version", "name"], name="terms_file_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name
