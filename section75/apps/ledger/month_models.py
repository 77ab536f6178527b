"""What was said and done about the months of a journal: closings, re-openings, and what a partner answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal


class MonthClosing(models.Model):
    """A month of a fund that was closed, the first time or again. It is never unwritten; re-opening is a row too."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    time = models.PositiveSmallIntegerField(default=1)  # 1 for the first closing, 2 for the one after a re-opening
    closed_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    upto = models.PositiveBigIntegerField(default=0)  # the last entry of the journal when it was closed

    class Meta:
        """A month is closed once, and once more after each re-opening."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "year", "month", "time"], name="month_closes_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="closing_month_exists"),
            models.CheckConstraint(condition=~Q(prepared_by=F("closed_by")), name="closing_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} {self.year} M{self.month} closed"


class MonthReopening(models.Model):
    """That a closed month was opened again, because both partners approved it."""

    closing = models.OneToOneField(MonthClosing, on_delete=models.PROTECT, related_name="reopening")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField()
    because = models.TextField()

    def __str__(self) -> str:
        return f"{self.closing} and re-opened"


class MonthAnswer(models.Model):
    """What a partner that is not the host says of a closed month: that it agrees, or that it objects, and why."""

    closing = models.ForeignKey(MonthClosing, on_delete=models.PROTECT, related_name="answers")
    party = models.CharField(max_length=60)
    agrees = models.BooleanField()
    because = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Who objects says why; who has agreed has agreed."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(because=""), name="objection_says_why"),
            models.UniqueConstraint(fields=["closing", "party"], condition=Q(agrees=True), name="month_is_agreed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {'agrees' if self.agrees else 'objects to'} {self.closing}"
