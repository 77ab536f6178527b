"""What has to be put right before a form can be accepted, in the GOV.UK manner: all of it, each with its link."""

from collections.abc import Iterator
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

Correction = dict[str, str]

# Django's own "This field is required." names no field; a summary of five such lines helps nobody.
WHAT_TO_DO: Final[tuple[tuple[type[forms.Widget], str], ...]] = (
    (forms.FileInput, "choose a file"),
    (forms.CheckboxInput, "tick to confirm"),
    (forms.Select, "choose an answer"),
    (forms.RadioSelect, "choose an answer"),
)


def corrections(*given: forms.BaseForm) -> list[Correction]:
    """Every error of the forms in the order of their fields, each linking to the field it is about."""
    return [correction for form in given for correction in _of(form)]


def title_prefix(*given: forms.BaseForm | None) -> str:
    """What stands before the page title when something has to be put right: "Error: " or nothing."""
    return "Error: " if any(form is not None and form.errors for form in given) else ""


def errors_of(bound: BoundField) -> list[str]:
    """What is wrong with one field, in the same words beside it and at the top of the page."""
    found: list[ValidationError] = bound.errors.as_data()
    return [_words(error, bound) for error in found]


def _words(error: ValidationError, bound: BoundField) -> str:
    own_words = error.messages[0]
    if error.code != "required" or own_words != str(forms.Field.default_error_messages["required"]):
        return own_words
    fitting = (words for kind, words in WHAT_TO_DO if isinstance(bound.field.widget, kind))
    return f"{bound.label}: {next(fitting, 'enter an answer')}"


def _of(form: forms.BaseForm) -> Iterator[Correction]:
    for error in form.non_field_errors():
        yield {"text": str(error)}
    for bound in form:
        for words in errors_of(bound):
            yield {"text": words} if bound.is_hidden else {"text": words, "href": f"#{bound.auto_id}"}
