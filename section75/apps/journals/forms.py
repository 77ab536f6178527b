"""What is asked of whoever prepares a journal, an accrual or a template. Lines are fields of the one form.

A line whose fields are all empty is left out, wherever it stands; a button adds more, and nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.journals.asked import Asked
from section75.apps.journals.commitment_store import Kept
from section75.apps.ledger.forms import MoneyField, MonthField
from section75.apps.ledger.offered import file_kept, file_of_evidence, reference_of_evidence
from section75.core.calendar import Month
from section75.core.journals import (
    MOST_LINES,
    Every,
    JournalLine,
    Template,
    TemplateKind,
    TemplateLine,
    accrual_line,
)
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.pools import Line

FIRST, MORE = 3, 3  # lines there are at first, and lines a button adds
_WORDS = {"rows": 2}


class LastMonthField(MonthField):
    """The last month of what may also go on."""

    def offer(self, months: list[Month]) -> None:
        """The months that may be chosen, and none."""
        self.choices = [("", "It goes on"), *((str(month), f"{month.in_words} ({month})") for month in months)]

    def clean(self, value: str) -> Month | None:  # type: ignore[override]
        """The month chosen, or None."""
        return super().clean(value) if value else None


class LinesForm(forms.Form):
    """A form with lines: what one line asks is said by `line_fields`, in their order."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_LINES, required=False)

    def __init__(
        self, given: Mapping[str, Any] | None, *, months: list[Month], lines: int = FIRST, **more: Any
    ) -> None:
        self.how_many = min(max(lines, _number(given, "count")), MOST_LINES)
        more["initial"] = {**more.get("initial", {}), "count": self.how_many}
        super().__init__(given, **more)
        self.typed: list[dict[str, Any]] = []
        for name in ("month", "first", "last"):
            field = self.fields.get(name)
            if isinstance(field, MonthField):
                field.offer(months)
        for number in range(1, self.how_many + 1):
            for name, field in self.line_fields(number).items():
                field.required = False
                self.fields[f"{name}-{number}"] = field

    def line_fields(self, number: int) -> dict[str, forms.Field]:
        """The fields of a line by their names."""
        raise AssertionError(f"each form says what line {number} asks")

    @property
    def heads(self) -> list[Any]:
        """The fields that are of the whole, bound; the count is hidden."""
        return [bound for bound in self if "-" not in bound.name]

    @property
    def rows(self) -> list[tuple[int, list[Any]]]:
        """The lines by number, each with its bound fields."""
        names = list(self.line_fields(1))
        return [(number, [self[f"{name}-{number}"] for name in names]) for number in range(1, self.how_many + 1)]

    def clean(self) -> dict[str, Any]:
        """Lines that say something; each of them says everything it has to."""
        said = self.cleaned_data
        names = list(self.line_fields(1))
        for number in range(1, self.how_many + 1):
            typed = {name: said.get(f"{name}-{number}") for name in names}
            if any(value not in (None, "") for value in typed.values()):
                self.typed.append(typed)
                self._require_whole(number, typed)
        return said

    def _require_whole(self, number: int, typed: Mapping[str, Any]) -> None:
        """Say beside each field what a line that was begun still lacks."""
        for name in self.needs():
            if typed[name] in (None, "") and f"{name}-{number}" not in self.errors:
                self.add_error(f"{name}-{number}", f"Line {number} needs this, or nothing at all.")

    def needs(self) -> Sequence[str]:
        """What a line has to say once it says anything."""
        return tuple(self.line_fields(1))


