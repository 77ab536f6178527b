"""Bytes of a text file to characters: only where the encoding can be told from the bytes, and said unless it is UTF-8.

A mark at the beginning is believed. Without one, bytes that are UTF-8 are UTF-8, and NUL bytes on one side of every
letter tell UTF-16 and its byte order. What is left is read as Windows-1252, in which spreadsheets in Britain save CSV,
unless the bytes speak against it; amounts cannot come out wrong by that, and the first word concerned is shown.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from section75.importers.csv_refusals import FileTooLarge, NulBytes, WrongEncoding

BYTES_LIMIT = 50_000_000
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LOOKED_AT = 4_096
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORD = re.compile(r'[^\s,;|"]*[^\x00-\x7f][^\s,;|"]*')


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, what its encoding is called, and what should be said of how it was told."""

    text: str
    encoding: str = "UTF-8"
    notes: tuple[str, ...] = ()


def decoded(content: bytes) -> Decoded:
    """The text of a file. Refuses one too large, one that is not text, and one whose encoding cannot be told."""
    if len(content) > BYTES_LIMIT:
        raise FileTooLarge(len(content), BYTES_LIMIT)
    if content.startswith(_UTF_32):
        raise WrongEncoding("It begins as UTF-32 does, which no spreadsheet writes.")
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _utf_16(content[2:], name)
    if b"\0" in content:
        return _unmarked_utf_16(content)
    marked = content.startswith(codecs.BOM_UTF8)
    try:
        return Decoded(content.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if marked else 0)
    line = content.count(b"\n", 0, start) + 1
    where = f"Byte {start + 1:,}, in line {line:,}"
    if marked:
        raise WrongEncoding(f"It begins as UTF-8 does. {where}, is not UTF-8.")
    return _windows(content, where)


def _utf_16(content: bytes, name: str, notes: tuple[str, ...] = ()) -> Decoded:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise WrongEncoding(f"It begins as UTF-16 does, and byte {error.start + 3:,} is not UTF-16.") from None
    if "\0" in text:
        raise NulBytes(text.count("\n", 0, text.index("\0")) + 1)
    order = "low byte first" if name.endswith("le") else "high byte first"
    return Decoded(text, f"UTF-16, {order}", notes or (f"It was read as UTF-16, {order}, as its first bytes say.",))


def _unmarked_utf_16(content: bytes) -> Decoded:
    """UTF-16 without its mark: every NUL in the beginning stands on the same side of its letter, and most letters
    have one. Anything else with NUL bytes is no text that could be told."""
    start = content[:_LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(content) % 2 == 0 and min(even, odd) == 0 and max(even, odd) * 4 >= len(start):
        name, order = ("utf-16-be", "high") if even else ("utf-16-le", "low")
        says = f"It does not say its encoding; it was read as UTF-16, {order} byte first, because of its NUL bytes."
        return _utf_16(content, name, (says,))
    raise NulBytes(content.count(b"\n", 0, content.index(b"\0")) + 1)


def _windows(content: bytes, where: str) -> Decoded:
    """Windows-1252, unless some letters are UTF-8, or the last is cut, or a byte is none of its letters."""
    if _SEVERAL_BYTES.search(content):
        raise WrongEncoding(f"{where}, is not UTF-8 while other letters are: two encodings are mixed, or one is cut.")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise WrongEncoding(f"{where}, is not UTF-8, and byte {error.start + 1:,} is not Windows-1252.") from None
    found = _WORD.search(text)
    assert found is not None, "bytes that are not UTF-8 are letters beyond ASCII in Windows-1252"
    shown = f"{found[0][:40]!r} in line {text.count(chr(10), 0, found.start()) + 1:,}"
    says = f"It is not UTF-8; it was read as Windows-1252. Look whether {shown} is what was meant."
    return Decoded(text, "Windows-1252", (says,))
