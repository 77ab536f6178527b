"""What an act changed: its `before` and `after`, laid beside each other name by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from section75.core.money import Money
from section75.render.words import money

NOTHING: Final = "nothing"
MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: its name, and how it stood before and after."""

    name: str
    before: str
    after: str


def changes(before: str, after: str) -> list[Change]:
    """Everything that differs, by name. Amounts, whose names end in `pence`, are shown in pounds."""
    was, now = dict(_flat("", _read(before))), dict(_flat("", _read(after)))
    names = [name for name in sorted({*was, *now}) if was.get(name) != now.get(name)]
    return [Change(_called(name), _shown(name, was), _shown(name, now)) for name in names]


def _read(text: str) -> Any:
    """The value that was written down, or the text itself where it is none."""
    if not text:
        return {}
    try:
        return json.loads(text)
    except ValueError:
        return text


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every single value with its name; inside a table or list the names stand behind one another."""
    if isinstance(value, dict):
        inner = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        inner = [(str(number), item) for number, item in enumerate(value, start=1)]
    else:
        yield name, value
        return
    for key, item in inner:
        yield from _flat(f"{name}: {key}" if name else key, item)


def _called(name: str) -> str:
    return name or "value"


def _shown(name: str, values: dict[str, Any]) -> str:
    value = values.get(name)
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and name.endswith("pence"):
        return money(Money(value))
    return str(value)
