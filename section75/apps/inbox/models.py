"""Up to when somebody has seen the news, how they want their e-mails, and what they were told. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Seen(models.Model):
    """That somebody had seen all news up to a moment."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} up to {self.at}"


class Wish(models.Model):
    """How somebody wants to be told by e-mail, from a moment on: the latest holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """There are three ways."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(how__in=["at once", "daily", "never"]), name="wish_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.how}"


class Told(models.Model):
    """That somebody was told of a task by e-mail, by the task's own key, so that nobody is told twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Once a person and task."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "key"], name="task_is_told_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.key[:12]}"
