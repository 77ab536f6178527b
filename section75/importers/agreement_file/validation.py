"""From the validator's errors to sentences by place: unknown keys with the nearest known one, wrong types, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from section75.core.refusals import Place, Refusal
from section75.importers.agreement_file.known_keys import known_keys
from section75.importers.agreement_file.locate import Path
from section75.importers.agreement_file.problems import UnknownKey, WrongValue, shortened


def problems_of(
    error: ValidationError, raw: Mapping[str, Any], place: Callable[[Path], Place], *, most: int
) -> list[Refusal]:
    """Every problem, one a place, in the order of the file's tables; no more than `most`."""
    seen: dict[Path, Refusal] = {}
    for details in islice(error.errors(include_url=False), most * 4):  # a place may have an error for each alternative
        path = path_in_file(details, raw)
        if path not in seen and len(seen) < most:
            seen[path] = _problem(details, path, raw, place)
    return list(seen.values())


def path_in_file(details: ErrorDetails, raw: Mapping[str, Any]) -> Path:
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
        what = f"the key {str(path[-1])!r}" if path[:-1] else f"the table [{path[-1]}]"
        return WrongValue(place(path[:-1]), f"{what} is missing. Give it.")
    if kind == "union_tag_not_found":
        return WrongValue(place(path), "the key 'step' is missing. Name the step.")
    return WrongValue(place(path), f"{_said(details['input'])} will not do: {_wanted(details)}.")


def _said(value: Any) -> str:
    """A value as the file has it."""
    if isinstance(value, Mapping) and "step" in value:
        return f"step = {shortened(str(value['step']))}"
    if isinstance(value, Mapping | list):
        return "a table or list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value!r}, a decimal number,"
    if isinstance(value, int):
        return str(value) if value.bit_length() < 64 else "so large a number"
    return shortened(value.isoformat() if isinstance(value, date | time) else str(value))


_WANTED = {
    "string_type": "text in quotes is wanted",
    "int_type": "a whole number is wanted, without quotes",
    "int_from_float": "a whole number is wanted, without quotes",
    "bool_type": "true or false is wanted, without quotes",
    "date_type": "a day is wanted, without quotes and without a time: 2022-04-01",
    "dict_type": "a table in { } is wanted",
    "model_type": "a table is wanted",
    "model_attributes_type": "a table is wanted",
    "string_too_short": "it must say something",
}
_BOUNDS = {
    "string_too_long": "at most {max_length} characters are wanted",
    "too_short": "at least {min_length} is wanted",
    "greater_than_equal": "{ge} or more is wanted",
    "less_than_equal": "{le} or less is wanted",
}


def _wanted(details: ErrorDetails) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "literal_error":
        only = str(context["expected"])
        return f"one of {only} is wanted" if " or " in only else f"{only} is wanted"
    if kind in _BOUNDS:
        return _BOUNDS[kind].format(**context)
    if kind == "union_tag_invalid":
        return f"the steps there are: {context['expected_tags']}"
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(context["pattern"]))
    if kind == "list_type":
        return _list_words(details["input"], str(details["loc"][-1]))
    if details["loc"][-1] in ("constrained-str", "int"):  # the alternatives of an amount
        return 'text in quotes is wanted, as printed ("93,710"), or a whole number'
    return _WANTED.get(kind, details["msg"][:1].lower() + details["msg"][1:])


def _list_words(given: Any, key: str) -> str:
    """A table where a list is wanted was most likely meant as [[key]], or as [{ ... }]."""
    if isinstance(given, Mapping):
        return f"[[{key}]] is wanted, with two brackets, or a list in [ ]"
    return "a list in [ ] is wanted"


def _pattern_words(pattern: str) -> str:
    if "/" in pattern:
        return "a financial year is wanted, written 2022/23"
    if "%" in pattern:
        return 'a percentage is wanted, as printed, with its sign: "76.78%"'
    return "a short name is wanted: small letters, figures and single hyphens, such as day-services"
