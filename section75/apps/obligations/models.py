"""What was recorded as done, and the secret addresses of calendar feeds. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from section75.apps.agreements.models import Partnership


class DoneRecord(models.Model):
    """That an obligation was met on a day: by its key, in words, put on record by somebody for their organisation."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    key = models.CharField(max_length=300)
    done_on = models.DateField()
    says = models.CharField(max_length=500, blank=True)
    organisation = models.CharField(max_length=60)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """Once an obligation and day."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "key", "done_on"], name="obligation_is_done_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.key} on {self.done_on}"


class FeedAddress(models.Model):
    """The address of somebody's calendar feed, from a moment on: of its token, the hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feed_addresses")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} since {self.made_at}"


class FeedEnding(models.Model):
    """That a feed's address is worth nothing any more."""

    address = models.OneToOneField(FeedAddress, on_delete=models.PROTECT, related_name="ending")
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.address_id} ended"
