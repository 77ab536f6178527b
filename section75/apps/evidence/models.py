"""Signing keys, checkpoints, what partners signed, and time stamps. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership


class SigningKey(models.Model):
    """A public key this installation signed with from a moment on; the latest is the one in use.

    `how` is first, rotated (the key before it signed for it) or lost (nobody could sign for the key before it).
    """

    name = models.CharField(max_length=200)
    key_id = models.CharField(max_length=8)  # 8 hexadecimal figures
    public = models.CharField(max_length=64, unique=True)  # 32 bytes as hexadecimal figures
    how = models.CharField(max_length=10)
    signature = models.CharField(max_length=128, blank=True)  # of the key before it, over this key
    reason = models.CharField(max_length=300, blank=True)  # how the key before it was lost
    since = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        """A key begins in one of three ways: only one rotated has the signature of the key before it, and one that
        begins where that was lost says how.
        """

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(how="rotated", reason="") & ~Q(signature=""))
                | Q(how="first", signature="", reason="")
                | (Q(how="lost", signature="") & ~Q(reason="")),
                name="key_begins_in_a_known_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id}"


class Checkpoint(models.Model):
    """One signed note of a fund's log: how many lines it had, and their root."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()  # lines of the log: entries and acts
    entries = models.PositiveBigIntegerField()  # the last entry of the journal among them
    root = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)
    note = models.BinaryField()
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)
    made_at = models.DateTimeField()

    class Meta:
        """Checkpoints of a fund are numbered from 1, and no size of its log is signed twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "number"], name="checkpoint_number_is_used_once"),
            models.UniqueConstraint(fields=["partnership", "fund", "size"], name="size_is_signed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} checkpoint {self.number}"


class PartnerKey(models.Model):
    """The public key a partner counter-signs a fund's checkpoints with; the latest holds."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    party = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    key_id = models.CharField(max_length=8)
    public = models.CharField(max_length=64)
    line = models.PositiveBigIntegerField()  # of the fund's log, where it was registered
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A key is registered once with a fund, for one organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "public"], name="partner_key_is_registered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id} of {self.party}"


class CounterSignature(models.Model):
    """That a partner stands witness to a checkpoint: by a signature of its own key, or by its word alone."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="counter_signatures")
    party = models.CharField(max_length=60)
    key = models.ForeignKey(PartnerKey, on_delete=models.PROTECT, related_name="+", null=True)
    line = models.CharField(max_length=500, blank=True)  # as it stands under the note
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proved_at = models.DateTimeField()

    class Meta:
        """Once by word and once with each key; a signature has its key, and a word has none."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkpoint", "party", "line"], name="checkpoint_is_signed_once"),
            models.CheckConstraint(
                condition=Q(key__isnull=True, line="") | (Q(key__isnull=False) & ~Q(line="")),
                name="signature_has_its_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} for {self.checkpoint}"


class StampQuery(models.Model):
    """A request to a time-stamping authority for one checkpoint's note (RFC 3161), to be carried there by somebody."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="stamp_queries")
    query = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"time-stamp query for {self.checkpoint}"


class Stamp(models.Model):
    """What a time-stamping authority answered."""

    query = models.OneToOneField(StampQuery, on_delete=models.PROTECT, related_name="stamp")
    response = models.BinaryField()
    stamped_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"time stamp of {self.query.checkpoint}"
