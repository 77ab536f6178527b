"""From the validator's errors to sentences by place: unknown keys with the nearest known one, wrong types, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from section75.core.refusals import Place, Refusal
from section75.importers.agreement_file.known_keys import known_keys
from section75.importers.agreement_file.problems import UnknownKey, WrongValue

Path = tuple[str | int, ...]


def problems_of(error: ValidationError, raw: Mapping[str, Any], place: Callable[[Path], Place]) -> list[Refusal]:
    """Every problem, one a place, in the order of the file's tables."""
    seen: dict[Path, Refusal] = {}
    for details in error.errors(include_url=False):
        path = _path_in_file(details, raw)
        seen.setdefault(path, _problem(details, path, raw, place))
    return list(seen.values())


def _path_in_file(details: ErrorDetails, raw: Mapping[str, Any]) -> Path:
    """The validator's path less what the file does not contain (the names of alternatives), plus a missing key."""
    path: list[str | int] = []
    here: Any = raw
    for part in details["loc"]:
        if _leads_on(here, part):
            here = here[part]
        elif not (details["type"] == "missing" and part == details["loc"][-1]):
            continue
        path.append(part)
    return tuple(path)


def _leads_on(here: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(here, list) and part < len(here)
    return isinstance(here, Mapping) and part in here


def _problem(details: ErrorDetails, path: Path, raw: Mapping[str, Any], place: Callable[[Path], Place]) -> Refusal:
    kind = details["type"]
    if kind == "extra_forbidden":
        return UnknownKey(place(path), str(path[-1]), known_keys(path[:-1], raw))
    if kind == "missing":
        return WrongValue(place(path[:-1]), f"the key {str(path[-1])!r} is missing. Give it.")
    if kind == "union_tag_not_found":
        return WrongValue(place(path), "the key 'step' is missing. Name the step.")
    return WrongValue(place(path), f"{_said(details['input'])} will not do: {_wanted(details)}.")


def _said(value: Any) -> str:
    if isinstance(value, Mapping) and "step" in value:
        return f"step = {value['step']!r}"
    if isinstance(value, float):
        return f"{value!r}, a decimal number,"
    if isinstance(value, Mapping | list):
        return "a table or list"
    return repr(value.isoformat() if isinstance(value, date) else value)


_WANTED = {
    "string_type": "text in quotes is wanted; an amount may also be a whole number",
    "int_type": "a whole number is wanted, or text in quotes as printed",
    "int_from_float": "a whole number is wanted, or text in quotes as printed",
    "bool_type": "true or false is wanted, without quotes",
    "date_type": "a day is wanted, without quotes: 2022-04-01",
    "date_from_datetime_inexact": "a day is wanted, without a time: 2022-04-01",
    "list_type": "a list in [ ] is wanted",
    "dict_type": "a table in { } is wanted",
    "model_type": "a table is wanted",
    "model_attributes_type": "a table is wanted",
}


def _wanted(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    if details["type"] == "literal_error":
        return f"one of {context['expected']} is wanted"
    if details["type"] == "union_tag_invalid":
        return f"the steps there are: {context['expected_tags']}"
    if details["type"] == "string_pattern_mismatch":
        return _pattern_words(str(context["pattern"]))
    return _WANTED.get(details["type"], details["msg"][:1].lower() + details["msg"][1:])


def _pattern_words(pattern: str) -> str:
    if "/" in pattern:
        return "a financial year is wanted, written 2022/23"
    return "a short name is wanted: small letters, figures and single hyphens, such as day-services"
