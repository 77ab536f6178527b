"""What is asked of whoever reads the law's table, or confirms a judgement."""

from __future__ import annotations

from django import forms

from section75.apps.agreements.forms import DayField
from section75.core.law import LawResult
from section75.core.partnership import Partnership


class TableForm(forms.Form):
    """On which day, which results, of which schedule."""

    on = DayField(label="Check against the law of", required=False, help_text="For example, 30 June 2022")
    result = forms.ChoiceField(label="Result", required=False)
    schedule = forms.ChoiceField(label="Schedule", required=False)

    def __init__(self, *args: object, partnership: Partnership, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        results, schedules = self.fields["result"], self.fields["schedule"]
        assert isinstance(results, forms.ChoiceField)
        assert isinstance(schedules, forms.ChoiceField)
        results.choices = [("", "Every result"), *((each.value, each.value) for each in LawResult)]
        bare = [each for each in partnership.agreements if all(s.agreement != each.id for s in partnership.schedules)]
        named = [*((each.id, each.title) for each in partnership.schedules), *((each.id, each.title) for each in bare)]
        schedules.choices = [("", "Every schedule"), *named]


class JudgeForm(forms.Form):
    """One judgement: which way, why, and until when."""

    met = forms.ChoiceField(
        label="What do you judge?",
        choices=[("met", "What the check asks is met"), ("not met", "What the check asks is not met")],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="On what does it rest?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It is shown with your name and stands until what it rests on changes.",
    )
    until = DayField(
        label="Last day it is for", required=False, help_text="Leave empty if it is to stand without an end"
    )
    inputs = forms.CharField(widget=forms.HiddenInput, required=False)
