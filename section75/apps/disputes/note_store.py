"""Notes, as they are kept: every question asked of them names the organisation, and nothing is found without it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from section75.apps.accounts.models import User
from section75.apps.disputes.models import Note, NoteStriking


def keep(note: Note) -> Note:
    """Keep a note under the next number of its organisation there."""
    rows = Note.objects.filter(partnership_id=note.partnership_id, organisation=note.organisation)
    note.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    note.save(force_insert=True)
    return note


def notes_of(organisation: str, *, partnership: str, funds: Sequence[str]) -> Sequence[Note]:
    """An organisation's notes on some funds of a partnership, or, for "", on the partnership itself; latest first."""
    rows = Note.objects.filter(partnership_id=partnership, organisation=organisation, fund__in=funds)
    return list(rows.select_related("kept_by", "striking", "striking__struck_by").order_by("-number"))


def get(organisation: str, *, partnership: str, funds: Sequence[str], number: int) -> Note | None:
    """One note of an organisation on one of those funds."""
    rows = Note.objects.filter(partnership_id=partnership, organisation=organisation, fund__in=funds, number=number)
    return rows.select_related("striking").first()


def strike(note: Note, *, by: User, at: datetime) -> bool:
    """Write down that a note was struck; False where it was struck before."""
    _, is_new = NoteStriking.objects.get_or_create(note=note, defaults={"struck_by": by, "struck_at": at})
    return is_new
