"""What is asked of whoever works a notice out, records one, or records what was said in answer."""

from __future__ import annotations

from typing import Any

from django import forms

from section75.apps.agreements.forms import DayField
from section75.core.agreements import GROUNDS, SCOPES, MonthEnd, Way
from section75.core.notice import Answer
from section75.core.partnership import Partnership

NOT_SAID = ("", "Not said")
_WAYS = [NOT_SAID, *((way.value, way.value.capitalize()) for way in Way)]


class OfAPartnership(forms.Form):
    """A form that offers a partnership's parties."""

    by = forms.ChoiceField(label="Which party serves the notice?")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.offer("by", [(party.id, party.name) for party in partnership.parties])

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What a field has to choose from."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def things(self) -> list[tuple[str, str]]:
        """The agreements, schedules and funds that a notice can name, each once."""
        known = self.partnership
        named = [(agreement.id, agreement.title) for agreement in known.agreements]
        named += [(schedule.id, schedule.title) for schedule in known.schedules]
        named += [(fund.id, fund.name) for fund in known.funds]
        return [("", "Not one in particular"), *dict(named).items()]


class WorkOutForm(OfAPartnership):
    """When a notice would end: the term, who serves it, when and how; and the days a dispute could name."""

    term = forms.ChoiceField(label="Under which term?")
    sent_on = DayField(label="Day of the letter")
    way = forms.ChoiceField(label="How is it served?", choices=_WAYS, required=False)
    rule = forms.ChoiceField(
        label="Month-end convention",
        help_text="Used only where the agreement gives none and the last month has no such day.",
        choices=[("", "None: say where one is needed"), *((each.value, each.value.capitalize()) for each in MonthEnd)],
        required=False,
    )
    authority_on = DayField(label="Day of the authority relied on", required=False)
    received_on = DayField(label="Day of receipt, if it differs", required=False)
    accepted_on = DayField(label="Day of a reply that accepts it", required=False)

    field_order = ("term", "by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = enumerate(self.partnership.notices, start=1)
        self.offer("term", [(str(number), f"{term} ({term.clause})"[:300]) for number, term in terms])


class RecordForm(OfAPartnership):
    """A notice that was served."""

    scope = forms.ChoiceField(label="What does it end?", choices=[(each, each.capitalize()) for each in SCOPES])
    of = forms.ChoiceField(label="Which one?", required=False, help_text="A fund or a schedule has to be named.")
    agreement = forms.ChoiceField(label="Of which agreement?", required=False)
    ends = forms.CharField(
        label="What is it to end, in the words of the letter?", widget=forms.Textarea(attrs={"rows": 3})
    )
    keeps = forms.CharField(
        label="What is it meant to leave as it is?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    ground = forms.ChoiceField(label="On which ground?")
    sent_on = DayField(label="Day of the letter")
    received_on = DayField(label="Day of receipt", required=False)
    way = forms.ChoiceField(label="How was it served?", choices=_WAYS, required=False)
    counts_from = DayField(label="Day all parties take it as given, if they do", required=False)
    authority = forms.CharField(
        label="Authority relied on", required=False, max_length=400, help_text="Whose decision, and which."
    )
    authority_on = DayField(label="Day of that decision", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("of", self.things())
        agreements = [(each.id, each.title) for each in self.partnership.agreements]
        self.offer("agreement", agreements if len(agreements) == 1 else [NOT_SAID, *agreements])
        grounds = dict.fromkeys((*GROUNDS, *(term.ground for term in self.partnership.notices)))
        self.offer("ground", [(each, each.capitalize()) for each in grounds])


class AnswerForm(OfAPartnership):
    """What a party said in answer."""

    by = forms.ChoiceField(label="Which party said so?")
    answer = forms.ChoiceField(
        label="What was said?",
        choices=[(each.value, each.value.capitalize()) for each in Answer],
        widget=forms.RadioSelect,
        help_text="Accepting the whole of what was given for a part is a fact of its own beside the notice.",
    )
    on = DayField(label="On which day?")
    says = forms.CharField(label="In which words?", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("answer", "by")
