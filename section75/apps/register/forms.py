"""What is asked of whoever reads the register."""

from __future__ import annotations

from django import forms

from section75.apps.agreements.forms import DayField


class FunctionsOnADay(forms.Form):
    """On which day the functions are to be shown."""

    on = DayField(label="Show who is accountable on", required=False)


class ContractsOnADay(forms.Form):
    """On which day the contracts are to be shown."""

    on = DayField(label="Show how contracts stand on", required=False)
