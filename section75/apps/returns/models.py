"""Issued returns, their renderings, deliveries and acknowledgements. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal


class IssuedReturn(models.Model):
    """One return as it was issued: its canonical bytes and hash, and all it takes to make it again."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    edition = models.CharField(max_length=60)
    period = models.CharField(max_length=20)
    value = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    terms = models.CharField(max_length=64)
    journal_upto = models.PositiveBigIntegerField()
    journal_chain = models.CharField(max_length=64, blank=True, default="", db_default="")  # at the last entry counted
    journal_sha256 = models.CharField(max_length=64, blank=True)  # of every entry counted: what pinned them before 0053
    forecast_month = models.PositiveSmallIntegerField()
    forecast_version = models.PositiveIntegerField()
    rows_waiting = models.PositiveIntegerField()
    pence_waiting = models.BigIntegerField()
    lists_late = models.BooleanField(default=False, db_default=False)  # prior-period items; no report did before 0046
    foot = models.TextField(blank=True, default="", db_default="")  # the checkpoint before it, as it is printed
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        """An edition is issued once for a fund and period; a restatement will be a version of its own."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "edition", "period"], name="return_is_issued_once"),
            models.CheckConstraint(condition=~Q(issued_by=F("countersigned_by")), name="return_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.fund} {self.period}"


class Rendering(models.Model):
    """One rendering made of an issued return when it was issued."""

    issued = models.ForeignKey(IssuedReturn, on_delete=models.PROTECT, related_name="renderings")
    format = models.CharField(max_length=10)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """One rendering a format."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issued", "format"], name="return_is_rendered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issued_id} as {self.format}"


class Delivery(models.Model):
    """That an issued return reached a partner: when, how, and who says so."""

    issued = models.ForeignKey(IssuedReturn, on_delete=models.PROTECT, related_name="deliveries")
    party = models.CharField(max_length=60)
    how = models.CharField(max_length=200)
    delivered_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A partner gets it once in each way."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issued", "party", "how"], name="delivery_is_recorded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issued_id} to {self.party}"


class Acknowledgement(models.Model):
    """That a partner says it has received and read an issued return. It does not say that the partner agrees."""

    issued = models.ForeignKey(IssuedReturn, on_delete=models.PROTECT, related_name="acknowledgements")
    party = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A partner acknowledges once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issued", "party"], name="return_is_acknowledged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issued_id} by {self.party}"
