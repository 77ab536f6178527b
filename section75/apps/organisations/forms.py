"""What is asked of whoever looks at organisations: words to look for, and a day."""

from __future__ import annotations

from django import forms

from section75.apps.agreements.forms import DayField


class Looking(forms.Form):
    """Words of a name, or a code."""

    words = forms.CharField(
        label="Words of a name, or a code", required=False, max_length=120, error_messages={"max_length": "Too long."}
    )


class AsAt(forms.Form):
    """As at which day."""

    on = DayField(label="Show it as at", required=False)
