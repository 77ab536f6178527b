"""What is asked of whoever keeps the register of grants."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.ledger.forms import MoneyField
from section75.apps.receipts.forms import BecauseForm, Choices, offer
from section75.apps.receipts.grant_actions import GrantAsked


class GrantForm(forms.Form):
    """A grant, its conditions and its ring-fence."""

    code = forms.SlugField(label="Short name", help_text="Letters, figures and hyphens, such as ibcf.", max_length=60)
    name = forms.CharField(label="Name of the grant", max_length=200)
    giver = forms.CharField(label="Who gives it?", max_length=200)
    amount = MoneyField(label="Amount")
    starts_on = DayField(label="First day it is for")
    last_on = DayField(label="Last day it is for")
    clause = forms.CharField(label="Clause or determination", max_length=400)
    conditions = forms.CharField(
        label="Conditions", help_text="One on each row.", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    lines = forms.MultipleChoiceField(
        label="Lines it may be spent on",
        help_text="Choose none if any line will do.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "lines", lines)

    def asked(self) -> GrantAsked:
        """The grant asked for."""
        said = dict(self.cleaned_data)
        rows = (row.strip() for row in said.pop("conditions").splitlines())
        return GrantAsked(**said | {"conditions": tuple(row for row in rows if row), "lines": tuple(said["lines"])})


class OneOfSeveral(forms.Form):
    """A form that stands on a page with others: the ids of its fields begin with its own name."""

    name = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, **kwargs)


class LineForm(OneOfSeveral):
    """A line whose spend is of a grant."""

    name = "line"
    line = forms.ChoiceField(label="Line")
    spender = forms.ChoiceField(label="Who spends it?", required=False)
    starts_on = DayField(label="First day")
    last_on = DayField(label="Last day", required=False)

    def __init__(self, *args: Any, lines: Choices, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "line", lines)
        offer(self, "spender", [("", "Whoever leads the line"), *parties])


class EntryForm(OneOfSeveral):
    """A part of an entry that is of a grant."""

    name = "entry"
    entry = forms.IntegerField(label="Number of the entry", min_value=1)
    amount = MoneyField(label="Amount that is of the grant")
    spender = forms.ChoiceField(label="Who spent it?", required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "spender", [("", "Whoever leads the line"), *parties])


class ConditionForm(OneOfSeveral):
    """Whether a condition is met."""

    name = "condition"
    condition = forms.ChoiceField(label="Condition")
    met = forms.ChoiceField(label="Is it met?", choices=[("yes", "Met"), ("no", "Not met")], widget=forms.RadioSelect)
    evidence = forms.CharField(label="What shows it?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)

    def __init__(self, *args: Any, conditions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "condition", conditions)


class UndoForm(OneOfSeveral, BecauseForm):
    """What of a grant is undone, and why."""

    name = "undo"
    what = forms.ChoiceField(label="What is undone?")

    def __init__(self, *args: Any, kept: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "what", kept)

    field_order = ("what", "because")
