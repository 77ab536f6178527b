"""What is asked of whoever tries a settlement or compares shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.apps.ledger.forms import MoneyField, MonthField
from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.partnership import ALL_LINES, MOST_POINTS, variances_between
from section75.core.pools import Line


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


class ExposureForm(SettleForm):
    """A month whose terms are used, and a range of variances."""

    first = MoneyField(label="From a variance of", help_text="An underspend carries a minus sign.")
    last = MoneyField(label="To a variance of", help_text="Over budget is positive.")
    points = forms.IntegerField(label="How many variances", min_value=2, max_value=MOST_POINTS, initial=11)
    line = forms.ChoiceField(label="The variance falls on", required=False)

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["variance"]
        field = self.fields["line"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ALL_LINES, "All lines, in proportion to their budgets"), *((x.id, x.name) for x in lines)]

    def variances(self) -> tuple[Money, ...]:
        """The variances asked for. Refuses a range that is none."""
        asked = self.cleaned_data
        return variances_between(asked["first"], asked["last"], points=asked["points"])


class RulesForm(ExposureForm):
    """The same, with the shares to try in place of today's."""

    shares = forms.CharField(
        label="Shares to try in place of today's",
        help_text="Percentages in the order of the partners, one way a line, such as 70 : 30.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
