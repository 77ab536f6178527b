"""What is asked of whoever works off waiting rows, clears suspense, looks before posting, or posts a correction."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.ledger.forms import MoneyField, MonthField
from section75.apps.placing.destinations import destinations_of
from section75.apps.preview.actions import ForGroups, ToClear
from section75.apps.preview.correcting import AGAIN, STAY
from section75.core.calendar import Month, Span
from section75.core.ledger import Account, ExtractRow
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.preview import Limits
from section75.core.refusals import Refusal

_LINES = {"rows": 3}


def _why(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=forms.Textarea(attrs=_LINES))


def _authority() -> forms.CharField:
    return forms.CharField(label="Clause or decision that authorises it", max_length=300)


class RulesForm(forms.Form):
    """A rule for each chosen group."""

    goes_to = forms.ChoiceField(label="Where the rows go", choices=[])
    starts_on = DayField(label="First day of the rows it is for")
    last_day = DayField(label="Last day (optional)", required=False)
    clause = _authority()
    because = _why("Why is it right?")

    def __init__(self, *args: Any, terms: Partnership, fund: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = destinations_of(terms, fund)
        field = self.fields["goes_to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, f"{code}: {each[2]}") for code, each in self._places.items()]

    def clean(self) -> dict[str, Any]:
        """A last day that comes before the first is refused."""
        said = super().clean() or {}
        if said.get("starts_on"):
            try:
                said["span"] = Span.through(said["starts_on"], said.get("last_day"))
            except Refusal as refusal:
                self.add_error("last_day", refusal.says)
        return said

    def wanted(self) -> ForGroups:
        """What was asked for."""
        said = self.cleaned_data
        destination, target, _ = self._places[said["goes_to"]]
        return ForGroups(destination, target, said["span"], said["clause"], said["because"])


class _InAMonth(forms.Form):
    """A form that offers the open months."""

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)


class SuspenseForm(_InAMonth):
    """Waiting rows to suspense."""

    month = MonthField(label="Month they are reported in")
    authority = _authority()
    because = _why("Why are they in suspense, and who finds out what they are?")


class ClearForm(_InAMonth):
    """An entry, or part of it, from suspense to a line."""

    account = forms.ChoiceField(label="Account it goes to", choices=[])
    amount = MoneyField(label="How much of it", help_text="What is left, or part of it; more than nothing.")
    month = MonthField(label="Month it is reported in")
    effective_on = DayField(label="Day it takes effect")
    authority = _authority()
    because = _why("What was found out?")

    def __init__(self, *args: Any, accounts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = accounts

    def wanted(self, entry: int) -> ToClear:
        """What was asked for."""
        said = self.cleaned_data
        return ToClear(
            entry=entry,
            account=Account.read(said["account"]),
            amount=said["amount"],
            month=said["month"],
            effective_on=said["effective_on"],
            authority=said["authority"],
            because=said["because"],
        )


class ReadForm(forms.Form):
    """What a row that nobody could read says."""

    posted_on = DayField(label="Day it was posted")
    cost_centre = forms.CharField(label="Cost centre", max_length=200)
    subjective = forms.CharField(label="Subjective (optional)", max_length=200, required=False)
    description = forms.CharField(label="Description (optional)", max_length=2000, required=False)
    supplier = forms.CharField(label="Supplier (optional)", max_length=400, required=False)
    reference = forms.CharField(label="Reference (optional)", max_length=200, required=False)
    amount = MoneyField(label="Amount", help_text="As the finance system signs it: spend is positive.")
    because = _why("How is it known?")

    def row(self, number: int) -> ExtractRow:
        """The row."""
        said = self.cleaned_data
        return ExtractRow(
            row=number,
            posted_on=said["posted_on"],
            cost_centre=said["cost_centre"],
            subjective=said["subjective"],
            description=said["description"],
            amount=said["amount"],
            reference=said["reference"],
            supplier=said["supplier"],
        )


class AsideForm(forms.Form):
    """That a row is not of this fund."""

    amount = MoneyField(label="Amount", help_text="As the file has it; where nobody can read it, as you know it.")
    because = _why("Whose is it, and how is it known?")


class LimitsForm(forms.Form):
    """From where on a row is called unusual."""

    times = forms.IntegerField(label="Times the largest row before", min_value=1, max_value=1000)
    days_apart = forms.IntegerField(label="Days two alike payments are apart", min_value=0, max_value=366)
    weekends = forms.BooleanField(label="Tell of weekends too", required=False)

    def limits(self) -> Limits:
        """The limits."""
        said = self.cleaned_data
        return Limits(times=said["times"], days_apart=said["days_apart"], weekends=said["weekends"])


class CorrectForm(forms.Form):
    """Which posted extract a file corrects, and why."""

    corrects = forms.ChoiceField(label="Posted extract that it corrects", choices=[])
    because = _why("What was wrong with it?")
    even_so = forms.CharField(
        label="If rows look like rows posted from another file: why are they different payments? (optional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=_LINES),
    )

    reversed_rows = forms.ChoiceField(
        label="If rows were reversed by hand since they were posted: what becomes of them? (optional)",
        choices=[("", "There are none"), (STAY, "They stay reversed"), (AGAIN, "They are posted again")],
        required=False,
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["corrects"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered


def amount_as_typed(amount: Money | None) -> str:
    """An amount for a field to begin with; nothing where it cannot be read."""
    return str(amount).replace("£", "").replace("−", "-") if amount is not None else ""
