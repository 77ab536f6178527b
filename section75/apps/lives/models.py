"""Events recorded in the life of something, and that one was withdrawn. Both only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL
_KINDS = ("agreement", "schedule", "variation", "notice", "contribution year")


class RecordedEvent(models.Model):
    """One event: what happened to what, on which day, and who wrote it down, under what, and when."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    of = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    agreement = models.CharField(max_length=60, blank=True)  # of a variation or a notice: the agreement it is of
    event = models.CharField(max_length=60)
    on = models.DateField()
    planned = models.BooleanField()
    party = models.CharField(max_length=60, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    clause = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=500, blank=True)
    into = models.CharField(max_length=60, blank=True)
    ends_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=60)
    delegation = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()

    class Meta:
        """Numbers count up in a partnership."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="event_number_is_used_once"),
            models.CheckConstraint(condition=Q(of__in=_KINDS), name="event_is_of_something_with_a_life"),
            models.CheckConstraint(condition=~Q(event="") & ~Q(subject=""), name="event_says_what_happened_to_what"),
        ]

    def __str__(self) -> str:
        return f"event {self.number}"


class EventWithdrawal(models.Model):
    """That an event was a mistake: it counts no longer, and stays on record."""

    event = models.OneToOneField(RecordedEvent, on_delete=models.PROTECT, related_name="withdrawal")
    because = models.TextField()
    withdrawn_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=60)
    delegation = models.CharField(max_length=400)
    withdrawn_at = models.DateTimeField()

    class Meta:
        """It says why."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(because=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return f"{self.event_id} withdrawn"
