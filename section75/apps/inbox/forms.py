"""What is asked of somebody about their inbox."""

from __future__ import annotations

from django import forms

from section75.apps.inbox import store

_LABELS = {
    store.AT_ONCE: "At once, when something is mine to do",
    store.DAILY: "Once a day, all together",
    store.NEVER: "Never: I look here",
}


class WayForm(forms.Form):
    """How somebody wants to be told."""

    how = forms.ChoiceField(
        label="When do you want an e-mail?",
        choices=[(way, _LABELS[way]) for way in store.WAYS],
        widget=forms.RadioSelect,
    )
