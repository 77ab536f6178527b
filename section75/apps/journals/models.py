"""Templates and their uses, invoices of accruals, commitments and what became of them. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal

_PERSON = settings.AUTH_USER_MODEL


class AtAFund(models.Model):
    """Where a row belongs: a fund of a partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class JournalTemplate(AtAFund):
    """One version of a template as it was approved; the latest of a name holds, from its first month on."""

    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    every = models.PositiveSmallIntegerField()
    first_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    last_month = models.PositiveSmallIntegerField(null=True)
    narrative = models.CharField(max_length=400)
    authority = models.CharField(max_length=500)
    because = models.TextField()
    lines = models.TextField()  # canonical JSON: debit, credit, pence or null, words
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        """Two people stand behind a version, and no version is given twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "fund", "name", "version"], name="template_version_is_given_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=["journal", "accruals"]), name="template_is_of_a_known_kind"),
            models.CheckConstraint(condition=Q(every__in=[1, 3, 12]), name="template_comes_again"),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="template_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class TemplateUse(AtAFund):
    """That a template was used for a month, by a proposal that was carried out."""

    name = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A template is used once a month."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "fund", "name", "year", "month"], name="template_is_used_once_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.year} M{self.month}"


class AccrualInvoice(AtAFund):
    """That the invoice of an accrual came, and which entry it is."""

    accrual = models.PositiveBigIntegerField()  # the number of the entry that accrued
    entry = models.PositiveBigIntegerField()  # the number of the entry that is the invoice
    recorded_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """An accrual has one invoice."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "accrual"], name="accrual_has_one_invoice"),
        ]

    def __str__(self) -> str:
        return f"invoice of entry {self.accrual}"


class OrderedCommitment(AtAFund):
    """An order that is not paid yet: it stands beside the journal, never in it."""

    number = models.PositiveIntegerField()
    order = models.CharField(max_length=60)
    supplier = models.CharField(max_length=200)
    line = models.CharField(max_length=60)
    pence = models.BigIntegerField()
    expected_on = models.DateField()
    says = models.TextField(blank=True)
    entered_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """Numbers count up in a fund; an amount is more than nothing."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "number"], name="commitment_number_is_used_once"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="commitment_amount_is_positive"),
        ]

    def __str__(self) -> str:
        return f"order {self.order}"


class AccruedOrder(AtAFund):
    """That an accrual is of an order."""

    commitment = models.ForeignKey(OrderedCommitment, on_delete=models.PROTECT, related_name="accruals")
    entry = models.PositiveBigIntegerField()  # the number of the entry that accrued

    class Meta:
        """An accrual is of one order."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "entry"], name="accrual_is_of_one_order"),
        ]

    def __str__(self) -> str:
        return f"entry {self.entry} accrues {self.commitment}"


class CommitmentEvent(models.Model):
    """One thing that happened to a commitment: received, posted by an entry, or voided."""

    commitment = models.ForeignKey(OrderedCommitment, on_delete=models.PROTECT, related_name="events")
    place = models.PositiveIntegerField()
    step = models.CharField(max_length=10)
    pence = models.BigIntegerField()
    on = models.DateField()
    entry = models.PositiveBigIntegerField(null=True)
    because = models.TextField(blank=True)
    recorded_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """What is posted names its entry; what is voided says why, once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "place"], name="commitment_event_has_one_place"),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(step="voided"), name="commitment_is_voided_once"
            ),
            models.CheckConstraint(
                condition=Q(step__in=["received", "posted", "voided"]), name="commitment_event_is_known"
            ),
            models.CheckConstraint(
                condition=Q(step="posted", entry__isnull=False) | (~Q(step="posted") & Q(entry__isnull=True)),
                name="commitment_is_posted_by_an_entry",
            ),
            models.CheckConstraint(condition=~Q(step="voided") | ~Q(because=""), name="commitment_is_voided_for_cause"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.commitment_id}"
