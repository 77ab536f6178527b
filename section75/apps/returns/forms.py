"""What is asked of whoever records a delivery."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.core.parties import Party


class DeliverForm(forms.Form):
    """Which partner, and how the report reached it."""

    party = forms.ChoiceField(label="Partner")
    how = forms.CharField(
        label="How it reached them", max_length=200, help_text="For example, by e-mail to the finance lead."
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(party.id, party.name) for party in parties]
