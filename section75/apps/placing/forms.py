"""What is asked of whoever adds a placing rule, ends some, or tries them on a row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.placing.destinations import destinations_of
from section75.apps.placing.store import Recorded
from section75.apps.placing.wanted import WantedEnd, WantedRule
from section75.core.calendar import Span
from section75.core.partnership import Partnership
from section75.core.pools import Asked, Codes, Conditions, rule_name
from section75.core.refusals import Refusal

_CODES = "Codes with commas between them: a code (LD402), a range (LD410 to LD419), a beginning (LD5*)."
_LINES = {"rows": 3}


class CodesField(forms.CharField):
    """Codes of a finance system, with ranges and beginnings."""

    asks_for = "codes"

    def clean(self, value: str) -> Codes:
        """The codes, or the refusal's own words beside the field."""
        try:
            return Codes.read(super().clean(value))
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None


class LinesField(forms.CharField):
    """Several names or words, one a line."""

    def clean(self, value: str) -> tuple[str, ...]:
        """What stands on each line."""
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())


class RuleForm(forms.Form):
    """One placing rule: which rows, where they go, on which days, by what authority, and its place among the others."""

    cost_centres = CodesField(label="Cost centres", help_text=_CODES, required=False, max_length=1000)
    subjectives = CodesField(label="Subjectives", help_text=_CODES, required=False, max_length=1000)
    suppliers = LinesField(
        label="Suppliers, one a line (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LINES),
    )
    words = LinesField(
        label="Words of the description, all of which it has, one a line (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LINES),
    )
    goes_to = forms.ChoiceField(label="Where the rows go", choices=[])
    starts_on = DayField(label="First day of the rows it is for")
    last_day = DayField(label="Last day (optional)", required=False)
    clause = forms.CharField(label="Clause or decision that authorises it", max_length=300)
    because = forms.CharField(label="Why is it right?", max_length=1000, widget=forms.Textarea(attrs=_LINES))
    before = LinesField(
        label="Rules that it goes before where both fit a row, one a line (optional)",
        help_text="As they are named in the list, such as LD402/44 or rule 3. With none, a row both fit is refused.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LINES),
    )
    replaces = forms.ChoiceField(label="Rule it replaces from its first day on (optional)", choices=[], required=False)

    def __init__(self, *args: Any, terms: Partnership, fund: str, rules: list[Recorded], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = destinations_of(terms, fund)
        _choose(self, "goes_to", [(code, f"{code}: {each[2]}") for code, each in self._places.items()])
        going_on = [each for each in rules if each.ends_before is None]
        named = [
            (str(each.row.number), f"{rule_name(each.row.number)}: {each.conditions.in_words}") for each in going_on
        ]
        _choose(self, "replaces", [("", "None"), *named])

    def clean(self) -> dict[str, Any]:
        """A last day that comes before the first is refused."""
        said = super().clean() or {}
        if said.get("starts_on"):
            try:
                said["span"] = Span.through(said["starts_on"], said.get("last_day"))
            except Refusal as refusal:
                self.add_error("last_day", refusal.says)
        return said

    def wanted(self) -> WantedRule:
        """The rule asked for."""
        said = self.cleaned_data
        destination, target, _ = self._places[said["goes_to"]]
        return WantedRule(
            conditions=Conditions(said["cost_centres"], said["subjectives"], said["suppliers"], said["words"]),
            destination=destination,
            target=target,
            span=said["span"],
            clause=said["clause"],
            because=said["because"],
            before=said["before"],
            replaces=int(said["replaces"]) if said["replaces"] else None,
        )


class EndForm(forms.Form):
    """Which rules end, before which day, and why."""

    numbers = forms.MultipleChoiceField(label="Rules", choices=[], widget=forms.CheckboxSelectMultiple)
    last_day = DayField(label="Last day on which they place rows")
    because = forms.CharField(label="Why do they end?", max_length=1000, widget=forms.Textarea(attrs=_LINES))

    def __init__(self, *args: Any, rules: list[Recorded], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        going_on = [each for each in rules if each.ending is None]
        _choose(self, "numbers", [(str(each.row.number), rule_name(each.row.number)) for each in going_on])

    def clean_last_day(self) -> date:
        """A day that another follows."""
        day: date = self.cleaned_data["last_day"]
        if day == date.max:
            raise forms.ValidationError("No day comes after this one, so the rules would not end. Give an earlier day.")
        return day

    def wanted(self) -> WantedEnd:
        """What was asked for."""
        said = self.cleaned_data
        ends = Span.through(said["last_day"], said["last_day"]).ends_before
        assert ends is not None, "a day ends"
        return WantedEnd(tuple(int(each) for each in said["numbers"]), ends, said["because"])


class TryForm(forms.Form):
    """A row to try the rules on."""

    cost_centre = forms.CharField(label="Cost centre", max_length=200)
    subjective = forms.CharField(label="Subjective (optional)", max_length=200, required=False)
    supplier = forms.CharField(label="Supplier (optional)", max_length=400, required=False)
    description = forms.CharField(label="Description (optional)", max_length=2000, required=False)
    on = DayField(label="Day")

    def asked(self) -> Asked:
        """The row."""
        said = self.cleaned_data
        day: date = said["on"]
        return Asked(said["cost_centre"], said["subjective"], day, said["supplier"], said["description"])


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
