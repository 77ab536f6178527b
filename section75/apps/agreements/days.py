"""Which day a page of an agreement shows, where none is asked for."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone

from section75.core.calendar import london_day
from section75.core.partnership import Partnership


def day_asked(form: forms.Form, partnership: Partnership) -> date:
    """The day a form with the field `on` asks for; without one, or with one that is none, the day to show."""
    asked: date | None = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return asked or day_to_show(partnership)


def day_to_show(partnership: Partnership) -> date:
    """Today; or, where every schedule has ended, the last day of the one that ended last."""
    today = london_day(timezone.now())
    spans = [schedule.span for schedule in partnership.schedules if schedule.span]
    last_days = [span.last_day for span in spans]
    ended = [day for day in last_days if day is not None]
    if spans and len(ended) == len(spans) and max(ended) < today:
        return max(ended)
    return today
