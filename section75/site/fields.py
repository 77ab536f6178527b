"""From Django's form fields to the GOV.UK components: labels, hints, errors and values, translated once.

A form field may say what it asks for in its attribute `asks_for`; otherwise its widget decides:
"money" (never below zero), "money either way" (an underspend may be entered), "day".
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from section75.site.corrections import errors_of

Params = dict[str, Any]
Translated = tuple[str, Params]

MONEY: Final = "money"
MONEY_EITHER_WAY: Final = "money either way"
DAY: Final = "day"
DAY_HINT: Final = "For example, 30 June 2022"
# Said by the component itself, or meaningless on a text box that takes any way of writing a number.
LEFT_OUT: Final = frozenset(
    [
        "class",
        "autofocus",
        "required",
        "autocomplete",
        "autocapitalize",
        "maxlength",
        "minlength",
        "rows",
        "cols",
        "min",
        "max",
        "step",
    ]
)


def translate(bound: BoundField) -> Translated:
    """The component that asks for this field, by name, and what it is to say."""
    widget = bound.field.widget
    for kind, translation in BY_WIDGET:
        if isinstance(widget, kind):
            return translation(bound)
    return _input(bound)


def _shared(bound: BoundField) -> Params:
    """What every component says: name, label, hint, error, and the attributes the form's author added."""
    attrs = bound.field.widget.attrs
    params: Params = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": _label(bound), "classes": "govuk-label--s"},
        "classes": attrs.get("class", ""),
        "disabled": bound.field.disabled,
        "attributes": {name: value for name, value in attrs.items() if name not in LEFT_OUT},
    }
    if hint := _hint(bound):
        params["hint"] = {"text": hint}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(errors_of(bound))}
    return params


def _label(bound: BoundField) -> str:
    label = str(bound.label)
    if _asks_for(bound) in (MONEY, MONEY_EITHER_WAY) and "pound" not in label.lower():
        label += ", in pounds"
    return label if bound.field.required or "(optional)" in label else f"{label} (optional)"


def _hint(bound: BoundField) -> str:
    return str(bound.help_text) or (DAY_HINT if _asks_for(bound) == DAY else "")


def _asks_for(bound: BoundField) -> str:
    """What the field says it asks for; a Django date field asks for a day without saying so."""
    says = getattr(bound.field, "asks_for", "")
    if isinstance(says, str) and says:
        return says
    return DAY if isinstance(bound.field.widget, forms.DateInput) else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _chosen(bound: BoundField) -> set[str]:
    """The values chosen so far, as the browser sends them."""
    value = bound.value()
    many = value if isinstance(value, (list, tuple, set)) else [value]
    return {_text(one) for one in many}


def _choices(bound: BoundField) -> Iterator[tuple[str, str]]:
    """Value and words of each choice, groups opened out."""
    for value, words in getattr(bound.field.widget, "choices", ()):
        inner: Iterable[tuple[object, object]] = words if isinstance(words, (list, tuple)) else [(value, words)]
        yield from ((_text(one), str(said)) for one, said in inner)


def _input(bound: BoundField) -> Translated:
    params = _shared(bound) | _typing_aids(bound)
    asks_for = _asks_for(bound)
    if asks_for in (MONEY, MONEY_EITHER_WAY):
        params["prefix"] = {"text": "£"}
    if not params["classes"]:
        params["classes"] = _width(bound)
    if _takes_only_numbers(bound):
        params["inputmode"] = "decimal"
    params["value"] = _text(bound.field.widget.format_value(bound.value()))
    if isinstance(bound.field.widget, forms.EmailInput):
        params["type"] = "email"
    return "input", params


def _width(bound: BoundField) -> str:
    """As wide as the answer expected, which is itself a hint."""
    if _asks_for(bound):
        return "govuk-input--width-10"
    return "govuk-input--width-5" if isinstance(bound.field.widget, forms.NumberInput) else ""


def _takes_only_numbers(bound: BoundField) -> bool:
    """Whether a number pad will do: it has no minus key on some telephones."""
    if _asks_for(bound) == MONEY:
        return True
    lowest = getattr(bound.field, "min_value", None)
    return isinstance(bound.field.widget, forms.NumberInput) and lowest is not None and lowest >= 0


def _typing_aids(bound: BoundField) -> Params:
    attrs = bound.field.widget.attrs
    return {
        "autocomplete": attrs.get("autocomplete"),
        "autocapitalize": attrs.get("autocapitalize"),
        "spellcheck": False,
    }


def _password(bound: BoundField) -> Translated:
    return "password", _shared(bound) | {"autocomplete": bound.field.widget.attrs.get("autocomplete")}


def _textarea(bound: BoundField) -> Translated:
    rows = bound.field.widget.attrs.get("rows", 5)
    return "textarea", _shared(bound) | {"value": _text(bound.value()), "rows": rows, "spellcheck": True}


def _file(bound: BoundField) -> Translated:
    multiple = bool(getattr(bound.field.widget, "allow_multiple_selected", False))
    return "file", _shared(bound) | {"multiple": multiple}


def _select(bound: BoundField) -> Translated:
    chosen = _chosen(bound)
    params = _shared(bound)
    params["items"] = [{"value": v, "text": words, "selected": v in chosen} for v, words in _choices(bound)]
    if getattr(bound.field.widget, "allow_multiple_selected", False):
        params["attributes"] = params["attributes"] | {"multiple": "multiple"}
    return "select", params


def _group(component: str) -> Callable[[BoundField], Translated]:
    """Radios or checkboxes: the label is the question above them."""

    def translated(bound: BoundField) -> Translated:
        chosen = _chosen(bound)
        params = _shared(bound)
        params["idPrefix"] = params.pop("id")
        label = params.pop("label")
        params["fieldset"] = {"legend": {"text": label["text"], "classes": "govuk-fieldset__legend--s"}}
        params["items"] = [
            {"value": v, "text": words, "checked": v in chosen, "disabled": bound.field.disabled}
            for v, words in _choices(bound)
            if v or component == "checkboxes" or bound.field.required is False
        ]
        return component, params

    return translated


def _single_checkbox(bound: BoundField) -> Translated:
    params = _shared(bound)
    params["idPrefix"] = params.pop("id")
    params.pop("label")
    ticked = bool(bound.field.widget.check_test(bound.value()))
    params["items"] = [{"value": "on", "text": str(bound.label), "checked": ticked, "disabled": bound.field.disabled}]
    return "checkboxes", params


def _hidden(bound: BoundField) -> Translated:
    return "hidden", {"html": str(bound)}


# Narrower kinds first: many checkboxes are radios to Django, and radios are a select.
BY_WIDGET: Final[tuple[tuple[type[forms.Widget], Callable[[BoundField], Translated]], ...]] = (
    (forms.HiddenInput, _hidden),
    (forms.MultipleHiddenInput, _hidden),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
    (forms.CheckboxSelectMultiple, _group("checkboxes")),
    (forms.RadioSelect, _group("radios")),
    (forms.CheckboxInput, _single_checkbox),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
)
