"""People, and the delegations under which they act. A delegation is never changed: it is given, and it is ended."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q


class User(AbstractUser):
    """Somebody who signs in. `post` is what pages show: the office held, not the person's name."""

    post = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.username


class Delegation(models.Model):
    """A role that a person holds for an organisation: at a partnership, one fund of it, or the installation."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations")
    on_behalf_of = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=40)
    organisation = models.CharField(max_length=60, blank=True)  # its short name in the partnership's agreement
    partnership = models.CharField(max_length=60, blank=True)  # its short name; empty is the installation
    fund = models.CharField(max_length=60, blank=True)  # empty is every fund of the partnership
    starts_on = models.DateField()
    last_day = models.DateField(null=True)
    limit_pence = models.BigIntegerField(null=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=320)  # who prepared and who approved, in words
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        """What the core refuses, the database refuses too."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(limit_pence__gte=0), name="delegation_limit_is_not_below_nothing"),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("starts_on")), name="delegation_ends_in_order"
            ),
            models.CheckConstraint(condition=~Q(prepared_by=F("approved_by")), name="delegation_is_given_by_two"),
            models.CheckConstraint(
                condition=~Q(user=F("approved_by")) & ~Q(user=F("prepared_by")),
                name="delegation_is_not_given_to_oneself",
            ),
            models.CheckConstraint(condition=~Q(user=F("on_behalf_of")), name="delegation_covers_somebody_else"),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "partnership"], name="delegation_by_person")]

    def __str__(self) -> str:
        return f"{self.user} {self.role} in {self.partnership or 'the installation'}"


class DelegationEnding(models.Model):
    """That a delegation was ended before its last day, if it had one: at once, by one person, with the reason."""

    delegation = models.OneToOneField(Delegation, on_delete=models.PROTECT, related_name="ending")
    ended_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150)
    because = models.TextField()

    def __str__(self) -> str:
        return f"{self.delegation_id} ended"


class Demonstration(models.Model):
    """That this installation was begun as a demonstration: a row, or none. It says so on every page, for ever."""

    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a demonstration"
