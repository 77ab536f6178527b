"""The cells of an OpenDocument spreadsheet, heard one by one, without their values being read.

A cell or row may stand for many, and does so out to the sheet's edge; only those that hold a value count.
Source: OpenDocument 1.3, part 3, 9 (tables) and 19.642 (value types).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from section75.importers.workbook import limits
from section75.importers.workbook.heard import ERROR, NO_NUMBER, NO_VALUE, PERCENT, TINY, Heard, Surveyed
from section75.importers.workbook.numbers import ORDINARY, is_no_number, is_too_small
from section75.importers.workbook.refusals import WorkbookBroken, WorkbookLocked, WorkbookTooLarge

_COUNT = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ERROR = re.compile(r"#(?:REF|NAME|VALUE|DIV/0|NUM|NULL|N/A)[!?]?|Err:\d{3}", re.ASCII)
_ELSEWHERE = re.compile(r"'?(?:file|https?|ftp|smb)://", re.IGNORECASE)
_LONGEST_TEXT = 40  # characters heard of a cell's words, in which an error stands
_NUMBERS = ("float", "currency", "percentage")


@dataclass(slots=True)
class OdsLocks:
    """The list of parts. Refuses a spreadsheet of which a part is encrypted."""

    def begin(self, parser: XMLParserType) -> None:
        """Nothing is wanted of the parser."""

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Look whether a part is encrypted."""
        if name.rpartition(":")[2] == "encryption-data":
            raise WorkbookLocked

    def end(self, name: str) -> None:
        """Nothing is wanted of an end."""

    def text(self, data: str) -> None:
        """Nothing is wanted of text."""


@dataclass(slots=True)
class _Cell:
    """A cell while it is heard: what it says of itself, and the beginning of its words."""

    attributes: dict[str, str]
    words: str = ""


@dataclass(slots=True)
class OdsScan:
    """Every sheet in its order, and what was heard of its cells."""

    _sheets: list[tuple[str, str, Heard]] = field(default_factory=list)  # name, style, cells
    _hidden_styles: set[str] = field(default_factory=set)
    _style: str = ""
    _depth: int = 0  # tables within a cell of a table are no sheets
    _row: int = 0
    _rows: int = 1
    _row_hidden: bool = False
    _row_filled: bool = False
    _column: int = 0
    _cell: _Cell | None = None
    _left: int = field(default_factory=lambda: limits.ELEMENTS)

    def begin(self, parser: XMLParserType) -> None:
        """Nothing is wanted of the parser."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Refuses when there are too many of them."""
        self._left -= 1
        if self._left < 0:
            raise WorkbookTooLarge(f"its sheets have more than {limits.ELEMENTS:,} cells and values")
        if name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif name in ("table:table", "table:sub-table"):
            self._begin_table(attributes)
        elif self._depth == 1:
            self._begin_inside(name, attributes)

    def end(self, name: str) -> None:
        """An element ends; a cell is looked at now, and a row is counted as often as it stands there."""
        if name in ("table:table", "table:sub-table"):
            self._depth -= 1
        elif self._depth == 1 and name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif self._depth == 1 and name == "table:table-row":
            self._row += self._rows

    def text(self, data: str) -> None:
        """Words of a cell; only their beginning is kept."""
        if self._cell is not None and len(self._cell.words) < _LONGEST_TEXT:
            self._cell.words += data[:_LONGEST_TEXT].strip()

    def surveyed(self) -> tuple[Surveyed, ...]:
        """The sheets. Refuses two of one name."""
        names = [name.casefold() for name, _, _ in self._sheets]
        for name in names:
            if not name or names.count(name) > 1:
                raise WorkbookBroken(f"its sheet {name[:40]!r} is there twice, or has no name")
        return tuple(Surveyed(name, style in self._hidden_styles, scan) for name, style, scan in self._sheets)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self._sheets.append((attributes.get("table:name", ""), attributes.get("table:style-name", ""), Heard()))
            self._row = self._column = 0

    def _begin_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-row":
            self._rows = _count(attributes.get("table:number-rows-repeated", "1"))
            self._row_hidden = attributes.get("table:visibility", "visible") != "visible"
            self._row_filled, self._column = False, 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = _Cell(attributes)

    def _end_cell(self) -> None:
        assert self._cell is not None, "it began"
        cell, self._cell = self._cell, None
        times = _count(cell.attributes.get("table:number-columns-repeated", "1"))
        formula = cell.attributes.get("table:formula", "")
        if cell.words or "office:value-type" in cell.attributes or formula:
            self._note(cell, times, formula)
        self._column += times

    def _note(self, cell: _Cell, times: int, formula: str) -> None:
        """A cell with a value, for every place at which it stands; beyond the limits its farthest place is enough."""
        scan, last = self._sheets[-1][2], self._row + self._rows
        column = self._column + times
        if last > _LAST_ROW or column > _LAST_COLUMN:
            raise WorkbookBroken("a cell of it is outside any sheet")
        mark = _mark(cell)
        if self._row_hidden and not self._row_filled:
            scan.hidden_rows += self._rows
        self._row_filled = True
        if _ELSEWHERE.search(formula) and not scan.from_elsewhere:
            scan.from_elsewhere = (self._row + 1, self._column + 1)
        scan.value_at((last, column))
        if mark and times * self._rows > limits.MARKS:
            scan.too_many_marks = True
        elif mark and not scan.too_many_marks:
            for row in range(self._row + 1, last + 1):
                for place in range(self._column + 1, column + 1):
                    scan.value_at((row, place), mark)


def _mark(cell: _Cell) -> str:
    """What the reader would not tell of a cell."""
    kind, value = cell.attributes.get("office:value-type", ""), cell.attributes.get("office:value", "")
    if cell.attributes.get("calcext:value-type") == "error" or _ERROR.fullmatch(cell.words):
        return ERROR + (cell.words[:40] or "#VALUE!")
    if kind in _NUMBERS:
        return _mark_of_number(value, kind)
    if not kind and "table:formula" in cell.attributes:
        return NO_VALUE
    return ""


def _mark_of_number(value: str, kind: str) -> str:
    if not value:
        return NO_VALUE
    if not ORDINARY.fullmatch(value):
        if is_no_number(value):
            return NO_NUMBER + value[:40]
        if is_too_small(value):
            return TINY + value[:40]
    return PERCENT if kind == "percentage" else ""


def _count(written: str) -> int:
    if not _COUNT.fullmatch(written):
        raise WorkbookBroken(f"a cell or row of it stands {written[:20]!r} times")
    return int(written)
