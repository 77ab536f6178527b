"""What is asked of whoever enters a commitment, or says what became of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.ledger.forms import MoneyField
from section75.core.journals import Commitment, Event, Step
from section75.core.money import Money
from section75.core.pools import Line

_WHY = forms.Textarea(attrs={"rows": 2})


class CommitmentForm(forms.Form):
    """An order that is not paid yet."""

    order = forms.CharField(label="Order number", max_length=60)
    supplier = forms.CharField(label="Supplier", max_length=200)
    line = forms.ChoiceField(label="Line of the schedule", choices=[])
    amount = MoneyField(label="Amount")
    expected_on = DayField(label="Day it is expected to be paid")
    says = forms.CharField(label="What was ordered", required=False, max_length=1000, widget=_WHY)

    def __init__(self, *args: Any, spends_on: Sequence[Line], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["line"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(line.id, line.name) for line in spends_on]

    def asked(self) -> Commitment:
        """The commitment. Refuses what the core refuses."""
        said = self.cleaned_data
        return Commitment(said["order"], said["supplier"], said["line"], said["amount"], said["expected_on"])


class EventForm(forms.Form):
    """What happened to a commitment. The page has one of each; the ids of its fields begin with its own name."""

    step = Step.RECEIVED
    on = DayField(label="On which day?")
    because = forms.CharField(
        label="Why is it more than was ordered?", required=False, max_length=1000, widget=_WHY,
        help_text="Only where it is more.",
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.step.value}_%s"} | more)

    def event(self) -> Event:
        """What happened."""
        said = self.cleaned_data
        return Event(self.step, said.get("amount") or Money(0), said["on"], said.get("entry"), said["because"].strip())


class ReceivedForm(EventForm):
    """That something of it was received."""

    amount = MoneyField(label="What was received is worth")
    field_order = ("amount", "on", "because")


class PostedForm(EventForm):
    """That an entry of the journal is the spend of it."""

    step = Step.POSTED
    entry = forms.IntegerField(label="Number of the entry", min_value=1)
    amount = MoneyField(label="Amount of the entry that is for this order")
    field_order = ("entry", "amount", "on", "because")


class VoidedForm(EventForm):
    """That what is left will not come."""

    step = Step.VOIDED
    because = forms.CharField(label="Why will the rest not come?", max_length=1000, widget=_WHY)


EVENTS: dict[str, type[EventForm]] = {form.step.value: form for form in (ReceivedForm, PostedForm, VoidedForm)}
