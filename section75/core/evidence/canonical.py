"""Canonical JSON: sorted keys, no spaces, UTF-8 in normal form C, whole numbers only."""

from __future__ import annotations

import hashlib
import json
import unicodedata

from section75.core.refusals import Refusal


class NotCanonical(Refusal):
    """A value that has no single way of being written."""

    def __init__(self, value: object) -> None:
        super().__init__(
            f"{value!r} ({type(value).__name__}) cannot be frozen: only text, whole numbers, true, false, nothing, "
            "lists and tables with text keys have one way of being written. Turn it into one of them first."
        )


def canonical_bytes(value: object) -> bytes:
    """The one way to write a value as bytes. Refuses floats and whatever else could be written in two ways."""
    text = json.dumps(_checked(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def sha256_of(content: bytes) -> str:
    """The SHA-256 of the bytes, in 64 hexadecimal figures."""
    return hashlib.sha256(content).hexdigest()


def _checked(value: object) -> object:
    if isinstance(value, str):
        return _text(value)
    if value is None or type(value) in (int, bool):
        return value
    if isinstance(value, list | tuple):
        return [_checked(item) for item in value]
    if isinstance(value, dict):
        return _checked_table(value)
    raise NotCanonical(value)


def _checked_table(table: dict[object, object]) -> dict[str, object]:
    checked: dict[str, object] = {}
    for key, item in table.items():
        if not isinstance(key, str) or _text(key) in checked:
            raise NotCanonical(key)
        checked[_text(key)] = _checked(item)
    return checked


def _text(value: str) -> str:
    """Text in normal form C. Refuses half a character, which has no bytes in UTF-8."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical(value) from None
    return unicodedata.normalize("NFC", value)
