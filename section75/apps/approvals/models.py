"""Proposals, decisions on them, declared interests. All only grow, and the database holds the two-person rule."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

_PERSON = settings.AUTH_USER_MODEL


class Proposal(models.Model):
    """What one person prepared and asks others to approve: its kind, its arguments, and what it was shown to do."""

    kind = models.CharField(max_length=40)
    partnership = models.CharField(max_length=60, blank=True)  # empty is the installation
    fund = models.CharField(max_length=60, blank=True)
    arguments = models.TextField()  # canonical JSON
    title = models.CharField(max_length=300)
    shown = models.TextField()  # canonical JSON of what it will change
    fingerprint = models.CharField(max_length=64)
    pence = models.BigIntegerField()
    because = models.TextField(blank=True)
    needs = models.CharField(max_length=400)  # the organisations whose approval it takes, each between commas
    needs_count = models.PositiveSmallIntegerField()
    binds_both = models.BooleanField()
    prepared_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    prepared_for = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    organisation = models.CharField(max_length=60, blank=True)
    delegation = models.CharField(max_length=400)
    proposed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        """Amounts are without sign."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pence__gte=0), name="proposal_amount_is_without_sign"),
            models.CheckConstraint(condition=~Q(prepared_by=F("prepared_for")), name="proposal_is_not_for_oneself"),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "fund", "id"], name="proposal_by_fund")]

    def __str__(self) -> str:
        return f"proposal {self.pk}: {self.title}"


class Weight(models.Model):
    """How much of a proposal goes to one supplier or account, for limits that count what is related together."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="weights")
    key = models.CharField(max_length=300)
    pence = models.BigIntegerField()

    class Meta:
        """One weight a key."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["proposal", "key"], name="weight_is_given_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.pence}"


class Decision(models.Model):
    """An approval, a refusal to approve, or a withdrawal. The preparer is repeated so that the row can be checked."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    verb = models.CharField(max_length=10)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    prepared_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    prepared_for = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    organisation = models.CharField(max_length=60, blank=True)
    delegation = models.CharField(max_length=400)
    at = models.DateTimeField()
    ends = models.BooleanField()
    reason = models.TextField(blank=True)
    proved_at = models.DateTimeField(null=True)  # when they last proved who they are, for what binds both

    class Meta:
        """Preparer and approver differ, in any name; one decision ends a proposal; an organisation approves once."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verb__in=["approve", "decline", "withdraw"]), name="decision_is_known"),
            models.CheckConstraint(
                condition=~Q(verb="approve")
                | (
                    ~Q(by=F("prepared_by"))
                    & ~Q(by=F("prepared_for"))
                    & ~Q(on_behalf_of=F("prepared_by"))
                    & ~Q(on_behalf_of=F("prepared_for"))
                ),
                name="approver_is_not_preparer",
            ),
            models.CheckConstraint(condition=~Q(by=F("on_behalf_of")), name="decision_is_not_for_oneself"),
            models.CheckConstraint(condition=~Q(verb="decline") | ~Q(reason=""), name="decline_says_why"),
            models.UniqueConstraint(fields=["proposal"], condition=Q(ends=True), name="proposal_ends_once"),
            models.UniqueConstraint(
                fields=["proposal", "organisation"], condition=Q(verb="approve"), name="organisation_approves_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.proposal_id} by {self.by}"


class CarriedOut(models.Model):
    """What carrying out an approved proposal came to, and where that is to be seen."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="carried_out")
    at = models.DateTimeField()
    says = models.TextField()
    address = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.says


class Interest(models.Model):
    """An interest somebody declared: in a party, a line or a supplier, as the partnership names it."""

    user = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    partnership = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    says = models.CharField(max_length=500)
    declared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} in {self.about}"


class InterestEnding(models.Model):
    """That a declared interest is over."""

    interest = models.OneToOneField(Interest, on_delete=models.PROTECT, related_name="ending")
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.interest_id} ended"


class HandOver(models.Model):
    """That somebody took over a proposal from a leaver: from then on it counts as theirs too."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="hand_overs")
    to = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")  # the administrator
    at = models.DateTimeField()

    class Meta:
        """Nobody takes the same over twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "to"], name="proposal_is_handed_over_once"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} to {self.to}"
