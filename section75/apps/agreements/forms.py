"""What is asked of whoever looks at an agreement."""

from __future__ import annotations

from datetime import date

from django import forms

from section75.core.calendar import read_day
from section75.core.refusals import Refusal


class DayField(forms.CharField):
    """A day, written as people do; London time."""

    asks_for = "day"

    def clean(self, value: str) -> date | None:
        """The day, or the refusal's own words beside the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_day(text)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None


class OnADay(forms.Form):
    """On which day the agreement is to be shown."""

    on = DayField(label="Show what was in force on", required=False)
    known = DayField(label="As this program knew it on", required=False)
