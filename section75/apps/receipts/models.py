"""Invoices, matches, reminders, suspensions and grants. Rows are only added; what ends or undoes one is a row too."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL


class Recorded(models.Model):
    """Who recorded it, and when."""

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class OfAFund(Recorded):
    """Something recorded at one fund."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class Ended(Recorded):
    """That something recorded before holds no more, and why."""

    because = models.TextField()

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class Invoice(OfAFund):
    """An invoice for a partner's contributions, by the number printed on it."""

    party = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    invoiced_on = models.DateField()
    pence = models.BigIntegerField()

    class Meta:
        """A number stands once in a fund."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "number"], name="invoice_number_is_used_once"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="invoice_is_of_something"),
        ]

    def __str__(self) -> str:
        return self.number


class InvoicePart(models.Model):
    """How much of an invoice is for the instalment of a day."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="parts")
    due_on = models.DateField()
    pence = models.BigIntegerField()

    class Meta:
        """An instalment stands once on an invoice."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "due_on"], name="instalment_is_once_on_an_invoice"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="invoice_part_is_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} for {self.due_on}"


class InvoiceEnding(Ended):
    """That an invoice was cancelled, or credited by a credit note."""

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="ending")
    credit_note = models.CharField(max_length=60, blank=True)  # empty is cancelled

    def __str__(self) -> str:
        return f"{self.invoice_id} ended"


class Match(OfAFund):
    """That a part of an entry is for the instalment of a day."""

    party = models.CharField(max_length=60)
    entry = models.PositiveBigIntegerField()
    due_on = models.DateField()
    pence = models.BigIntegerField()

    class Meta:
        """A match is of something."""

        constraints: ClassVar = [models.CheckConstraint(condition=Q(pence__gt=0), name="match_is_of_something")]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "entry"], name="match_by_entry")]

    def __str__(self) -> str:
        return f"entry {self.entry} for {self.due_on}"


class MatchUndoing(Ended):
    """That a match was undone. It is never undone again; the same may be matched anew."""

    match = models.OneToOneField(Match, on_delete=models.PROTECT, related_name="undoing")

    def __str__(self) -> str:
        return f"match {self.match_id} undone"


class Reminder(OfAFund):
    """A letter to a partner about what is late, as it was sent."""

    party = models.CharField(max_length=60)
    as_at = models.DateField()
    pence = models.BigIntegerField()
    text = models.TextField()
    how = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"reminder to {self.party} of {self.as_at}"


class Suspension(OfAFund):
    """That a partner's instalments of some days are suspended since a day, by a clause, in a dispute."""

    party = models.CharField(max_length=60)
    first_due_on = models.DateField()
    last_due_on = models.DateField()
    starts_on = models.DateField()
    clause = models.CharField(max_length=400)
    dispute = models.CharField(max_length=400)

    class Meta:
        """Days in their order."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_due_on__gte=F("first_due_on")), name="suspension_days_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.party} suspended"


class SuspensionEnding(Ended):
    """That a suspension is over from a day on."""

    suspension = models.OneToOneField(Suspension, on_delete=models.PROTECT, related_name="ending")
    ends_before = models.DateField()

    def __str__(self) -> str:
        return f"suspension {self.suspension_id} ended"


class Grant(OfAFund):
    """A grant in the pool: its giver, amount, days, determination, and the lines it may be spent on."""

    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    giver = models.CharField(max_length=200)
    pence = models.BigIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField()
    clause = models.CharField(max_length=400)
    lines = models.TextField(blank=True)  # short names, one on each row; empty is any line

    class Meta:
        """A short name stands once in a fund."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "code"], name="grant_name_is_used_once"),
            models.CheckConstraint(
                condition=Q(pence__gt=0) & Q(ends_before__gt=F("starts_on")), name="grant_is_of_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Condition(models.Model):
    """One condition of a grant, in its own words."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    says = models.TextField()

    class Meta:
        """Numbers count up in a grant."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["grant", "number"], name="condition_has_one_number")]

    def __str__(self) -> str:
        return f"condition {self.number}"


class ConditionAnswer(Recorded):
    """Whether a condition is met, and by what that is shown. The latest counts."""

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="answers")
    met = models.BooleanField()
    evidence = models.TextField()

    def __str__(self) -> str:
        return f"{self.condition} {'met' if self.met else 'not met'}"


class LineRule(Recorded):
    """That spend of a line is of a grant, from a day on."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="rules")
    line = models.CharField(max_length=60)
    spender = models.CharField(max_length=60, blank=True)  # empty is whoever leads the line
    starts_on = models.DateField()
    ends_before = models.DateField()

    class Meta:
        """Days in their order."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_before__gt=F("starts_on")), name="line_rule_days_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.line} of {self.grant_id}"


class LineRuleUndoing(Ended):
    """That a line's rule never held."""

    rule = models.OneToOneField(LineRule, on_delete=models.PROTECT, related_name="undoing")

    def __str__(self) -> str:
        return f"rule {self.rule_id} undone"


class GrantEntry(Recorded):
    """That a part of an entry is of a grant: spent on a line, or put in by a partner where there is no line."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="entries")
    entry = models.PositiveBigIntegerField()
    effective_on = models.DateField()
    line = models.CharField(max_length=60, blank=True)
    spender = models.CharField(max_length=60, blank=True)
    pence = models.BigIntegerField()

    class Meta:
        """It is of something."""

        constraints: ClassVar = [models.CheckConstraint(condition=Q(pence__gt=0), name="grant_entry_is_of_something")]

    def __str__(self) -> str:
        return f"entry {self.entry} of {self.grant_id}"


class GrantEntryUndoing(Ended):
    """That an entry is not of a grant after all."""

    attribution = models.OneToOneField(GrantEntry, on_delete=models.PROTECT, related_name="undoing")

    def __str__(self) -> str:
        return f"attribution {self.attribution_id} undone"
