"""What is asked of whoever proposes a role, ends one, says that somebody leaves, or declares an interest."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.accounts.store import today
from section75.apps.agreements import store as agreements
from section75.apps.agreements.forms import DayField
from section75.apps.approvals.roles import Asked
from section75.core.authority import Role
from section75.core.calendar import in_words
from section75.core.money import Money
from section75.core.refusals import Refusal

GIVEN = [role.value for role in Role if not role.is_nobodys]
A_SENTENCE = forms.Textarea(attrs={"rows": 3})


class LimitField(forms.CharField):
    """A limit in pounds and pence."""

    asks_for = "money"

    def clean(self, value: str) -> Money | None:
        """The limit, or the refusal's own words beside the field."""
        text = super().clean(value)
        try:
            return Money.of(text) if text else None
        except Refusal as refusal:
            raise forms.ValidationError(refusal.says) from None


class RoleForm(forms.Form):
    """A role to be proposed: for whom, where, for which days, and up to which amount."""

    username = forms.CharField(label="Sign-in name of whoever it is for", max_length=150)
    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *((role, role) for role in GIVEN)])
    partnership = forms.ChoiceField(label="Partnership", required=False, help_text="None for a system administrator.")
    organisation = forms.CharField(
        label="Organisation they act for",
        required=False,
        max_length=60,
        help_text="Its short name in the agreement, such as council or icb.",
    )
    fund = forms.CharField(
        label="Fund", required=False, max_length=60, help_text="Its short name; none is every fund of the partnership."
    )
    starts_on = DayField(label="First day")
    last_day = DayField(label="Last day", required=False, help_text="An auditor's access ends within 366 days.")
    limit = LimitField(
        label="Limit", required=False, help_text="The most they may approve: related entries count together."
    )
    on_behalf_of = forms.CharField(
        label="On behalf of",
        required=False,
        max_length=150,
        help_text="The sign-in name of whoever's absence is covered. What they do then counts as both people's.",
    )
    because = forms.CharField(label="Why", required=False, widget=A_SENTENCE, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["partnership"]
        assert isinstance(field, forms.ChoiceField), "it is one of those there are"
        field.choices = [("", "None: the whole installation"), *agreements.names()]
        self.fields["starts_on"].initial = in_words(today())

    def asked(self) -> Asked:
        """What was asked for."""
        said = self.cleaned_data
        return Asked(
            username=said["username"],
            role=said["role"],
            starts_on=said["starts_on"],
            organisation=said["organisation"],
            partnership=said["partnership"],
            fund=said["fund"],
            last_day=said["last_day"],
            limit=said["limit"],
            on_behalf_of=said["on_behalf_of"],
        )


class EndForm(forms.Form):
    """Why a role is ended."""

    because = forms.CharField(label="Why it ends", widget=A_SENTENCE, max_length=1000)


class LeaveForm(forms.Form):
    """Why somebody leaves, and who takes over what they proposed."""

    because = forms.CharField(label="Why they leave", widget=A_SENTENCE, max_length=1000)
    hand_over_to = forms.CharField(
        label="Who takes over their proposals that wait",
        required=False,
        max_length=150,
        help_text="A sign-in name; needed where any wait. Whoever takes a proposal over does not approve it.",
    )


class InterestForm(forms.Form):
    """An interest to be declared."""

    about = forms.CharField(
        label="What it is in",
        max_length=200,
        help_text="A party or line of the agreement, or a supplier as finance extracts name it.",
    )
    says = forms.CharField(label="What it is", widget=A_SENTENCE, max_length=500)
