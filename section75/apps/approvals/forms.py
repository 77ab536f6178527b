"""What is asked of whoever declines."""

from __future__ import annotations

from django import forms


class DeclineForm(forms.Form):
    """Why a proposal is turned down."""

    because = forms.CharField(
        label="Why is it declined?",
        help_text="Whoever prepared it sees this, so say what has to be mended.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
