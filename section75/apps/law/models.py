"""Judgements that people confirmed on what a check could not settle. They only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership


class ConfirmedJudgement(models.Model):
    """One judgement: on which check, schedule and days, on which inputs, which way, by whom, under what, and why."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    check_number = models.CharField(max_length=4)
    schedule = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    inputs = models.CharField(max_length=64)
    met = models.BooleanField()
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=60)
    delegation = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        """Numbers count up in a partnership; a judgement says why, and is of some days."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="judgement_number_is_used_once"),
            models.CheckConstraint(condition=~Q(because=""), name="judgement_says_why"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")), name="judgement_is_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.number} on check {self.check_number}"
