"""Figures given for a period, reasons for differences, statements of balances and their acceptance. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL


class OfAPeriod(models.Model):
    """A period of a fund."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class Giving(OfAPeriod):
    """That one side gave its figures for a period, typed or as a file; the latest of a side holds."""

    party = models.CharField(max_length=60, blank=True)  # empty is the host's finance system
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        """A file is named with its hash, or neither is there."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(file_name="", sha256="") | (~Q(file_name="") & ~Q(sha256="")), name="giving_names_its_file"
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="giving_month_exists"),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "year", "month"], name="given_by_period")]

    def __str__(self) -> str:
        return f"{self.party or 'the finance system'} for {self.fund} {self.year} M{self.month}"


class Figure(models.Model):
    """One figure of a giving: of a cost centre of the host's system, or of an account as a partner has it."""

    giving = models.ForeignKey(Giving, on_delete=models.PROTECT, related_name="figures")
    key = models.CharField(max_length=100)
    pence = models.BigIntegerField()

    class Meta:
        """A key has one figure."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["giving", "key"], name="key_has_one_figure"),
            models.CheckConstraint(condition=~Q(key=""), name="figure_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.key


class DifferenceReason(OfAPeriod):
    """Why the books and a side differ on a key: said by either, of that very difference."""

    party = models.CharField(max_length=60, blank=True)  # whose figures: empty is the host's finance system
    key = models.CharField(max_length=100)
    difference_pence = models.BigIntegerField()
    because = models.TextField()
    organisation = models.CharField(max_length=60)  # who says so

    class Meta:
        """A reason says something."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(because=""), name="reason_says_something")]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "year", "month"], name="reasons_by_period")]

    def __str__(self) -> str:
        return f"{self.key}: {self.because}"


class Statement(OfAPeriod):
    """The balances of a fund at the end of a period, as its books had them up to an entry."""

    upto = models.PositiveBigIntegerField()

    class Meta:
        """The period exists."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="statement_month_exists")
        ]

    def __str__(self) -> str:
        return f"balances of {self.fund} at {self.year} M{self.month}"


class StatementLine(models.Model):
    """One balance of a statement; debits are positive."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    account = models.CharField(max_length=100)
    pence = models.BigIntegerField()

    class Meta:
        """An account has one balance."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "account"], name="account_has_one_balance"),
        ]

    def __str__(self) -> str:
        return self.account


class StatementAcceptance(models.Model):
    """That a side accepts a statement of balances."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="acceptances")
    party = models.CharField(max_length=60)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A side accepts once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "party"], name="statement_is_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party} accepts {self.statement_id}"
