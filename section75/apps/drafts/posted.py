"""A form's fields as the browser sends them, drawn together into rows, and rows added, taken out and moved.

`rows-0-party` is the party of the first row. Buttons say what they do: `add rows`, `remove rows 0`, `up rows 1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from section75.apps.drafts.typed import Raw, is_of_rows, row_keys
from section75.importers.agreement_file.writing import Key, Kind

MOST_ROWS = 500


def raw_from(keys: Iterable[Key], sent: Mapping[str, list[str]], prefix: str = "") -> Raw:
    """What was typed, from the fields sent."""
    return {key.name: _from(key, sent, prefix + key.name) for key in keys}


def _from(key: Key, sent: Mapping[str, list[str]], field: str) -> Any:
    if key.kind is Kind.TABLE:
        return raw_from(key.inside, sent, f"{field}-")
    if is_of_rows(key):
        return [_row(key, sent, f"{field}-{number}-") for number in range(_rows_sent(sent, field))]
    given = sent.get(field, [])
    return given if key.kind is Kind.LIST and len(given) != 1 else (given[-1] if given else "")


def _row(key: Key, sent: Mapping[str, list[str]], prefix: str) -> Raw:
    """One row; which keys it has may hang on what its first says."""
    first = row_keys(key, {})[0]
    chosen = {first.name: (sent.get(prefix + first.name) or [""])[-1]}
    return raw_from(row_keys(key, chosen), sent, prefix)


def _rows_sent(sent: Mapping[str, list[str]], field: str) -> int:
    start = f"{field}-"
    numbers = [name[len(start) :].partition("-")[0] for name in sent if name.startswith(start)]
    return min(
        max((int(each) + 1 for each in numbers if each.isascii() and each.isdigit() and len(each) < 5), default=0),
        MOST_ROWS,
    )


def pressed(raw: Raw, button: str) -> Raw:
    """What was typed after a button was pressed that adds a row, takes one out, or moves one up."""
    verb, _, rest = button.partition(" ")
    field, _, number = rest.partition(" ")
    rows = _rows_at(raw, field.split("-"))
    place = int(number) if number.isascii() and number.isdigit() else -1
    if rows is None:
        return raw
    if verb == "add" and len(rows) < MOST_ROWS:
        rows.append({})
    elif verb == "remove" and 0 <= place < len(rows):
        del rows[place]
    elif verb == "up" and 0 < place < len(rows):
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return raw


def _rows_at(raw: Any, parts: list[str]) -> list[Raw] | None:
    for part in parts:
        if isinstance(raw, dict):
            raw = raw.get(part)
        elif isinstance(raw, list) and part.isascii() and part.isdigit() and int(part) < len(raw):
            raw = raw[int(part)]
        else:
            return None
    return raw if isinstance(raw, list) and all(isinstance(each, dict) for each in raw) else None
