"""What is asked of whoever questions a figure, replies, ends a question, or keeps a note.

Empty words, NUL and files that are too large are refused by the act itself, so that the refusal is written down; a form
only carries the words there.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from section75.apps.disputes.anchors import Anchor


class WordsField(forms.CharField):
    """A few sentences, taken as they are."""

    def __init__(self, label: str, *, hint: str = "", rows: int = 4) -> None:
        super().__init__(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]

    def validate(self, value: str) -> None:
        """Whether the words say something is for the act to decide, which writes down that it refused."""


class OneOfSeveral(forms.Form):
    """A form that stands on a page with others: the ids of its fields begin with its own name."""

    name = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, **kwargs)


class RaiseForm(forms.Form):
    """The question, and the address of the figure it is about."""

    about = forms.CharField(widget=forms.HiddenInput)
    question = WordsField("What is your question?", hint="Say what you expected, and why. Both partners see it.")


class ReplyForm(OneOfSeveral):
    """A reply, with a file if there is one."""

    name = "reply"

    says = WordsField("Your reply")
    evidence = forms.FileField(
        label="Evidence",
        required=False,
        allow_empty_file=True,
        help_text="A file that shows it, at most 10,000,000 bytes.",
    )


class EscalateForm(OneOfSeveral):
    """Why a question is taken further."""

    name = "escalate"

    says = WordsField("Why is it taken further?", rows=3)


class WithdrawForm(OneOfSeveral):
    """Why a question is withdrawn."""

    name = "withdraw"

    says = WordsField("Why is it withdrawn?", rows=3)


class ResolveForm(OneOfSeveral):
    """How a question ends: the answer accepted, or something agreed that an entry or a report puts right."""

    name = "resolve"

    how = forms.ChoiceField(
        label="How does it end?",
        choices=[("accept", "We accept the answer"), ("agree", "Something was agreed that puts the figure right")],
        widget=forms.RadioSelect,
    )
    says = WordsField("What was decided?", rows=3)
    entry = forms.IntegerField(label="Entry that puts it right", required=False, min_value=1)
    report = forms.IntegerField(label="Report that puts it right", required=False, min_value=1)


class NoteForm(forms.Form):
    """A note and what it is about."""

    about = forms.ChoiceField(label="What is it about?")
    says = WordsField("Note", hint="Seen by your own organisation only.")

    def __init__(self, *args: Any, anchors: list[Anchor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.address, each.words) for each in anchors]
