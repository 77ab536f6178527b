"""Summaries of partnerships, each drawn from terms and events as they stood, and what checks saw. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from section75.apps.agreements.models import Partnership, TermsVersion


class Summary(models.Model):
    """One partnership as summed up at a moment, under one version of its terms; the latest counts.

    `review_on` is the first day of a review from then on, None where no day is given.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    name = models.CharField(max_length=2000)
    fails = models.PositiveIntegerField()
    warns = models.PositiveIntegerField()
    review_on = models.DateField(null=True)
    review_key = models.CharField(max_length=300, blank=True)

    class Meta:
        """Asked for by partnership, the latest first."""

        indexes: ClassVar = [models.Index(fields=["partnership", "id"], name="summary_by_partnership")]

    def __str__(self) -> str:
        return f"{self.partnership_id} as summed up at {self.drawn_at}"


class SummaryLine(models.Model):
    """The days of one agreement, or of one schedule that has days of its own; None where a day is not given."""

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    title = models.CharField(max_length=2000)
    starts_on = models.DateField(null=True)
    last_day = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """In the order of the terms."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["summary", "position"], name="summary_line_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"{self.title} in {self.summary_id}"


class Checked(models.Model):
    """What a check of the portfolio saw of one partnership at a moment; the latest counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    fails = models.PositiveIntegerField()
    warns = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    longest_days = models.PositiveIntegerField()

    class Meta:
        """Asked for by partnership, the latest first."""

        indexes: ClassVar = [models.Index(fields=["partnership", "id"], name="checked_by_partnership")]

    def __str__(self) -> str:
        return f"{self.partnership_id} as checked at {self.checked_at}"
