"""What is asked of whoever compares two versions of the terms."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.agreements.store import Version
from section75.render.words import moment


class CompareForm(forms.Form):
    """Which two versions, and on which day."""

    first = forms.TypedChoiceField(label="The earlier version", coerce=int)
    second = forms.TypedChoiceField(label="The later version", coerce=int)
    on = DayField(label="On which day", required=False)

    def __init__(self, *args: object, versions: Sequence[Version], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(each.number, f"Version {each.number}, loaded {moment(each.loaded_at)}") for each in versions]
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField), "both are declared above"
            field.choices = choices
