"""Workbooks of Excel 97 to 2003 made by hand, record by record, so that each can be wrong in one way. All invented."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

HEADER = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")
SECTOR, FREE, END, TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
DAY, PERCENT, CODE = 1, 2, 3  # styles
PAYMENT = ("LD402", "4411", "Invented placement", 1250.37, "Invented Care", "AP-1")
Cell = str | float | bytes


def record(kind: int, body: bytes = b"") -> bytes:
    """A record."""
    return struct.pack("<HH", kind, len(body)) + body


def begin(what: int, version: int = 0x0600) -> bytes:
    """The beginning of the workbook's own records, or of a sheet."""
    return record(0x0809, struct.pack("<HHHHLL", version, what, 0x0DBB, 0x07CC, 0, 6))


END_RECORD = record(0x000A)


def letters(text: str, *, long: bool) -> bytes:
    """Text behind its length, in wide letters."""
    return struct.pack("<H" if long else "<B", len(text)) + b"\1" + text.encode("utf-16-le")


def text(row: int, column: int, words: str) -> bytes:
    """A cell of text."""
    return record(0x0204, struct.pack("<HHH", row, column, 0) + letters(words, long=True))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def error(row: int, column: int, code: int = 0x17) -> bytes:
    """A cell with an error."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def formula(row: int, column: int, value: float, tokens: bytes) -> bytes:
    """A cell whose number was worked out."""
    head = struct.pack("<HHHd", row, column, 0, value)
    return record(0x0006, head + struct.pack("<HLH", 0, 0, len(tokens)) + tokens)


def hidden(row: int) -> bytes:
    """That a row is hidden."""
    return record(0x0208, struct.pack("<HHHHHHL", row, 0, 7, 255, 0, 0, 0x20))


def row(at: int, cells: Sequence[Cell]) -> bytes:
    """A row of cells, the first a day."""
    made = [number(at, 0, 44726, DAY)]
    for place, cell in enumerate(cells, start=1):
        if isinstance(cell, bytes):
            made.append(cell)
        elif isinstance(cell, str):
            made.append(text(at, place, cell))
        else:
            made.append(number(at, place, cell))
    return b"".join(made)


def headings(names: Sequence[str] = HEADER, at: int = 0) -> bytes:
    """A row of headings."""
    return b"".join(text(at, place, name) for place, name in enumerate(names) if name)


def sheet(*rows: bytes) -> bytes:
    """A sheet's records."""
    return begin(0x0010) + b"".join(rows) + END_RECORD


def styles() -> bytes:
    """Styles 0 to 3: plain, a day, a percentage, a code with its zeros."""
    own = record(0x041E, struct.pack("<H", 170) + letters("0000000", long=True))
    each = (struct.pack("<HH16x", 0, kind) for kind in (0, 14, 10, 170))
    return own + b"".join(record(0x00E0, body) for body in each)


def stream(sheets: Mapping[str, bytes], *, more: bytes = b"", kind: int = 0, state: int = 0) -> bytes:
    """The one stream of a workbook with those sheets."""
    head = begin(0x0005) + record(0x0042, struct.pack("<H", 1_200)) + styles() + more
    names = {name: letters(name, long=False) for name in sheets}
    at = len(head) + sum(4 + 6 + len(name) for name in names.values()) + len(END_RECORD)
    listed = b""
    for name, cells in sheets.items():
        listed += record(0x0085, struct.pack("<LBB", at, state, kind) + names[name])
        at += len(cells)
    return head + listed + END_RECORD + b"".join(sheets.values())


def compound(content: bytes, name: str = "Workbook") -> bytes:
    """A compound file with that stream."""
    content = content.ljust(4_096, b"\0")
    count = -(-len(content) // SECTOR)
    tables = 1
    while tables * 128 < tables + 1 + count:
        tables += 1
    chain = [TABLE] * tables + [END] + [tables + 2 + nth for nth in range(count)]
    chain[-1] = END
    packed = struct.pack(f"<{tables * 128}L", *chain, *[FREE] * (tables * 128 - len(chain)))
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry(name, 2, tables + 1, len(content))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xLLL", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables)
    )
    head += struct.pack("<LLLLLL", 0, 4_096, END, 0, END, 0)
    head += struct.pack("<109L", *range(tables), *[FREE] * (109 - tables))
    body = content.ljust(count * SECTOR, b"\0")
    return head + packed + entries.ljust(SECTOR, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    called = (name + "\0").encode("utf-16-le")
    links = struct.pack("<LLL", FREE, FREE, child)
    return (
        called.ljust(64, b"\0")
        + struct.pack("<HBB", len(called), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<LQ", start, size)
    )


def workbook(*rows: bytes, more: bytes = b"") -> bytes:
    """A workbook of one sheet with the usual header and those rows."""
    return compound(stream({"Ledger": sheet(headings(), *rows)}, more=more))
