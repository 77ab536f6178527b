"""The audit trail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from section75.apps.audit.channel import Channel


class AuditLine(models.Model):
    """One act, done or refused. Lines are only ever added, each with its number and the hash of the line before.

    `delegation` is in words; `before` and `after` are canonical JSON, or empty; `channel` is empty where the line is
    older than that column. `id` is the database's own and says nothing: lines are in the order of `seq`.
    """

    seq = models.PositiveBigIntegerField(unique=True)  # the number in the chain, from 1, without gaps
    at = models.DateTimeField()
    who = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    delegation = models.TextField(blank=True)
    act = models.CharField(max_length=80)
    partnership = models.CharField(max_length=60, blank=True)
    fund = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=10)
    says = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    channel = models.CharField(max_length=10, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """Outcomes are two, and ways in are known."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(outcome__in=["done", "refused"]), name="audit_outcome_is_known"),
            models.CheckConstraint(
                condition=models.Q(channel__in=["", *(way.value for way in Channel)]), name="audit_channel_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["partnership", "seq"], name="audit_by_partnership"),
            models.Index(fields=["who", "at"], name="audit_by_who"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.act}, {self.outcome}"
