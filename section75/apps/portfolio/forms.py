"""What is asked of the portfolio: which partnerships, by how they stand and by name."""

from __future__ import annotations

from django import forms

from section75.apps.portfolio.standing import Mark

LONGEST_NAME = 200


class Wanted(forms.Form):
    """Which partnerships are to be listed."""

    name = forms.CharField(label="Search by name", required=False, max_length=LONGEST_NAME)
    show = forms.ChoiceField(
        required=False, choices=[(mark.name.lower(), mark.value) for mark in Mark], widget=forms.HiddenInput
    )
    after = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
