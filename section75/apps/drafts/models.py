"""Drafts, every revision of each with its whole text, and versions that were set aside. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """A draft, kept where it was begun; one of a new partnership belongs to the organisation that began it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    target = models.CharField(max_length=10)
    title = models.CharField(max_length=400)
    organisation = models.CharField(max_length=60)
    begun_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    terms = models.CharField(max_length=64)  # those in force when it was begun

    class Meta:
        """Numbers count up in a partnership."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="draft_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(target__in=["new", "edit", "variation"]), name="draft_is_of_a_known_target"
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.number}"


class Revision(models.Model):
    """One save: who, when, and what was done to which record. Its files are the whole text after it."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    says = models.TextField()
    verb = models.CharField(max_length=10)
    file = models.CharField(max_length=255, blank=True)
    table = models.CharField(max_length=60, blank=True)
    place = models.PositiveIntegerField(default=0)
    to = models.PositiveIntegerField(default=0)

    class Meta:
        """Two that save at once: the second is refused here, and tries again on top of the first."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="revision_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(verb__in=["begun", "added", "changed", "removed", "moved"]), name="revision_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.draft_id}"


class RevisionFile(models.Model):
    """One file of a draft as a revision left it, byte for byte."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    content = models.BinaryField()

    class Meta:
        """Files stand in one order."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "position"], name="draft_file_has_one_place"),
            models.UniqueConstraint(fields=["revision", "name"], name="draft_file_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SetAside(models.Model):
    """What somebody wrote of a record that somebody else had changed meanwhile. It stays, whatever they choose."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="set_aside")
    revision = models.PositiveIntegerField()  # the latest when it was set aside
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    table = models.CharField(max_length=60)
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.table}, set aside"
