"""People, and the part each plays in a partnership."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in. `post` is what pages show: the office held, not the person's name."""

    post = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.username


class Membership(models.Model):
    """A role that a person holds for one party in one partnership."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    partnership = models.CharField(max_length=60)  # the partnership's short name, as its agreement file gives it
    party = models.CharField(max_length=60)
    role = models.CharField(max_length=40)

    class Meta:
        """One role a person and partnership."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "partnership"], name="membership_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} in {self.partnership}"
