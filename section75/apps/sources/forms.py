"""What is asked of whoever says what a file's columns are. Nothing is chosen beforehand: a suggestion is only words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from section75.core.money import Unit
from section75.importers.source_mapping import DateOrder, SpendIs, suggestions
from section75.importers.source_mapping.mapping import MEANINGS, NEEDED, Choice
from section75.importers.table import column_letters

ABSENT = "absent"
_WORDS = {
    "date": "Day it was posted",
    "cost_centre": "Cost centre",
    "amount": "Amount",
    "debit": "Debit, if debit and credit have columns of their own",
    "credit": "Credit, if debit and credit have columns of their own",
    "subjective": "Subjective code",
    "description": "Description",
    "supplier": "Supplier",
    "reference": "Reference",
}
_CHOOSE = ("", "Choose")


class ConfirmForm(forms.Form):
    """The name of the source, each meaning's column, and how its days and amounts are written."""

    name = forms.CharField(
        label="Name of the source", help_text='Such as "Council AP extract".', max_length=100
    )  # fmt: skip

    def __init__(self, *args: Any, header: Sequence[str], known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = suggestions(header)
        columns = [(f":{column_letters(at)}", _heading(header, at)) for at in range(len(header))]
        for meaning in MEANINGS:
            absent = [] if meaning == "date" else [(ABSENT, "Not in the file")]
            suggested = near.get(meaning)
            self.fields[meaning] = forms.ChoiceField(
                label=_WORDS[meaning],
                choices=[_CHOOSE, *absent, *columns],
                help_text=f"The nearest heading is {_heading(header, suggested.place)}." if suggested else "",
            )
        for meaning in (*NEEDED[1:], "subjective", "description", "supplier"):
            self.fields[f"always_{meaning}"] = forms.CharField(
                label=f"{_WORDS[meaning]} of every row, if the file has none", max_length=200, required=False
            )
        self.fields["date_order"] = _choice("How days are written", [(each.value, each.value) for each in DateOrder])
        self.fields["unit"] = _choice("Unit of the amounts", [(each.value, each.value) for each in Unit])
        self.fields["spend_is"] = _choice("Sign of spend", [(each.value, each.value) for each in SpendIs])
        self.fields["totals"] = _choice(
            "Rows that add up others",
            [("refuse", "Refuse them"), ("leave out", "Leave them out where they add up, and say which")],
        )
        self.fields["because"] = forms.CharField(
            label="Why are they confirmed anew?" if known else "Why, if the source was confirmed before?",
            required=False,
            max_length=500,
        )

    def choice(self, *, header_row: int, header_rows: int) -> Choice:
        """What was chosen."""
        said = self.cleaned_data
        always = {meaning: said.get(f"always_{meaning}", "").strip() for meaning in MEANINGS}
        return Choice(
            columns={meaning: said[meaning] for meaning in MEANINGS if said[meaning] != ABSENT},
            date_order=DateOrder(said["date_order"]),
            unit=Unit(said["unit"]),
            spend_is=SpendIs(said["spend_is"]),
            constants={meaning: text for meaning, text in always.items() if text and said[meaning] == ABSENT},
            header_row=header_row,
            header_rows=header_rows,
            leaves_out_totals=said["totals"] == "leave out",
        )


class HeaderForm(forms.Form):
    """In which row the headings are, and over how many rows they stand."""

    header_row = forms.IntegerField(label="Row of the header", min_value=1, max_value=20)
    header_rows = forms.IntegerField(label="Rows that the header takes", min_value=1, max_value=3)


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[_CHOOSE, *choices])


def _heading(header: Sequence[str], at: int) -> str:
    return f"{column_letters(at)}: {header[at][:60] or 'no heading'}"
