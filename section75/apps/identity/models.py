"""Sign-ins that were opened, and invitations that were sent."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class SignIn(models.Model):
    """One sign-in at one browser, from its beginning to its end. The browser's session holds this row's number."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_ins")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # to the minute: it is not written at every request
    device = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=80, blank=True)

    class Meta:
        """Those still open are asked for by person."""

        indexes: ClassVar = [models.Index(fields=["user", "ended_at"], name="sign_in_by_user")]

    def __str__(self) -> str:
        return f"{self.user} since {self.began_at:%Y-%m-%d %H:%M}"


class Invitation(models.Model):
    """One invitation. Of the token in its link only the hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256 in hexadecimal
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """It is used or withdrawn, never both."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_is_used_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of {self.user}, {self.made_at:%Y-%m-%d}"
