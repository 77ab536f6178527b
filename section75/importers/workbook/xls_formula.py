"""Whether a formula of an .xls workbook takes its value from another workbook: its tokens are stepped through.

Source: [MS-XLS] 2.5.198 (formulas). Only the length of each token is known here, and where it names a sheet.
"""

from __future__ import annotations

from collections.abc import Collection

_PLAIN = {0x01: 4, 0x02: 4, 0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8} | dict.fromkeys(range(0x03, 0x17), 0)
_OF_CLASS = {
    0x00: 7, 0x01: 2, 0x02: 3, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 6, 0x07: 6, 0x08: 6, 0x09: 2, 0x0A: 4, 0x0B: 8,
    0x0C: 4, 0x0D: 8, 0x19: 6, 0x1A: 6, 0x1B: 10, 0x1C: 6, 0x1D: 10,
}  # fmt: skip
_NAMES_A_SHEET = (0x19, 0x1A, 0x1B, 0x1C, 0x1D)
_STRING, _ATTRIBUTE, _CHOOSE = 0x17, 0x19, 0x04


def is_from_elsewhere(tokens: bytes, outside: Collection[int]) -> bool:
    """Does a token name a sheet outside the workbook? `outside` are the references that lead out of it.

    What cannot be stepped through is taken to lead out, where anything does.
    """
    at = 0
    while outside and at < len(tokens):
        token = tokens[at]
        sort = token & 0x1F if token >= 0x20 else -1
        if sort in _NAMES_A_SHEET and int.from_bytes(tokens[at + 1 : at + 3], "little") in outside:
            return True
        length = _length(tokens, at, token, sort)
        if length is None:
            return True
        at += 1 + length
    return False


def _length(tokens: bytes, at: int, token: int, sort: int) -> int | None:
    """How many bytes follow a token."""
    if sort >= 0:
        return _OF_CLASS.get(sort)
    if token == _STRING:
        letters, wide = (tokens[at + 1 : at + 3] + b"\0\0")[:2]
        return 2 + letters * (2 if wide & 1 else 1)
    if token == _ATTRIBUTE:
        kind = tokens[at + 1] if at + 1 < len(tokens) else 0
        choices = int.from_bytes(tokens[at + 2 : at + 4], "little")
        return 3 + (2 * (choices + 1) if kind & _CHOOSE else 0)
    length: int | None = _PLAIN.get(token)
    return length
