"""What is asked of whoever enters a forecast: every line, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.apps.ledger.forms import MoneyField, MonthField
from section75.core.budget import Forecast, ForecastRow
from section75.core.calendar import Month
from section75.core.pools import Line


class ForecastForm(forms.Form):
    """One field a line, the month, and the reason."""

    month = MonthField(label="Month the forecast is made at")
    because = forms.CharField(
        label="What has changed, and why", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    def __init__(
        self, *args: Any, lines: Sequence[Line], months: list[Month], earlier: Forecast | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        month = self.fields["month"]
        assert isinstance(month, MonthField)
        month.offer(months)
        for line in lines:
            known = earlier.outturn(line.id) if earlier else None
            hint = "Income: below nothing." if line.nature.is_income else ""
            field = MoneyField(label=f"{line.name}: forecast for the year", help_text=hint)
            field.initial = str(known).replace("£", "") if known is not None else None
            self.fields[f"line-{line.id}"] = field
        self.order_fields(["month", *(f"line-{line.id}" for line in lines), "because"])

    def rows(self) -> tuple[ForecastRow, ...]:
        """What was entered, line by line."""
        return tuple(ForecastRow(line.id, self.cleaned_data[f"line-{line.id}"]) for line in self.lines)
