"""What is asked of whoever brings terms, proposes them, or posts their difference."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.ledger.forms import MonthField
from section75.apps.variations.actions import LIMIT_BYTES
from section75.core.calendar import Month


class BringForm(forms.Form):
    """One agreement file that varies the terms."""

    file = forms.FileField(
        label="Agreement file (.toml)",
        help_text="A variation, with [variation] at its top; or a new version of a file in force, under the same name.",
    )

    def clean_file(self) -> Any:
        """The file; one that is too large is none."""
        file = self.cleaned_data["file"]
        if file.size > LIMIT_BYTES:
            raise forms.ValidationError(
                f"The file has {file.size:,} bytes; agreement files have {LIMIT_BYTES:,} at most."
            )
        return file


class FromADraft(forms.Form):
    """Nothing is asked: a draft is taken as it is saved."""


class ProposeForm(forms.Form):
    """Why the terms are to be varied."""

    because = forms.CharField(label="Why are the terms varied?", max_length=2000)


class DifferenceForm(forms.Form):
    """In which month the difference is to be reported."""

    month = MonthField(label="Month it is reported in")

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField), "the field is declared above"
        field.offer(months)
