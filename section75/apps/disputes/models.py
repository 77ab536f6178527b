"""Questions about figures, what is done to them, their evidence; and each organisation's own notes. All only grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from section75.apps.agreements.models import Partnership

_PERSON = settings.AUTH_USER_MODEL
_VERBS = ("answer", "add", "escalate", "accept", "agree", "withdraw")
_ENDS = ("accept", "agree", "withdraw")


class OnALadder(models.Model):
    """The step on which something stands, as it was told when the step began; step 0 where the agreement gives none."""

    step = models.PositiveSmallIntegerField(default=0)
    goes_to = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    clause = models.CharField(max_length=600, blank=True)

    class Meta:
        """Its columns belong to the tables that have them."""

        abstract = True


class Dispute(OnALadder):
    """A question about one figure: who asked it, and the figure as it stood when it was asked."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    organisation = models.CharField(max_length=60)
    asked_of = models.CharField(max_length=60, blank=True)  # empty is every other party
    raised_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    delegation = models.CharField(max_length=400)
    raised_at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=400)
    sentence = models.TextField()
    pence = models.BigIntegerField()
    upto = models.PositiveBigIntegerField()
    report_sha256 = models.CharField(max_length=64, blank=True)
    terms = models.CharField(max_length=64)
    question = models.TextField()

    class Meta:
        """Numbers count up in a fund; a question says something."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "fund", "number"], name="question_number_is_used_once"),
            models.CheckConstraint(condition=~Q(question=""), name="question_says_something"),
            models.CheckConstraint(
                condition=Q(kind__in=["position", "share", "report line"]), name="question_is_about_a_figure"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.number} of {self.fund}"


class Turn(OnALadder):
    """One thing done to a question. At most one ends it, and each step is begun once."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="turns")
    place = models.PositiveIntegerField()
    verb = models.CharField(max_length=10)
    ends = models.BooleanField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=60)
    delegation = models.CharField(max_length=400)
    at = models.DateTimeField()
    says = models.TextField()
    entry = models.PositiveBigIntegerField(null=True)  # the entry that puts the figure right
    report = models.PositiveBigIntegerField(null=True)  # the issued report that puts it right

    class Meta:
        """Two that end a question at once: one of them is refused here."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dispute", "place"], name="turn_has_one_place"),
            models.UniqueConstraint(fields=["dispute"], condition=Q(ends=True), name="question_ends_once"),
            models.UniqueConstraint(
                fields=["dispute", "step"], condition=Q(verb="escalate"), name="question_reaches_a_step_once"
            ),
            models.CheckConstraint(condition=Q(verb__in=_VERBS), name="turn_is_known"),
            models.CheckConstraint(
                condition=Q(ends=True, verb__in=_ENDS) | (Q(ends=False) & ~Q(verb__in=_ENDS)), name="turn_ends_or_not"
            ),
            models.CheckConstraint(condition=~Q(says=""), name="turn_says_something"),
            models.CheckConstraint(
                condition=~Q(verb="agree") | Q(entry__isnull=False) | Q(report__isnull=False),
                name="what_is_agreed_is_put_right",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} on {self.dispute_id}"


class EvidenceFile(models.Model):
    """A file brought as evidence, kept byte for byte under its hash."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Evidence(models.Model):
    """That a reply came with a file, and what it was called."""

    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.file_name


class Note(models.Model):
    """Words one organisation keeps for itself, about a partnership, a fund of it, a figure or an entry."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    fund = models.CharField(max_length=60, blank=True)  # empty is the partnership as a whole
    organisation = models.CharField(max_length=60)
    number = models.PositiveIntegerField()  # counted for each organisation by itself
    about = models.CharField(max_length=500)
    about_words = models.CharField(max_length=400)
    says = models.TextField()
    kept_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        """Numbers count up for each organisation, so that none tells how many the other keeps."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "organisation", "number"], name="note_number_is_used_once"),
            models.CheckConstraint(condition=~Q(says=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return f"note {self.number}"


class NoteStriking(models.Model):
    """That a note was struck by its organisation. It stays, and is shown to them as struck."""

    note = models.OneToOneField(Note, on_delete=models.PROTECT, related_name="striking")
    struck_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.note_id} struck"
