"""What is typed into the form of a record, and the values it stands for: there and back, with nothing lost.

What is typed is kept as rows and keys of text (`Raw`). Whatever cannot be what the key holds is written as text, so
that it can always be saved; the reader then says, in its own words, what is wanted. What nobody touched stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from section75.apps.drafts.naming import said
from section75.core.calendar import read_day
from section75.core.refusals import Refusal
from section75.importers.agreement_file.writing import Key, Kind

Raw = dict[str, Any]  # key -> text, a list of texts, a Raw, or a list of Raws
Path = tuple[str | int, ...]
NAME, VALUE = "for", "value"  # of something given by name
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_OF_ROWS = (Kind.ROWS, Kind.KINDS, Kind.BY_NAME)


def row_keys(key: Key, row: Mapping[str, Any]) -> tuple[Key, ...]:
    """The keys one row of a key has; of rows of several kinds, only which kind, until that is chosen."""
    if key.kind is Kind.ROWS:
        return key.inside
    if key.kind is Kind.BY_NAME:
        assert key.each is not None
        of = key.each
        name = Key(NAME, Kind.TEXT)
        return (name, *of.inside) if of.kind is Kind.TABLE else (name, _renamed(of, VALUE))
    which = Key(key.kinds[0].keys[0].name, Kind.CHOICE, choices=tuple(kind.name for kind in key.kinds), hint="")
    chosen = next((kind for kind in key.kinds if kind.name == row.get(which.name)), None)
    return (which, *(chosen.keys[1:] if chosen else ()))


def _renamed(key: Key, name: str) -> Key:
    return Key(
        name, key.kind, key.is_required, key.hint, key.longest, key.unsaid, key.choices, key.inside, key.each, key.kinds
    )


def is_of_rows(key: Key) -> bool:
    """Is the key asked for as rows?"""
    return key.kind in _OF_ROWS


def raw_of(keys: Iterable[Key], values: Mapping[str, Any]) -> Raw:
    """Values as they would be typed."""
    return {key.name: _raw(key, values[key.name]) for key in keys if key.name in values}


def _raw(key: Key, value: Any) -> Any:
    if key.kind is Kind.TABLE:
        return raw_of(key.inside, value) if isinstance(value, Mapping) else {}
    if key.kind is Kind.BY_NAME:
        return [_raw_by_name(key, name, each) for name, each in value.items()] if isinstance(value, Mapping) else []
    if is_of_rows(key):
        rows = value if isinstance(value, list) else []
        return [raw_of(row_keys(key, row), row) for row in rows if isinstance(row, Mapping)]
    if key.kind is Kind.LIST and isinstance(value, list):
        return [said(each) for each in value]
    return said(value)


def _raw_by_name(key: Key, name: str, value: Any) -> Raw:
    assert key.each is not None
    if key.each.kind is Kind.TABLE:
        return {NAME: name, **(raw_of(key.each.inside, value) if isinstance(value, Mapping) else {})}
    return {NAME: name, VALUE: _raw(key.each, value)}


class Meant:
    """The values that a form's texts stand for, and where in the form each of them was typed."""

    def __init__(self, keys: Iterable[Key], raw: Raw, before: Mapping[str, Any]) -> None:
        self.typed_at: dict[Path, str] = {}
        self.left_out: list[tuple[str, Key]] = []  # what has to be said, and was not
        keys = tuple(keys)
        known = {key.name for key in keys}
        strangers = {name: value for name, value in before.items() if name not in known}
        self.values = {**self._values(keys, raw, before, (), ""), **strangers}

    def _values(
        self, keys: Iterable[Key], raw: Raw, before: Mapping[str, Any], path: Path, prefix: str
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in keys:
            field, here = prefix + key.name, (*path, key.name)
            self.typed_at[here] = field
            value = self._value(key, raw.get(key.name), before.get(key.name), here, field)
            if value is not None and not _goes_without_saying(key, value, before):
                found[key.name] = value
            elif value is None and key.is_required:
                self.left_out.append((field, key))
        return found

    def _value(self, key: Key, raw: Any, before: Any, path: Path, field: str) -> Any:
        if key.kind is Kind.TABLE:
            return self._table(key, raw, before, path, field)
        if is_of_rows(key):
            return self._rows(key, raw or [], before, path, field)
        if key.kind is Kind.LIST:
            return _list(raw, before)
        return _scalar(key, str(raw or ""), before)

    def _table(self, key: Key, raw: Any, before: Any, path: Path, field: str) -> Any:
        if is_unanswered(key.inside, raw or {}):
            return before if _is_untouched(key, raw or {}, before) else None
        return self._values(key.inside, raw, before if isinstance(before, Mapping) else {}, path, f"{field}-")

    def _rows(self, key: Key, raw: list[Raw], before: Any, path: Path, field: str) -> Any:
        if _is_untouched(key, raw, before):
            self._note_rows(key, raw, path, field)
            return before
        given = [(number, row) for number, row in enumerate(raw) if not is_unanswered(row_keys(key, row), row)]
        if key.kind is Kind.BY_NAME:
            return self._by_name(key, given, before, path, field) or None
        rows = []
        for place, (number, row) in enumerate(given):
            was = before[number] if isinstance(before, list) and number < len(before) else {}
            was = was if isinstance(was, Mapping) else {}
            rows.append(self._values(row_keys(key, row), row, was, (*path, place), f"{field}-{number}-"))
        return rows or None

    def _by_name(self, key: Key, given: list[tuple[int, Raw]], before: Any, path: Path, field: str) -> Any:
        assert key.each is not None
        found: dict[str, Any] = {}
        for number, row in given:
            name, prefix = str(row.get(NAME) or ""), f"{field}-{number}-"
            was = before.get(name) if isinstance(before, Mapping) else None
            here = (*path, name)
            if not name or name in found:
                self.left_out.append((f"{prefix}{NAME}", Key(NAME, Kind.TEXT)))
                name = f"{name or 'row'} {number + 1}"
            self.typed_at[here] = f"{prefix}{NAME if key.each.kind is Kind.TABLE else VALUE}"
            if key.each.kind is Kind.TABLE:
                inside = {each: value for each, value in row.items() if each != NAME}
                found[name] = self._values(key.each.inside, inside, was or {}, here, prefix)
            else:
                value = self._value(_renamed(key.each, VALUE), row.get(VALUE), was, here, f"{prefix}{VALUE}")
                found[name] = "" if value is None else value
        return found

    def _note_rows(self, key: Key, raw: list[Raw], path: Path, field: str) -> None:
        """Where untouched rows stand, for what the reader says of them."""
        for number, row in enumerate(raw):
            here = (*path, row.get(NAME) if key.kind is Kind.BY_NAME else number)
            for inner in row_keys(key, row):
                self.typed_at[(*here, inner.name)] = f"{field}-{number}-{inner.name}"  # type: ignore[arg-type]
            if key.kind is Kind.BY_NAME:
                self.typed_at[here] = f"{field}-{number}-{VALUE}"  # type: ignore[index]


def _goes_without_saying(key: Key, value: Any, before: Mapping[str, Any]) -> bool:
    """Is it what leaving the key out means, and was it left out before?"""
    return key.name not in before and not key.is_required and type(value) is type(key.unsaid) and value == key.unsaid


def is_blank(raw: Any) -> bool:
    """Is nothing typed in it?"""
    if isinstance(raw, Mapping):
        return all(is_blank(each) for each in raw.values())
    if isinstance(raw, list):
        return all(is_blank(each) for each in raw)
    return not str(raw or "").strip()


def is_unanswered(keys: Iterable[Key], raw: Raw) -> bool:
    """Is nothing said in a row but what leaving each key out means?"""
    return all(is_blank(raw.get(key.name)) or raw[key.name] == said(key.unsaid) for key in keys)


def _is_untouched(key: Key, raw: Any, before: Any) -> bool:
    return before is not None and _tidy(_raw(key, before)) == _tidy(raw)


def _tidy(raw: Any) -> Any:
    """What is typed, less what a browser does to it: line ends, spaces around, keys left blank, blank rows."""
    if isinstance(raw, Mapping):
        return {name: _tidy(each) for name, each in raw.items() if not is_blank(each)}
    if isinstance(raw, list):
        return [_tidy(each) for each in raw if not is_blank(each)]
    return _lines(str(raw)).strip()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _list(raw: Any, before: Any) -> Any:
    """Several, each on its line or each ticked."""
    given = raw if isinstance(raw, list) else _lines(str(raw or "")).split("\n")
    texts = [text.strip() for text in given if text.strip()]
    was = [said(each).strip() for each in before] if isinstance(before, list) else None
    if texts == was or (isinstance(raw, list) and was is not None and sorted(texts) == sorted(was)):
        return before
    return texts or None


def _scalar(key: Key, raw: str, before: Any) -> Any:
    """One value; text where it cannot be what the key holds."""
    text = _lines(raw).strip()
    if before is not None and text == _lines(said(before)).strip():
        return before
    if not text:
        return None
    if key.kind is Kind.DAY:
        return _day(text)
    if key.kind is Kind.WHOLE_NUMBER:
        plain = text.replace(",", "")
        return int(plain) if _WHOLE.fullmatch(plain) else text
    if key.kind is Kind.YES_OR_NO:
        return {"yes": True, "no": False}.get(text.lower(), text)
    return text


def _day(text: str) -> Any:
    try:
        return read_day(text)
    except Refusal:
        return text
