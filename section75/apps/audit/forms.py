"""What is asked of whoever looks through the trail. What cannot be asked is said beside its field."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from section75.apps.audit.reading import Wanted
from section75.core.calendar import read_day
from section75.core.refusals import Refusal

OUTCOMES = ("done", "refused")


class TrailDay(forms.CharField):
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


class OneOf(forms.ChoiceField):
    """One of the values there are lines of, or any."""

    def __init__(self, *, label: str) -> None:
        super().__init__(label=label, required=False, choices=[])

    def offer(self, values: list[str]) -> None:
        """The values that may be chosen."""
        self.choices = [("", "Any"), *((value, value[:1].upper() + value[1:]) for value in values)]
        there_are = f"There are lines of {', '.join(values)}." if values else "There are lines of none."
        self.error_messages["invalid_choice"] = f"There is no line of %(value)r. {there_are} Choose one, or Any."


class TrailForm(forms.Form):
    """Which lines to show."""

    who = forms.CharField(
        label="Who", required=False, max_length=150, help_text="A sign-in name; finds what was done on their behalf too"
    )
    act = OneOf(label="What")
    outcome = OneOf(label="Outcome")
    fund = OneOf(label="Fund")
    from_day = TrailDay(label="From day", required=False)
    to_day = TrailDay(label="To day, and with it", required=False)
    words = forms.CharField(label="Words in the sentence", required=False, max_length=200)

    def __init__(self, given: Any, *, acts: list[str], funds: list[str]) -> None:
        super().__init__(given)
        for name, values in (("act", acts), ("outcome", list(OUTCOMES)), ("fund", funds)):
            field = self.fields[name]
            assert isinstance(field, OneOf)
            field.offer(values)

    def clean(self) -> dict[str, Any]:
        """Days that are in their order."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("from_day"), said.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", "It comes before the first day. Exchange the two, or leave one out.")
        return said

    @property
    def wanted(self) -> Wanted:
        """What is asked for; only of a form that is valid."""
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})
