"""One sheet of an .xls workbook looked over, record by record: how far its values reach, and which cells are marked.

Source: [MS-XLS] 2.4 (cell records). Blank cells with a format do not count.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from section75.importers.workbook.heard import ERROR, NO_NUMBER, Heard
from section75.importers.workbook.refusals import WorkbookBroken
from section75.importers.workbook.xls_formula import is_from_elsewhere

_CELL = struct.Struct("<HHH")
_ROW, _FORMULA, _TRUTH_OR_ERROR, _NUMBER, _SHORT, _SHORTS = 0x0208, 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD
_TEXTS = (0x00FD, 0x0204, 0x00D6)
_HIDDEN = 0x20
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


@dataclass(slots=True, kw_only=True)
class XlsSheet(Heard):
    """What was heard of one sheet."""

    shown: Mapping[int, str]  # by style
    outside: Set[int]  # references that lead out of the workbook
    _hidden: set[int] = field(default_factory=set)
    _filled: int = 0  # the last hidden row that was counted

    def hear(self, kind: int, body: bytes) -> None:
        """Look at a record, if it is of a cell or a row. Refuses one that is cut short."""
        try:
            self._look(kind, body)
        except (struct.error, IndexError):
            raise WorkbookBroken("a record of it is not whole") from None

    def _look(self, kind: int, body: bytes) -> None:
        if kind == _ROW:
            row, options = struct.unpack_from("<H10xL", body)
            if options & _HIDDEN:
                self._hidden.add(row)
        elif kind == _SHORTS:
            row, first, style = _CELL.unpack_from(body)
            for nth in range((len(body) - 6) // 6):
                (style,) = struct.unpack_from("<H", body, 4 + 6 * nth)
                self._cell(row, first + nth, self.shown.get(style, ""))
        elif kind in (_FORMULA, _TRUTH_OR_ERROR, _NUMBER, _SHORT, *_TEXTS):
            row, column, style = _CELL.unpack_from(body)
            self._cell(row, column, self._mark(kind, body, style))
            if kind == _FORMULA and not self.from_elsewhere and is_from_elsewhere(body[22:], self.outside):
                self.from_elsewhere = (row + 1, column + 1)

    def _cell(self, row: int, column: int, mark: str) -> None:
        if row in self._hidden and row + 1 != self._filled:
            self.hidden_rows += 1
            self._filled = row + 1
        self.value_at((row + 1, column + 1), mark)

    def _mark(self, kind: int, body: bytes, style: int) -> str:
        if kind in _TEXTS:
            return ""
        if kind == _TRUTH_OR_ERROR:
            return _error(body[6]) if body[7] else ""
        if kind == _FORMULA and body[12:14] == b"\xff\xff":
            return _error(body[8]) if body[6] == 2 else ""
        if kind in (_FORMULA, _NUMBER):
            (number,) = struct.unpack_from("<d", body, 6)
            if not math.isfinite(number):
                return f"{NO_NUMBER}{number}"
        return self.shown.get(style, "")


def _error(code: int) -> str:
    return ERROR + _ERRORS.get(code, "#VALUE!")
