"""What is asked of whoever gives figures, explains a difference, or has a statement of balances drawn."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.ledger.forms import MonthField
from section75.apps.reconciliation.actions import Offered
from section75.core.calendar import Month


class FiguresForm(forms.Form):
    """Figures of one side for a period: typed one a row, or as a file."""

    typed = forms.CharField(
        label="Figures, one a row",
        help_text="A key, an equals sign and an amount, such as expenditure/residential-care = 1,250.37. "
        "What is debited is positive.",
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = forms.FileField(
        label="Or a file, as CSV or workbook",
        help_text="One a row under a header in row 1: cost_centre (or account), and amount.",
        required=False,
    )

    def offered(self) -> Offered:
        """The figures as they were offered."""
        file = self.cleaned_data["file"]
        content = file.read() if file else b""
        return Offered(self.cleaned_data["typed"], file.name if file else "", content)


class ReasonForm(forms.Form):
    """Why the books and a side's figures differ on one key."""

    key = forms.ChoiceField(label="Which difference?", choices=[])
    because = forms.CharField(label="Why do they differ?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, keys: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["key"]
        assert isinstance(field, forms.ChoiceField), "the field is declared above"
        field.choices = keys


class DrawForm(forms.Form):
    """At the end of which period the balances are to be stated."""

    month = MonthField(label="Balances at the end of")

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField), "the field is declared above"
        field.offer(months)
