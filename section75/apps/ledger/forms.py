"""What is asked of whoever brings an extract, posts or reverses by hand, or answers for a closed month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.ledger.actions import ByHand
from section75.apps.ledger.offered import file_of_evidence, reference_of_evidence
from section75.apps.ledger.refusals import TooLargeAFile
from section75.core.calendar import Month
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal


class MoneyField(forms.CharField):
    """An amount in pounds and pence, below nothing too, written as people do."""

    asks_for = "money either way"

    def clean(self, value: str) -> Money | None:
        """The amount, or the refusal's own words beside the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return Money.of(text)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None


class MonthField(forms.ChoiceField):
    """A reporting month, chosen from those offered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], **kwargs)

    def offer(self, months: list[Month]) -> None:
        """The months that may be chosen."""
        self.choices = [(str(month), f"{month.in_words} ({month})") for month in months]

    def clean(self, value: str) -> Month:
        """The month chosen."""
        return Month.read(super().clean(value))


class UploadForm(forms.Form):
    """A finance extract, its month and its control total."""

    month = MonthField(label="Month the extract is for")
    control_total = MoneyField(
        label="Control total of the extract",
        help_text="What the finance system says the rows add up to. Income and contributions received are negative.",
    )
    file = forms.FileField(
        label="Finance extract, as CSV or workbook (.xlsx, .xlsm, .xls, .ods)",
        help_text=(
            "One transaction a row under a header in row 1: date, cost_centre, subjective, description, amount, "
            "supplier, reference. Other headings are asked about once for each source."
        ),
    )

    source = forms.ChoiceField(label="Where does it come from?", required=False)

    def __init__(
        self,
        *args: Any,
        months: list[Month],
        limit_bytes: int,
        sources: Sequence[str] = (),
        waiting: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.limit_bytes = limit_bytes
        self.fields["file"].required = not waiting
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        source.choices = [("", "A source known by its headings"), *((name, name) for name in sources)]
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)

    def clean_file(self) -> Any:
        """The file, refused before it is read when it is larger than the ledger takes."""
        file = self.cleaned_data["file"]
        if file and file.size > self.limit_bytes:
            raise forms.ValidationError(TooLargeAFile(file.name, file.size, self.limit_bytes).says)
        return file


class EvenSoForm(forms.Form):
    """Why rows that look like rows posted before are different payments."""

    even_so = forms.CharField(label="Why are they different payments?", widget=forms.Textarea(attrs={"rows": 3}))


class ReverseForm(forms.Form):
    """Why an entry is reversed, when that takes effect, and where it is reported."""

    because = forms.CharField(label="Why is it reversed?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    effective_on = DayField(label="Day the reversal takes effect")
    month = MonthField(label="Month it is reported in")

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)


class ObjectionForm(forms.Form):
    """Why a partner objects to a closed month."""

    because = forms.CharField(label="What is wrong with it?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReopeningForm(forms.Form):
    """Why a closed month should be opened again."""

    because_reopen = forms.CharField(
        label="Why should it be opened again?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class JournalForm(forms.Form):
    """One entry by hand: what moves from where to where, when, by whose leave, why, and what shows it."""

    month = MonthField(label="Month it is reported in")
    effective_on = DayField(label="Day it takes effect")
    debit = forms.ChoiceField(label="Account that is debited", choices=[])
    credit = forms.ChoiceField(label="Account that is credited", choices=[])
    amount = MoneyField(label="Amount", help_text="More than nothing: to take away, exchange debit and credit.")
    narrative = forms.CharField(label="What is it for?", max_length=500)
    authority = forms.CharField(
        label="Who or what authorises it?", help_text="The clause of the agreement, or the decision.", max_length=400
    )
    because = forms.CharField(
        label="Why is it posted by hand?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reference = reference_of_evidence()
    file = file_of_evidence()

    def __init__(self, *args: Any, months: list[Month], accounts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)
        for side in ("debit", "credit"):
            choice = self.fields[side]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = list(accounts)

    def entry(self, file: int | None) -> ByHand:
        """The entry asked for, with the number of its evidence."""
        said = self.cleaned_data
        return ByHand(
            month=said["month"],
            effective_on=said["effective_on"],
            debit=Account.read(said["debit"]),
            credit=Account.read(said["credit"]),
            amount=said["amount"],
            narrative=said["narrative"],
            authority=said["authority"],
            because=said["because"],
            reference=said["reference"],
            file=file,
        )
