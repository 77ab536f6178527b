"""An .xls workbook looked over before anybody reads it: its container, then each record of its one stream.

Refuses what is locked, older than Excel 97, broken or too large, and sheets that are programs.
Source: [MS-XLS] 2.3 and 2.4 (records).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from section75.importers.workbook import limits
from section75.importers.workbook.compound import Compound, compound_of
from section75.importers.workbook.heard import LEFT_ALONE, REFERS, Survey, Surveyed
from section75.importers.workbook.refusals import (
    NotAWorkbook,
    OldWorkbook,
    WorkbookBroken,
    WorkbookLocked,
    WorkbookTooLarge,
    WorkbookWithMacros,
)
from section75.importers.workbook.sheet_scan import Budget
from section75.importers.workbook.xls_globals import Globals
from section75.importers.workbook.xls_sheet import XlsSheet

_HEAD = struct.Struct("<HH")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a part of every .xlsx workbook with a password
_LONGEST = 8_228  # bytes of a record
_BEGIN, _END, _LOCKED = 0x0809, 0x000A, 0x002F
_OLD_BEGINNINGS = (0x0009, 0x0209, 0x0409)
_VERSION, _SHEET_BEGINS = 0x0600, 0x0010
Record = tuple[int, bytes]


def survey_xls(content: bytes) -> Survey:
    """Look a workbook over. Refuses what is not one, and what is not safe to read."""
    if len(content) > limits.FILE_BYTES:
        raise WorkbookTooLarge(f"it has {len(content):,} bytes, and at most {limits.FILE_BYTES:,} are read at once")
    if _ENCRYPTED in content:
        raise WorkbookLocked
    file = compound_of(content)
    stream = file.read(_name(file))
    budget = Budget()
    found = Globals()
    for kind, body in _records(stream, 0, budget):
        found.hear(kind, body)
    sheets = tuple(_surveyed(stream, found, budget))
    notes = [REFERS] if found.outside_books else []
    return Survey(sheets, tuple(notes + ([LEFT_ALONE] if "_VBA_PROJECT_CUR" in file.streams else [])))


def _name(file: Compound) -> str:
    """The name of the stream with the workbook."""
    if "Workbook" in file.streams:
        return "Workbook"
    if "Book" in file.streams:
        raise OldWorkbook("of Excel 95 or before")
    raise NotAWorkbook("it is another kind of document of the same age")


def _records(stream: bytes, at: int, budget: Budget) -> Iterator[Record]:
    """The records from a beginning to its end, with whatever stands between; charts within are passed over."""
    depth = 0
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        body = stream[at + _HEAD.size : at + _HEAD.size + length]
        _refuse(kind, body, length, first=not depth)
        budget.left -= 1
        if budget.left < 0:
            raise WorkbookTooLarge(f"its sheets have more than {limits.ELEMENTS:,} records")
        depth += (kind == _BEGIN) - (kind == _END)
        if not depth:
            return
        if depth == 1:
            yield kind, body
        at += _HEAD.size + length
    raise WorkbookBroken("its sheets break off, as when a file was not copied to its end")


def _refuse(kind: int, body: bytes, length: int, *, first: bool) -> None:
    if kind in _OLD_BEGINNINGS:
        raise OldWorkbook("of Excel 4 or before")
    if len(body) < length or length > _LONGEST or (first and kind != _BEGIN):
        raise WorkbookBroken("a record of it is not whole")
    if kind == _LOCKED:
        raise WorkbookLocked
    if kind == _BEGIN and int.from_bytes(body[:2], "little") != _VERSION:
        raise OldWorkbook("of Excel 95 or before")


def _surveyed(stream: bytes, found: Globals, budget: Budget) -> Iterator[Surveyed]:
    """Each sheet of cells with what was heard of it. Refuses two of one name, and one that is a program."""
    names: set[str] = set()
    for sheet in found.sheets:
        if sheet.is_program:
            raise WorkbookWithMacros(sheet.name)
        if not sheet.has_cells:
            continue
        if not sheet.name or sheet.name.casefold() in names:
            raise WorkbookBroken(f"its sheet {sheet.name[:40]!r} is there twice")
        names.add(sheet.name.casefold())
        scan = XlsSheet(shown=found.shown, outside=found.outside)
        for kind, body in _records(stream, sheet.at, budget):
            scan.hear(kind, body)
        yield Surveyed(sheet.name, sheet.hidden, scan)
