"""What is asked of whoever begins a draft."""

from __future__ import annotations

from django import forms

NAME_HINT = "Small letters, figures and hyphens, such as day-services"


class BeginEdit(forms.Form):
    """An edit of the files in force."""

    title = forms.CharField(
        label="What the draft is for", max_length=400, help_text="Such as: contributions for 2027/28"
    )


class BeginVariation(forms.Form):
    """A variation: one further file."""

    name = forms.CharField(label="Short name of the variation", max_length=60, help_text=NAME_HINT)
    title = forms.CharField(label="Title of the deed or letter", max_length=400)


class BeginNew(forms.Form):
    """A partnership that is not there yet."""

    name = forms.CharField(label="Short name of the partnership", max_length=60, help_text=NAME_HINT)
    title = forms.CharField(label="Name of the partnership", max_length=400)


BEGINNINGS: dict[str, type[forms.Form]] = {"edit": BeginEdit, "variation": BeginVariation, "new": BeginNew}
