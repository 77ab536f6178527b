"""What is asked of whoever looks at a year's contributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.core.calendar import FinancialYear


class YearOnADay(forms.Form):
    """Which year's contributions, and as they stood on which day."""

    year = forms.ChoiceField(label="Financial year")
    on = DayField(label="As it stood on", help_text="For example, 30 June 2022")

    def __init__(self, *args: Any, years: Sequence[FinancialYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(year), str(year)) for year in years]

    def clean_year(self) -> FinancialYear:
        """The year chosen."""
        return FinancialYear.read(self.cleaned_data["year"])
