"""Values as TOML writes them, in this house's way: one key a line, rows of a list under each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tomlkit

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_ROW = 110  # a row longer than this is written as a table of its own
_LONGEST_LIST = 90


def key_name(key: str) -> str:
    """A key as it is written: in quotes where it has to be."""
    return key if _BARE.fullmatch(key) else _quoted(key)


def literal(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_name(key)} = {literal(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    return str(tomlkit.item(value).as_string())


def assignment(key: str, value: Any) -> str:
    """A key with its value, and the end of the line; text of several lines, and rows, stand on several."""
    return f"{key_name(key)} = {_on_lines(value)}\n"


def record(table: str, values: Mapping[str, Any], *, is_of_many: bool) -> str:
    """A whole record: header, keys, and below them the rows that are tables of their own."""
    header = f"[[{table}]]\n" if is_of_many else f"[{table}]\n"
    plain = {key: value for key, value in values.items() if not is_of_tables(value)}
    below = [rows_below(table, key, value) for key, value in values.items() if key not in plain]
    return header + "".join(assignment(key, value) for key, value in plain.items()) + "".join(below)


def rows_below(table: str, key: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as tables of their own, below their record."""
    return "".join(
        f"\n[[{table}.{key_name(key)}]]\n{''.join(assignment(*item) for item in row.items())}" for row in rows
    )


def is_of_tables(value: Any) -> bool:
    """Are these rows too long to stand on a line each?"""
    return is_of_rows(value) and any(len(literal(row)) > _LONGEST_ROW for row in value)


def is_of_rows(value: Any) -> bool:
    """Is it a list of rows?"""
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _on_lines(value: Any) -> str:
    if isinstance(value, str) and "\n" in value:
        return '"""\n' + "\n".join(_quoted(line)[1:-1] for line in value.split("\n")) + '"""'
    if is_of_rows(value) or (isinstance(value, list) and len(literal(value)) > _LONGEST_LIST):
        return _under_each_other(value)
    return literal(value)


def _under_each_other(values: Sequence[Any]) -> str:
    return "[\n" + "".join(f"  {literal(value)},\n" for value in values) + "]"


def _quoted(text: str) -> str:
    """As JSON writes it, which TOML reads alike, but for the one sign that TOML also wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
