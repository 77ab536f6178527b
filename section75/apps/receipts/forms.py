"""What is asked of whoever records invoices, matches, suspensions and contributions in kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.ledger.forms import MoneyField, MonthField
from section75.apps.ledger.offered import file_of_evidence
from section75.core.calendar import Month, in_words, read_day
from section75.core.receipts import Standing

Choices = Sequence[tuple[str, str]]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """What a field has to choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
    field.choices = list(choices)


class DaysField(forms.MultipleChoiceField):
    """Instalments, each by the day it falls due."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label=label, choices=[], widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> list[date]:
        """The days chosen."""
        return [read_day(each) for each in super().clean(value)]


def instalment_choices(found: Sequence[Standing]) -> list[tuple[str, str]]:
    """Instalments to choose from, with what is outstanding of each."""
    return [
        (
            each.owed.due_on.isoformat(),
            f"{in_words(each.owed.due_on)}: {each.outstanding} outstanding of {each.owed.amount}",
        )
        for each in found
    ]


class OwedForm(forms.Form):
    """Which instalments are shown: of which partner, as at which day."""

    on = DayField(label="As at", required=False)
    party = forms.ChoiceField(label="Partner", required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", [("", "Every partner"), *parties])


class MatchForm(forms.Form):
    """Which instalments a payment is for."""

    days = DaysField(
        "Which instalments is it for?", help_text="The earliest is filled first. What goes beyond stays open."
    )

    def __init__(self, *args: Any, instalments: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "days", instalments)


class BecauseForm(forms.Form):
    """Why something recorded is undone or ended."""

    because = forms.CharField(label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class InvoiceForm(forms.Form):
    """An invoice as it is printed, and which instalments it is for."""

    party = forms.ChoiceField(label="Partner invoiced")
    number = forms.CharField(label="Number of the invoice", max_length=60)
    invoiced_on = DayField(label="Date of the invoice")
    amount = MoneyField(label="Amount")
    days = DaysField(
        "Which instalments is it for?",
        help_text="By the day they fall due. The earliest is filled first, up to the amount.",
    )

    def __init__(self, *args: Any, parties: Choices, days: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", parties)
        offer(self, "days", days)


class EndInvoiceForm(BecauseForm):
    """How an invoice ends."""

    credit_note = forms.CharField(
        label="Number of the credit note", help_text="Leave it empty if it is cancelled.", max_length=60, required=False
    )
    field_order = ("credit_note", "because")


class SentForm(forms.Form):
    """How a reminder was sent."""

    how = forms.CharField(
        label="How was it sent?", help_text="Such as by e-mail to a named address, or by post.", max_length=200
    )


class SuspendForm(forms.Form):
    """Which instalments are suspended, since when, under which clause, in which dispute."""

    party = forms.ChoiceField(label="Whose instalments are suspended?")
    first_due_on = DayField(label="First instalment suspended, by the day it falls due")
    last_due_on = DayField(label="Last instalment suspended")
    starts_on = DayField(label="Suspended since")
    clause = forms.CharField(label="Clause that lets payments be suspended", max_length=400)
    dispute = forms.CharField(
        label="Dispute", help_text="The question's number here, or the letter that raised it.", max_length=400
    )

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", parties)


class ResumeForm(BecauseForm):
    """From which day a suspension is over."""

    ends_before = DayField(label="Due again from")
    field_order = ("ends_before", "because")


class InKindForm(forms.Form):
    """A contribution in kind: whose, of what, its value and how that was found, by what evidence, on which line."""

    party = forms.ChoiceField(label="Partner that contributes in kind")
    what = forms.CharField(label="What is contributed?", max_length=300)
    line = forms.ChoiceField(label="Line it is spent on")
    amount = MoneyField(label="Value")
    basis = forms.CharField(label="How was it valued?", max_length=300)
    evidence = forms.CharField(
        label="What shows it?",
        help_text="Timesheets, a lease, a valuation: in words, as a file, or both.",
        max_length=300,
        required=False,
    )
    file = file_of_evidence()
    authority = forms.CharField(label="Clause that allows it", max_length=400)
    effective_on = DayField(label="Day it takes effect")
    month = MonthField(label="Month it is reported in")

    def __init__(self, *args: Any, parties: Choices, lines: Choices, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", parties)
        offer(self, "line", lines)
        field = self.fields["month"]
        assert isinstance(field, MonthField)
        field.offer(months)


class StatementForm(forms.Form):
    """From which day to which a statement goes."""

    starts_on = DayField(label="From", required=False)
    last_on = DayField(label="To", required=False)
