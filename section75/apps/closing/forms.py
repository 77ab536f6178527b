"""What is asked of whoever works through a close, answers line by line, locks a year, or asks for the books as at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.apps.closing.actions import SaidOfALine
from section75.apps.closing.as_at import read_known
from section75.apps.ledger.forms import MoneyField
from section75.core.closing import LineAnswer, Task
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal

AGREE, OBJECT = "agree", "object"


def _words(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=2000, widget=area, help_text=hint)


class ExplainForm(forms.Form):
    """Why each task that is open may stay as it is; those left empty stay open."""

    def __init__(self, *args: Any, tasks: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for task in tasks:
            self.fields[task.code] = _words(f"Why may it stay so: {task.words}?", required=False, hint=task.found.says)

    def said(self) -> list[tuple[str, str]]:
        """Each task something was said of, and the reason."""
        return [(code, because) for code, because in self.cleaned_data.items() if because]


class CallOffForm(forms.Form):
    """Why a close that was begun is called off."""

    because = _words("Why is the close called off?")


class LockForm(forms.Form):
    """What rests on a year that is to be locked."""

    because = forms.CharField(
        label="What rests on it?", help_text="The annual return, or the final account, and its day.", max_length=500
    )


class UnlockForm(forms.Form):
    """Why a year that is locked should be unlocked."""

    because = forms.CharField(label="Why should it be unlocked?", max_length=500)


class LinesForm(forms.Form):
    """Of each line that is not agreed yet: the partner's own total, agreed or objected to, and why."""

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Account],
        own: Mapping[str, Money],
        said: Mapping[Account, LineAnswer],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.lines = tuple(lines)
        for place, account in enumerate(self.lines):
            given = own.get(account.code)
            before = said.get(account)
            self.fields[f"own_{place}"] = MoneyField(
                label="Total in your own books",
                required=False,
                initial=str(given) if given is not None else str(before.own) if before and before.own else None,
                help_text="What is debited is positive. Leave empty where your books do not have it.",
            )
            self.fields[f"says_{place}"] = forms.ChoiceField(
                label="What do you say of it?",
                required=False,
                choices=[("", "Nothing yet"), (AGREE, "We agree"), (OBJECT, "We object")],
            )
            self.fields[f"because_{place}"] = forms.CharField(
                label="If you object, why?", required=False, max_length=2000
            )

    def clean(self) -> dict[str, Any]:
        """Who objects says why, beside the field."""
        said = super().clean() or {}
        for place, account in enumerate(self.lines):
            if said.get(f"says_{place}") == OBJECT and not (said.get(f"because_{place}") or "").strip():
                self.add_error(f"because_{place}", f"Say what is wrong with {account.code}.")
        return said

    def answers(self) -> list[SaidOfALine]:
        """What is said of the lines something is said of."""
        said = self.cleaned_data
        return [
            SaidOfALine(account.code, said[f"says_{place}"] == AGREE, said[f"because_{place}"], said[f"own_{place}"])
            for place, account in enumerate(self.lines)
            if said[f"says_{place}"]
        ]


class KnownField(forms.CharField):
    """A day or a moment at which the books were known."""

    asks_for = "day"

    def clean(self, value: str) -> datetime | None:
        """The moment, or the refusal's own words beside the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_known(text)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None


class AsAtForm(forms.Form):
    """Effective by which day, known at which moment, and, to see what moved, known at which earlier one."""

    effective = DayField(label="Of entries effective by", required=False)
    known = KnownField(label="As known at the end of, or at", required=False)
    since = KnownField(label="Against what was known at the end of, or at", required=False)
