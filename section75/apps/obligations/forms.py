"""What is asked of whoever looks at a calendar, or puts on record that something was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.core.calendar import Span
from section75.core.obligations import Kind
from section75.core.parties import Party
from section75.core.refusals import Refusal

_A_YEAR = timedelta(days=366)


class CalendarForm(forms.Form):
    """Between which days, as it stands on which day, and of which kind or party only."""

    on = DayField(label="As it stands on", required=False)
    starts = DayField(label="From", required=False)
    to = DayField(label="To", required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    party = forms.ChoiceField(label="Whose", required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Every kind"), *((kind.value, kind.value.capitalize()) for kind in Kind)]  # type: ignore[attr-defined]
        named = [(party.id, party.name) for party in parties]
        self.fields["party"].choices = [("", "Every party"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days in order; said beside the second where they are not."""
        said = super().clean() or {}
        starts, to = said.get("starts"), said.get("to")
        if starts and to:
            try:
                Span.through(starts, to)
            except Refusal as refusal:
                self.add_error("to", refusal.says)
        return said

    def window(self, usual: Span) -> Span:
        """The days asked for; those that are not, as usual."""
        starts: date = self.cleaned_data.get("starts") or usual.starts_on
        to: date | None = self.cleaned_data.get("to")
        ends = Span.through(to, to).ends_before if to else usual.ends_before
        if ends is not None and ends <= starts:
            ends = starts + _A_YEAR if starts < date.max - _A_YEAR else None
        return Span(starts, ends)


class DoneForm(forms.Form):
    """That something was done: when, and what is to be known of it."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=300)
    on = DayField(label="On which day was it done?")
    says = forms.CharField(
        label="What is to be known of it",
        required=False,
        max_length=500,
        help_text="A minute, a paper, who it went to. Both partners see it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
