"""Steps of periods, explanations of tasks, and a partner's answers by line. They are added and read, never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.models import MonthClosing

_PERSON = settings.AUTH_USER_MODEL
STEPS = ("closing", "open", "locked", "closed")


class OfAPeriod(models.Model):
    """A period of a fund, in the round it is in: 0 until it is closed for the first time, 1 once it was, and so on."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    because = models.TextField(blank=True)

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class PeriodStep(OfAPeriod):
    """That somebody began to close a period or called it off; that its year was locked, or unlocked by both."""

    state = models.CharField(max_length=10)  # the state it begins
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        """A step leads to a state there is; what locks and unlocks was proposed and approved."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=STEPS), name="step_leads_to_a_state"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="step_month_exists"),
            models.CheckConstraint(
                condition=Q(state__in=("closing", "open"), proposal__isnull=True)
                | Q(state__in=("locked", "closed"), proposal__isnull=False),
                name="locking_is_proposed",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "year", "month"], name="step_by_period")]

    def __str__(self) -> str:
        return f"{self.fund} {self.year} M{self.month} {self.state}"


class TaskExplanation(OfAPeriod):
    """Why a task of a close may stay as it is; `of` is the sentence explained, and the reason holds for that one."""

    task = models.CharField(max_length=60)
    of = models.TextField()

    class Meta:
        """An explanation says something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(because=""), name="explanation_says_why"),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "year", "month"], name="explained_by_period")]

    def __str__(self) -> str:
        return f"{self.task} of {self.fund} {self.year} M{self.month}"


class LineAnswer(models.Model):
    """What a partner that is not the host says of one account of a closed month, beside the total it was shown."""

    closing = models.ForeignKey(MonthClosing, on_delete=models.PROTECT, related_name="line_answers")
    party = models.CharField(max_length=60)
    account = models.CharField(max_length=100)
    shown_pence = models.BigIntegerField()
    own_pence = models.BigIntegerField(null=True)
    agrees = models.BooleanField()
    because = models.TextField(blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Who objects says why; a line that is agreed is agreed."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(because=""), name="line_objection_says_why"),
            models.UniqueConstraint(
                fields=["closing", "party", "account"], condition=Q(agrees=True), name="line_is_agreed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {'agrees' if self.agrees else 'objects to'} {self.account}"
