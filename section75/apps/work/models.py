"""Jobs: what was asked for, and what became of it. Where a job is while it works stands in its folder, not here."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.work.states import GOING_ON, State


class Job(models.Model):
    """One piece of background work. Whoever takes it writes down who they are; only they may say how it ended."""

    kind = models.CharField(max_length=60)
    partnership = models.CharField(max_length=60, blank=True)
    fund = models.CharField(max_length=60, blank=True)
    party = models.CharField(max_length=60, blank=True)  # for which whoever asked acts there
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField()
    arguments = models.TextField()  # canonical JSON
    arguments_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    says = models.TextField(blank=True)
    address = models.CharField(max_length=500, blank=True)
    result = models.TextField(blank=True)  # canonical JSON: headings, and lines

    class Meta:
        """The states there are, and the same work asked for once at a time."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[each.value for each in State]), name="job_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in GOING_ON], ended_at__isnull=True)
                | (~Q(state__in=[each.value for each in GOING_ON]) & Q(ended_at__isnull=False)),
                name="job_that_ended_says_when",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.WORKING.value) & ~Q(worker=""))
                | (~Q(state=State.WORKING.value) & Q(worker="")),
                name="job_at_work_has_a_worker",
            ),
            models.UniqueConstraint(
                fields=["kind", "partnership", "fund", "arguments_sha256", "asked_by", "on_behalf_of"],
                condition=Q(state__in=[each.value for each in GOING_ON]),
                name="job_is_asked_for_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "id"], name="job_by_state"),
            models.Index(fields=["partnership", "id"], name="job_by_partnership"),
        ]

    def __str__(self) -> str:
        return f"job {self.pk}: {self.kind}, {self.state}"
