"""What is asked of whoever tries a settlement or compares shares."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.ledger.forms import MoneyField, MonthField
from section75.core.calendar import Month


class SettleForm(forms.Form):
    """A month, and a variance to try instead of the forecast's."""

    month = MonthField(label="Month whose terms and forecast are used")
    variance = MoneyField(
        label="Variance to settle",
        required=False,
        help_text="Over budget is positive. Leave empty to use the forecast variance of that month.",
    )

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)


class CompareForm(forms.Form):
    """An amount to be shared in several ways."""

    amount = MoneyField(label="Amount to share")
    shares = forms.CharField(
        label="Other shares to compare",
        required=False,
        help_text="Percentages in the order of the partners, one way a line, such as 70 : 30.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
