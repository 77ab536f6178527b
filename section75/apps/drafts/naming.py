"""What tables, keys, records and their values are called on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from section75.apps.drafts.labels import HINTS, KEYS, SECTIONS, TABLES, THE_REST
from section75.core.calendar import in_words
from section75.importers.agreement_file.writing import Key, Kind, TableKeys, tables

_NAMED_BY = ("id", "fund", "schedule", "agreement", "party", "what", "says", "name", "title")
_LONGEST = 60


def table_called(name: str) -> str:
    """What a table's section is called: "Parties"."""
    return TABLES[name][0] if name in TABLES else _plain(name)


def one_called(name: str) -> str:
    """What one record of a table is called: "party"."""
    return TABLES[name][1] if name in TABLES else _plain(name).lower()


def key_called(key: Key) -> str:
    """What a key is called: "Service-user income"."""
    return KEYS.get(key.name, _plain(key.name))


def hint_of(key: Key) -> str:
    """What the format says of a key, as a hint on a page, without the marks of the file."""
    if key.name in HINTS:
        return HINTS[key.name]
    hint = key.hint.replace("`", "").replace("[[", "").replace("]]", "")
    return hint[:1].upper() + hint[1:]


def record_called(table: str, values: Mapping[str, Any], place: int) -> str:
    """One record in a few words: "fund learning-disability", "host 2 (equipment)"."""
    if isinstance(values.get("id"), str) and values["id"]:
        return f"{one_called(table)} {values['id'][:_LONGEST]}"
    about = next((values[key] for key in _NAMED_BY if isinstance(values.get(key), str) and values[key]), "")
    within = f" ({about[:_LONGEST]}{'...' if len(about) > _LONGEST else ''})" if about else ""
    number = f" {place + 1}" if _is_of_many(table) else ""
    return f"{one_called(table)}{number}{within}"


def in_order() -> list[tuple[str, list[TableKeys]]]:
    """The sections of a draft with their tables; every table of the format stands in one."""
    every = {table.name: table for table in tables()}
    sections = [(title, [every[name] for name in names if name in every]) for title, names in SECTIONS]
    placed = {name for _, names in SECTIONS for name in names}
    rest = [table for table in every.values() if table.name not in placed]
    return [*sections, (THE_REST, sorted(rest, key=lambda table: table_called(table.name)))]


def said(value: Any) -> str:
    """A value as somebody would type it, and as it is shown: a day in words, yes or no, text as it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if type(value) is date:
        return in_words(value)
    if isinstance(value, list):
        return "\n".join(said(each) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {said(each)}" for key, each in value.items())
    return str(value)


def in_one_line(key: Key | None, value: Any) -> str:
    """A value in one line of words, whatever lies inside it."""
    if isinstance(value, Mapping):
        inside = {each.name: each for each in key.inside} if key else {}
        return ", ".join(_pair(inside.get(name), name, each, key) for name, each in value.items())
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return "; ".join(f"({n}) {in_one_line(_row_of(key, each), each)}" for n, each in enumerate(value, start=1))
    if isinstance(value, list):
        return ", ".join(said(each) for each in value)
    return said(value)


def _pair(inner: Key | None, name: str, value: Any, key: Key | None) -> str:
    is_by_name = key is not None and key.kind is Kind.BY_NAME
    called = key_called(inner) if inner else name if is_by_name else _plain(name)
    return f"{called if is_by_name else called.lower()}: {in_one_line(inner or (key.each if key else None), value)}"


def _row_of(key: Key | None, row: Any) -> Key | None:
    """Of rows of several kinds, the keys of the kind this one is of."""
    if key is None or key.kind is not Kind.KINDS or not isinstance(row, Mapping):
        return key
    kind = next((each for each in key.kinds if each.keys and row.get(each.keys[0].name) == each.name), None)
    return Key(key.name, Kind.TABLE, inside=kind.keys) if kind else None


def _plain(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _is_of_many(table: str) -> bool:
    return next((each.is_of_many for each in tables() if each.name == table), True)
