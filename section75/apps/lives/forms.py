"""What is asked of whoever looks at a timeline, records an event, or withdraws one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from section75.apps.agreements.forms import DayField
from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.lives import FIRST_KNOWN, MACHINES, NOT_BEGUN, Event, Of, Subject
from section75.core.refusals import Refusal

_SHORT_NAME = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", "Write a short name in small letters, figures and hyphens, such as two-pools."
)
_ASKED_OF = {
    "state": tuple(Of),
    "ends_on": tuple(Of),
    "effective_on": (Of.VARIATION,),
    "part": (Of.AGREEMENT, Of.NOTICE),
    "into": (Of.AGREEMENT, Of.SCHEDULE),
}


class OnDays(forms.Form):
    """The day that is asked about, and the day on which it was known."""

    on = DayField(label="State on", required=False, help_text="For example, 30 June 2022. Left out, it is today.")
    known_on = DayField(label="As known on", required=False, help_text="Left out, it is all that is known now.")


class RecordForm(forms.Form):
    """One event of one thing; which events there are follows from what it is."""

    name = forms.CharField(label="Short name", validators=[_SHORT_NAME], max_length=60)
    year = forms.CharField(label="Financial year", help_text="Such as 2022/23.", max_length=10)
    event = forms.ChoiceField(label="What happened?")
    on = DayField(label="On which day?", help_text="For example, 30 June 2022.")
    planned = forms.BooleanField(
        label="It is planned, and has not happened", required=False, help_text="A planned event moves nothing."
    )
    by = forms.ChoiceField(label="Which party did it?", required=False, help_text="Some events need it.")
    evidence = forms.CharField(
        label="Evidence", required=False, max_length=500,
        help_text="What shows it and where it is kept: a decision's reference, a deed, a letter. Some events need it.",
    )  # fmt: skip
    clause = forms.CharField(
        label="Clause or source", required=False, max_length=500,
        help_text="The clause it is done under, or the paper that tells of it. Some events need it.",
    )  # fmt: skip
    state = forms.ChoiceField(
        label="State it is found in", required=False, help_text=f"For {FIRST_KNOWN!r} only: where a record begins."
    )
    ends_on = DayField(label="Last day that it sets", required=False, help_text="Left out, it sets none.")
    effective_on = DayField(label="Day from which it holds", required=False, help_text="It may be before signing.")
    part = forms.CharField(label="Which part?", required=False, max_length=500, help_text="For notice of a part.")
    into = forms.ChoiceField(label="Into which?", required=False, help_text="For a consolidation.")

    def __init__(self, *args: Any, of: Of, is_new: bool, parties: dict[str, str], others: dict[str, str]) -> None:
        super().__init__(*args)
        machine = MACHINES[of]
        self._choose("event", {name: name for name in machine.events})
        self._choose("by", {"": "No one party", **parties})
        states = {state.name: state.name for state in machine.states if state.name != NOT_BEGUN}
        self._choose("state", {"": "Does not apply", **states})
        self._choose("into", {"": "Does not apply", **others})
        for name, kinds in _ASKED_OF.items():
            if of not in kinds:
                del self.fields[name]
        if not is_new or of is Of.YEAR:
            del self.fields["name"]
        if not is_new or of is not Of.YEAR:
            del self.fields["year"]

    def _choose(self, name: str, among: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), "a choice is among several"
        field.choices = list(among.items())

    def clean_year(self) -> str:
        """The year as it is written everywhere, or the refusal's own words beside the field."""
        try:
            return str(FinancialYear.read(self.cleaned_data["year"]))
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None

    def event_of(self, subject: Subject | None, *, of: Of, agreement: str, fund: str, on: date) -> Event:
        """The event that was asked for; `on` is the day of the act."""
        said = self.cleaned_data
        new = f"{fund} {said['year']}" if "year" in said else said.get("name", "")
        return Event(
            of=of,
            id=subject.id if subject else new,
            agreement=agreement if of in (Of.VARIATION, Of.NOTICE) else "",
            event=said["event"],
            on=said["on"],
            recorded_on=on,
            clause=Clause.read(said["clause"]) if said["clause"] else None,
            by=said["by"],
            evidence=said["evidence"],
            planned=said["planned"],
            state=said.get("state", ""),
            part=said.get("part", ""),
            into=said.get("into", ""),
            ends_on=said.get("ends_on"),
            effective_on=said.get("effective_on"),
        )


class WithdrawForm(forms.Form):
    """Why an event is withdrawn."""

    because = forms.CharField(label="What was mistaken?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
