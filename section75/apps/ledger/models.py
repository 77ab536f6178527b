"""The journal and the files it comes from. What the core checks, the constraints and triggers here say again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.month_models import MonthAnswer as MonthAnswer
from section75.apps.ledger.month_models import MonthClosing as MonthClosing
from section75.apps.ledger.month_models import MonthReopening as MonthReopening
from section75.apps.ledger.paper import EvidenceFile as EvidenceFile
from section75.core.ledger import LARGEST_PENCE


class KeptFile(models.Model):
    """A file that came in, kept byte for byte under its hash."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Extract(models.Model):
    """A finance extract brought to a fund for a month, with its control total; posted once, or not yet."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    file = models.ForeignKey(KeptFile, on_delete=models.PROTECT)
    file_name = models.CharField(max_length=255)
    control_pence = models.BigIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(null=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    rows_left = models.PositiveIntegerField(null=True)  # how many rows were not posted with it; not known of before

    class Meta:
        """A file comes to a fund once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "file"], name="file_comes_to_a_fund_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="extract_month_exists"),
        ]

    def __str__(self) -> str:
        return self.file_name


class Bringing(models.Model):
    """That somebody brought an extract: the first time, or again before it was posted."""

    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="bringings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.extract} by {self.by}"


class FundHead(models.Model):
    """How far a fund's journal and log have come: one row a fund, locked by whoever adds to them."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+", db_index=False)
    fund = models.CharField(max_length=60)
    entries = models.PositiveBigIntegerField(default=0)  # the number of the last entry
    size = models.PositiveBigIntegerField(default=0)  # the number of the last line of the log
    chain = models.CharField(max_length=64, default="")  # its chain hash; empty before the first
    frontier = models.TextField(default="")  # what the root of the log's tree is worked out from

    class Meta:
        """A fund has one."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund"], name="fund_has_one_head"),
            models.CheckConstraint(condition=Q(size__gte=F("entries")), name="log_holds_every_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} at line {self.size}"


class PostingRun(models.Model):
    """Entries that were posted together, one after another: from which number to which, by whose leave, and when."""

    head = models.ForeignKey(FundHead, on_delete=models.PROTECT, related_name="+", db_index=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+", db_index=False)
    fund = models.CharField(max_length=60)
    first_seq = models.PositiveBigIntegerField()
    last_seq = models.PositiveBigIntegerField()
    first_log = models.PositiveBigIntegerField()  # the line of the fund's log that its first entry is
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    salt = models.BinaryField(default=b"")  # 16 random bytes for who prepared and approved; none in runs of before

    class Meta:
        """No two runs hold the same entry, or the same line of the log."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_seq__gte=F("first_seq")), name="run_holds_an_entry"),
            models.CheckConstraint(condition=~Q(recorded_by=F("approved_by")), name="run_has_two_people"),
            models.UniqueConstraint(fields=["partnership", "fund", "last_seq"], name="run_number_is_used_once"),
            models.UniqueConstraint(fields=["partnership", "fund", "first_log"], name="run_stands_once_in_the_log"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} entries {self.first_seq} to {self.last_seq}"


def _held_to(to: Any, **how: Any) -> models.ForeignKey[Any, Any]:
    """What a guard holds an entry to, so that no index and no foreign key has to be kept for it as well."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False, **how)


class PostedFile(models.Model):
    """A file whose rows were posted to a fund: by its hash, under the name it came with."""

    head = models.ForeignKey(FundHead, on_delete=models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    name = models.CharField("file name", max_length=255)

    class Meta:
        """Its rows are posted to a fund under one name."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["head", "sha256"], name="file_is_posted_under_one_name"),
        ]

    def __str__(self) -> str:
        return self.name


class JournalEntry(models.Model):
    """One transfer: an amount from one account of a fund to another. It balances because it cannot do otherwise.

    A row is narrow, for there are millions: what all entries of a posting have in common stands in its run.
    """

    head = _held_to(FundHead)  # the fund
    seq = models.PositiveBigIntegerField()
    run = _held_to(PostingRun)
    effective_on = models.DateField()
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    debit = models.CharField(max_length=100)
    credit = models.CharField(max_length=100)
    pence = models.BigIntegerField()
    narrative = models.TextField()
    authority = models.CharField(max_length=500)
    file = _held_to(PostedFile, null=True)
    file_row = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    reverses = models.PositiveBigIntegerField(null=True)
    log_number = models.PositiveBigIntegerField()  # its line in the fund's log
    salt = models.BinaryField()  # 16 random bytes, without which the hash of its words says nothing
    leaf = models.BinaryField()
    chain = models.BinaryField()

    class Meta:
        """The core's promises, said again by the database, under names a refusal can be found by."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pence__gt=0, pence__lte=LARGEST_PENCE), name="entry_amount_is_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="entry_has_two_accounts"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=15), name="entry_month_exists"),
            models.CheckConstraint(condition=~Q(authority=""), name="entry_cites_its_authority"),
            models.CheckConstraint(
                condition=Q(file_row__isnull=False, file__isnull=False, reason="")
                | (Q(file_row__isnull=True, file__isnull=True) & ~Q(reason="")),
                name="entry_says_where_it_came_from",
            ),
            models.UniqueConstraint(fields=["head", "seq"], name="entry_number_is_used_once"),
            models.UniqueConstraint(
                fields=["file", "file_row"], condition=Q(file_row__isnull=False), name="row_is_posted_once"
            ),
            models.UniqueConstraint(
                fields=["head", "reverses"], condition=Q(reverses__isnull=False), name="entry_is_reversed_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["head", "debit", "year", "month", "seq"], name="entry_by_debit"),
            models.Index(fields=["head", "credit", "year", "month", "seq"], name="entry_by_credit"),
        ]

    def __str__(self) -> str:
        return f"entry {self.seq} of {self.head}"


class LogAct(models.Model):
    """A line of a fund's log that is no entry: a closing, a report issued, a key; its body as it was hashed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+", db_index=False)
    fund = models.CharField(max_length=60)
    log_number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    body = models.TextField()
    leaf = models.BinaryField()
    chain = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        """A line of the log is taken once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "log_number"], name="log_line_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} line {self.log_number}: {self.kind}"


class AccountBalance(models.Model):
    """What the entries of an account, a month and an effective day come to: kept with them, and equal to their sum."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+", db_index=False)
    fund = models.CharField(max_length=60)
    account = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    effective_on = models.DateField()
    debit = models.BigIntegerField()  # pence
    credit = models.BigIntegerField()
    debits = models.PositiveBigIntegerField()  # how many entries
    credits = models.PositiveBigIntegerField()

    class Meta:
        """An account has one balance for each month and day."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "fund", "account", "year", "month", "effective_on"], name="balance_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund} {self.account} {self.year} M{self.month}: {self.debit - self.credit}"
