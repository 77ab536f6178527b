"""What a restored backup left missing from a fund's log, and that both partners accepted it. Both only grow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from section75.apps.approvals.models import Proposal


class Restoration(models.Model):
    """That a restored fund does not have what somebody knows its log had. Its partnership may be missing with it."""

    partnership = models.CharField(max_length=60)
    fund = models.CharField(max_length=60)
    known_size = models.PositiveBigIntegerField()  # lines of the log, by whoever knows of most
    known_root = models.CharField(max_length=64)
    known_by = models.CharField(max_length=400)  # the manifest, the database replaced, or a checkpoint kept outside
    known_at = models.DateTimeField(null=True)  # when it stood so
    restored_size = models.PositiveBigIntegerField()
    differs = models.BooleanField(default=False)  # the lines that are there are not those that were known
    made_at = models.DateTimeField()  # the backup
    restored_at = models.DateTimeField()
    restored_by = models.CharField(max_length=150)

    class Meta:
        """It says what is missing, or that what is there is not what was."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(known_size__gt=F("restored_size")) | Q(differs=True), name="restoration_lost_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund}: {self.restored_size} of {self.known_size} lines restored"


class RestorationAccepted(models.Model):
    """That both partners accepted a restoration: from then on the fund takes entries again."""

    restoration = models.OneToOneField(Restoration, on_delete=models.PROTECT, related_name="accepted")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.restoration}, accepted"
