"""What the first records of an .xls workbook say of all its sheets: names, formats, and references that lead outside.

Source: [MS-XLS] 2.4.28 (sheets), 2.4.126 and 2.4.353 (formats), 2.4.105 and 2.4.271 (references).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from section75.importers.workbook.listeners import mark_of_format
from section75.importers.workbook.refusals import WorkbookBroken

_SHEET, _FORMAT, _STYLE, _BOOK, _REFERENCES = 0x0085, 0x041E, 0x00E0, 0x01AE, 0x0017
_CELLS, _PROGRAM = 0, 1  # kinds of sheet
_INSIDE = (0x0401, 0x3A01)  # the workbook itself, and functions that were added to the program


@dataclass(frozen=True, slots=True)
class XlsSheetNamed:
    """A sheet as the workbook lists it, and where in the stream it begins."""

    name: str
    at: int
    hidden: bool
    kind: int

    @property
    def has_cells(self) -> bool:
        """Is it a sheet of cells, and not a chart?"""
        return self.kind == _CELLS

    @property
    def is_program(self) -> bool:
        """Is it a sheet of commands?"""
        return self.kind == _PROGRAM


@dataclass(slots=True)
class Globals:
    """What was heard: the sheets, how each style shows numbers where that matters, and which references lead out."""

    sheets: list[XlsSheetNamed] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)
    outside: set[int] = field(default_factory=set)
    outside_books: set[int] = field(default_factory=set)
    _formats: dict[int, str] = field(default_factory=dict)
    _styles: int = 0
    _books: int = 0

    def hear(self, kind: int, body: bytes) -> None:
        """Take note of a record, if it says any of this. Refuses one that is cut short."""
        hears = {
            _SHEET: self._sheet,
            _FORMAT: self._format,
            _STYLE: self._style,
            _BOOK: self._book,
            _REFERENCES: self._references,
        }.get(kind)
        if hears:
            try:
                hears(body)
            except (struct.error, IndexError):
                raise WorkbookBroken("a record of it is not whole") from None

    def _sheet(self, body: bytes) -> None:
        at, state, kind, letters = struct.unpack_from("<LBBB", body)
        name = _text(body, 7, letters)
        self.sheets.append(XlsSheetNamed(name, at, bool(state & 3), kind))

    def _format(self, body: bytes) -> None:
        number, letters = struct.unpack_from("<HH", body)
        self._formats[number] = _text(body, 4, letters)

    def _style(self, body: bytes) -> None:
        (number,) = struct.unpack_from("<2xH", body)
        mark = mark_of_format(self._formats.get(number, ""), str(number))
        if mark:
            self.shown[self._styles] = mark
        self._styles += 1

    def _book(self, body: bytes) -> None:
        (kind,) = struct.unpack_from("<2xH", body)
        if kind not in _INSIDE:
            self.outside_books.add(self._books)
        self._books += 1

    def _references(self, body: bytes) -> None:
        (count,) = struct.unpack_from("<H", body)
        books = struct.iter_unpack("<HHH", body[2 : 2 + 6 * count])
        self.outside |= {at for at, (book, _, _) in enumerate(books) if book in self.outside_books}


def _text(body: bytes, at: int, letters: int) -> str:
    """Text of so many letters, behind a byte that says how wide they are."""
    if body[at] & 1:
        return body[at + 1 : at + 1 + 2 * letters].decode("utf-16-le", "replace")
    return body[at + 1 : at + 1 + letters].decode("latin-1")