def _number(given: Mapping[str, Any] | None, name: str) -> int:
    text = str((given or {}).get(name, ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _choice(number: int, label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=f"Line {number}: {label}", choices=[("", "Choose"), *choices])


class OfAJournal(LinesForm):
    """What journals and accruals ask alike, but for the day: month, words, authority, reason and evidence."""

    month = MonthField(label="Month it is reported in")
    narrative = forms.CharField(label="What is it for?", max_length=400)
    authority = forms.CharField(
        label="Who or what authorises it?", help_text="The clause of the agreement, or the decision.", max_length=400
    )
    because = forms.CharField(label="Why is it posted by hand?", max_length=1000, widget=forms.Textarea(attrs=_WORDS))
    reference = reference_of_evidence()
    file = file_of_evidence()
    kept = file_kept()
    template = forms.CharField(widget=forms.HiddenInput, required=False)

    def asked(self, file: int | None) -> Asked:
        """The journal asked for, with the number of its evidence."""
        said = self.cleaned_data
        month: Month = said["month"]
        return Asked(
            month=month,
            effective_on=said.get("effective_on") or month.span.starts_on,
            lines=tuple(self.line(typed) for typed in self.typed),
            narrative=said["narrative"],
            authority=said["authority"],
            because=said["because"],
            reference=said["reference"],
            file=file,
            template=said["template"],
        )

    def line(self, typed: Mapping[str, Any]) -> JournalLine:
        """One line of it."""
        raise AssertionError(f"each form says what its lines mean: {typed}")


class JournalLinesForm(OfAJournal):
    """A journal of several lines."""

    effective_on = DayField(label="Day it takes effect")
    field_order = ("month", "effective_on", "narrative", "authority", "because", "reference", "file")

    def __init__(self, given: Mapping[str, Any] | None, *, accounts: Sequence[tuple[str, str]], **more: Any) -> None:
        self.accounts = accounts
        super().__init__(given, **more)

    def line_fields(self, number: int) -> dict[str, forms.Field]:
        """Debit, credit, amount."""
        return {
            "debit": _choice(number, "debit", self.accounts),
            "credit": _choice(number, "credit", self.accounts),
            "amount": MoneyField(label=f"Line {number}: amount"),
        }

    def line(self, typed: Mapping[str, Any]) -> JournalLine:
        """One transfer."""
        return JournalLine(Account.read(typed["debit"]), Account.read(typed["credit"]), typed["amount"])


class AccrualsForm(OfAJournal):
    """Accruals of a month."""

    def __init__(
        self, given: Mapping[str, Any] | None, *, spends_on: Sequence[Line], orders: Sequence[Kept] = (), **more: Any
    ) -> None:
        self.spends_on = [(line.id, line.name) for line in spends_on]
        self.orders = [(str(each.row.number), f"{each.row.order}, {each.row.supplier}") for each in orders]
        super().__init__(given, **more)

    def line_fields(self, number: int) -> dict[str, forms.Field]:
        """Line of the schedule, amount, what for, and of which order, if there are any."""
        asks: dict[str, forms.Field] = {
            "line": _choice(number, "line of the schedule", self.spends_on),
            "amount": MoneyField(label=f"Line {number}: amount"),
            "says": forms.CharField(label=f"Line {number}: what was received", max_length=200),
        }
        if self.orders:
            choices = [("", "None"), *self.orders]
            asks["order"] = forms.ChoiceField(label=f"Line {number}: order it is of", choices=choices)
        return asks

    def needs(self) -> Sequence[str]:
        """What was received may be left to the narrative."""
        return ("line", "amount")

    def line(self, typed: Mapping[str, Any]) -> JournalLine:
        """One accrual."""
        order = int(typed["order"]) if typed.get("order") else None
        return accrual_line(typed["line"], typed["amount"], typed["says"], order=order)


class TemplateForm(LinesForm):
    """A template: a journal under a name, from month to month."""

    name = forms.CharField(label="Name of the template", help_text="Such as Monthly recharge.", max_length=100)
    kind = forms.ChoiceField(
        label="What using it proposes",
        choices=[
            (TemplateKind.JOURNAL.value, "A journal"),
            (TemplateKind.ACCRUALS.value, "Accruals, reversed in the month after"),
        ],
        widget=forms.RadioSelect,
    )
    every = forms.TypedChoiceField(
        label="How often", choices=[(int(each), each.in_words.capitalize()) for each in Every], coerce=int
    )
    first = MonthField(label="First month")
    last = LastMonthField(label="Last month", required=False)
    narrative = forms.CharField(label="What is it for?", max_length=400)
    authority = forms.CharField(
        label="Who or what authorises it?", help_text="The clause of the agreement, or the decision.", max_length=400
    )
    because = forms.CharField(label="Why is it a template?", max_length=1000, widget=forms.Textarea(attrs=_WORDS))

    def __init__(self, given: Mapping[str, Any] | None, *, accounts: Sequence[tuple[str, str]], **more: Any) -> None:
        self.accounts = accounts
        super().__init__(given, **more)

    def line_fields(self, number: int) -> dict[str, forms.Field]:
        """Debit, credit, and the amount, if it is the same each time."""
        hint = "Leave it out where it is given each time." if number == 1 else ""
        return {
            "debit": _choice(number, "debit", self.accounts),
            "credit": _choice(number, "credit", self.accounts),
            "amount": MoneyField(label=f"Line {number}: amount", help_text=hint),
        }

    def needs(self) -> Sequence[str]:
        """An amount may be left to each use."""
        return ("debit", "credit")

    def asked(self) -> Template:
        """The template asked for. Refuses what the core refuses."""
        said = self.cleaned_data
        amounts: list[Money | None] = [typed["amount"] for typed in self.typed]
        return Template(
            name=said["name"],
            kind=TemplateKind(said["kind"]),
            every=Every(said["every"]),
            first=said["first"],
            last=said["last"] or None,
            narrative=said["narrative"],
            authority=said["authority"],
            because=said["because"],
            lines=tuple(
                TemplateLine(Account.read(typed["debit"]), Account.read(typed["credit"]), amount)
                for typed, amount in zip(self.typed, amounts, strict=True)
            ),
        )


class InvoiceForm(forms.Form):
    """Which entry is the invoice of an accrual."""

    entry = forms.IntegerField(label="Number of the entry that is its invoice", min_value=1)
