"""Records written as a person might write them: with comments, blank lines, and either kind of quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from random import Random
from typing import Any

Record = tuple[str, Mapping[str, Any]]
ONCE = ("file", "partnership", "variation")
COMMENTS = ("as signed", "[[not a table]]", 'says "so"', "see the plan, £ and é")


def written(records: Iterable[Record], rng: Random) -> str:
    """The records as one file."""
    return "\n".join(line for table, values in records for line in _record(table, values, rng)) + "\n"


def _record(table: str, values: Mapping[str, Any], rng: Random) -> list[str]:
    steps = {key: rows for key, rows in values.items() if key in ("overspend", "underspend")}
    lines = [f"# {rng.choice(COMMENTS)}"] if rng.random() < 0.15 else []
    lines.append(f"[{table}]" if table in ONCE else f"[[{table}]]")
    for key, value in values.items():
        if key not in steps:
            lines.append(f"{key} = {_value(value, rng)}" + ("  # so it says" if rng.random() < 0.03 else ""))
    lines += [""] * rng.randint(1, 2)
    for key, rows in steps.items():
        for row in rows:
            lines += _record(f"{table}.{key}", row, rng)
    return lines


def _value(value: Any, rng: Random) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, str):
        return _text(value, rng)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each, rng)}" for key, each in value.items()) + " }"
    rows = [_value(each, rng) for each in value]
    if any(isinstance(each, Mapping) for each in value) and rng.random() < 0.8:
        return "[\n" + "".join(f"  {row},\n" for row in rows) + "]"
    return f"[{', '.join(rows)}]"


def _text(text: str, rng: Random) -> str:
    if "'" not in text and rng.random() < 0.1:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
