"""Placing rules and their ends, answers for single rows, and what cleared what from suspense. Nothing is unwritten."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal


class Approved(models.Model):
    """Something of a fund that one person proposed and another approved."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    fund = models.CharField(max_length=60)
    because = models.TextField()
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        """A table of its own for each kind."""

        abstract = True


class Rule(Approved):
    """One placing rule: which rows, on which days, go where, by whose leave; and what it goes before or replaced."""

    number = models.PositiveIntegerField()
    cost_centres = models.TextField(blank=True)
    subjectives = models.TextField(blank=True)
    suppliers = models.TextField(blank=True)  # one a line
    words = models.TextField(blank=True)  # one a line
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    destination = models.CharField(max_length=30)
    target = models.CharField(max_length=60, blank=True)
    clause = models.CharField(max_length=300)
    before = models.TextField(blank=True)  # names of rules, one a line
    replaces = models.PositiveIntegerField(null=True)

    class Meta:
        """Rules of a fund count up; each has two people."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "number"], name="rule_number_is_used_once"),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="rule_has_two_people"),
            models.CheckConstraint(
                condition=~Q(cost_centres="") | ~Q(subjectives="") | ~Q(suppliers="") | ~Q(words=""),
                name="rule_says_which_rows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund} rule {self.number}"


class RuleEnding(Approved):
    """That a rule ends before a day, and which rule took its place, if one did."""

    rule = models.OneToOneField(Rule, on_delete=models.PROTECT, related_name="ending")
    ends_before = models.DateField()
    replaced_by = models.PositiveIntegerField(null=True)

    class Meta:
        """A rule is ended once, by two people."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="rule_ending_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} ends before {self.ends_before}"


class RowAnswer(Approved):
    """What was said of one row of a file: what it should read, or that it is not of this fund."""

    file_sha256 = models.CharField(max_length=64)
    row = models.PositiveIntegerField()
    is_of_fund = models.BooleanField()
    pence = models.BigIntegerField()
    posted_on = models.DateField(null=True)
    cost_centre = models.CharField(max_length=200, blank=True)
    subjective = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    supplier = models.CharField(max_length=400, blank=True)
    reference = models.CharField(max_length=200, blank=True)

    class Meta:
        """A row is answered once; a row of this fund has its day and its cost centre."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "file_sha256", "row"], name="row_is_answered_once"),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="row_answer_has_two_people"),
            models.CheckConstraint(
                condition=Q(is_of_fund=False) | (Q(posted_on__isnull=False) & ~Q(cost_centre="")),
                name="row_corrected_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.row} of {self.file_sha256[:12]}"


class Correction(Approved):
    """That a file corrected another, which was posted: `kept` says which entries of that stand for rows of this.

    It is a list of pairs: the row of the correcting file, and the number of the entry.
    """

    corrected_sha256 = models.CharField(max_length=64)
    by_sha256 = models.CharField(max_length=64)
    kept = models.TextField()

    class Meta:
        """A file is corrected once; what corrected it may be corrected in its turn."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "corrected_sha256"], name="file_is_corrected_once"),
            models.UniqueConstraint(fields=["partnership", "fund", "by_sha256"], name="file_corrects_one_other"),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="correction_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.by_sha256[:12]} corrects {self.corrected_sha256[:12]}"


class Clearing(Approved):
    """That an entry cleared another from suspense, or part of it. Both are in the journal, under these numbers."""

    cleared = models.PositiveBigIntegerField()
    entry = models.PositiveBigIntegerField()

    class Meta:
        """An entry clears one other."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "entry"], name="entry_clears_once"),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="clearing_has_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} entry {self.entry} clears {self.cleared}"
