"""Notices that were served, as a party's people recorded them, and what was said in answer. Both only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL
_SCOPES = ("agreement", "fund", "schedule", "scheme", "function")
_ANSWERS = ("accepted", "contested", "whole accepted", "reconciliation offered", "withdrawn by agreement")


class Recorded(models.Model):
    """Who recorded something, for which organisation, under which delegation, and when."""

    organisation = models.CharField(max_length=60)
    recorded_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    delegation = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class Notice(Recorded):
    """A notice: by which party, of what, sent on which day; and the end worked out when it was recorded."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    agreement = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    scope = models.CharField(max_length=20)
    of = models.CharField(max_length=60, blank=True)
    ends = models.TextField()
    keeps = models.TextField(blank=True)
    ground = models.CharField(max_length=200)
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
    counts_from = models.DateField(null=True)
    way = models.CharField(max_length=30, blank=True)
    authority = models.CharField(max_length=400, blank=True)
    authority_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)  # None where it could not be worked out
    terms = models.CharField(max_length=64)

    class Meta:
        """Numbers count up in a partnership; nothing is received before it is sent."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="notice_number_is_used_once"),
            models.CheckConstraint(condition=~Q(ends=""), name="notice_says_what_it_ends"),
            models.CheckConstraint(condition=Q(scope__in=_SCOPES), name="notice_has_a_known_scope"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="notice_is_received_after_it_is_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.number}"


class NoticeAnswer(Recorded):
    """One thing said in answer to a notice, by a party on a day. A withdrawal is the last."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="answers")
    place = models.PositiveIntegerField()
    answer = models.CharField(max_length=30)
    by = models.CharField(max_length=60)
    on = models.DateField()
    says = models.TextField(blank=True)

    class Meta:
        """A notice is withdrawn once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "place"], name="answer_has_one_place"),
            models.UniqueConstraint(
                fields=["notice"], condition=Q(answer="withdrawn by agreement"), name="notice_is_withdrawn_once"
            ),
            models.CheckConstraint(condition=Q(answer__in=_ANSWERS), name="answer_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} on {self.notice_id}"
