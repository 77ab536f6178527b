"""The audit trail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditLine(models.Model):
    """One act, done or refused. Lines are only ever added."""

    at = models.DateTimeField()
    who = models.CharField(max_length=150)
    act = models.CharField(max_length=80)
    partnership = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=10)
    says = models.TextField()

    class Meta:
        """Outcomes are two."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(outcome__in=["done", "refused"]), name="audit_outcome_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "id"], name="audit_by_partnership")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.act}, {self.outcome}"
