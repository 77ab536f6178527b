"""What using a template asks: the month, the amounts it leaves open, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from section75.apps.journals.asked import Asked, of_template
from section75.apps.journals.forms import OfAJournal
from section75.apps.ledger.forms import MoneyField
from section75.core.calendar import Month
from section75.core.journals import Template
from section75.core.money import Money


class UseForm(OfAJournal):
    """The template's own words and lines stand; what is open is typed."""

    def __init__(self, given: Mapping[str, Any] | None, *, of: Template, **more: Any) -> None:
        self.of = of
        super().__init__(given, **(more | {"lines": len(of.lines)}))
        self.how_many = len(of.lines)
        for name in ("narrative", "authority", "because", "template"):  # those approved
            del self.fields[name]

    def line_fields(self, number: int) -> dict[str, forms.Field]:
        """The amount, where the template leaves it open."""
        line = self.of.lines[number - 1] if number <= len(self.of.lines) else None
        if line is None or line.amount is not None:
            return {}
        return {"amount": MoneyField(label=f"Line {number}: amount from {line.credit} to {line.debit}")}

    @property
    def rows(self) -> list[tuple[int, list[Any]]]:
        """The lines that are open, each with its field."""
        return [(number, [self[f"amount-{number}"]]) for number in self._open]

    @property
    def _open(self) -> list[int]:
        return [number for number, line in enumerate(self.of.lines, start=1) if line.amount is None]

    def clean(self) -> dict[str, Any]:
        """Whether an amount is missing is for the template to say, when it is used."""
        return self.cleaned_data

    def asked(self, file: int | None) -> Asked:
        """The journal of this month. Refuses an amount that was not typed."""
        said = self.cleaned_data
        month: Month = said["month"]
        typed: list[Money | None] = [said.get(f"amount-{number}") for number in range(1, len(self.of.lines) + 1)]
        return of_template(self.of, month, typed, reference=said["reference"], file=file)
