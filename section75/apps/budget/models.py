"""Forecasts, version by version."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership


class ForecastVersion(models.Model):
    """One version of a fund's forecast for a month, and why it was entered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    because = models.TextField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Versions of a month count up."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "fund", "year", "month", "version"], name="forecast_version_is_used_once"
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="forecast_month_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} {self.year} M{self.month} version {self.version}"


class ForecastLine(models.Model):
    """What one line is forecast to cost, in one version."""

    version = models.ForeignKey(ForecastVersion, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    line = models.CharField(max_length=60)
    outturn_pence = models.BigIntegerField()

    class Meta:
        """A version gives a line once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "line"], name="forecast_gives_a_line_once"),
        ]

    def __str__(self) -> str:
        return self.line
