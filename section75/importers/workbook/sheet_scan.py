"""One sheet looked over, cell by cell: how far its values reach, and what its reader would not tell.

Only cells that hold a value, or a formula, count: sheets often carry formats out to their edge. What the reader leaves
out is marked here: errors, formulas without a value, percentages, codes shown with zeros in front, and numbers beyond
what a reader can tell.
Source: ECMA-376 part 1, 18.3.1 (worksheets).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers.expat import XMLParserType

from section75.importers.workbook import limits
from section75.importers.workbook.heard import ERROR, NO_NUMBER, NO_VALUE, TINY, Heard, Place, cell_name
from section75.importers.workbook.numbers import ORDINARY, is_no_number, is_too_small
from section75.importers.workbook.refusals import WorkbookBroken, WorkbookTooLarge

_ROW = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576  # of any sheet
_LONGEST_FORMULA = 10_000  # a spreadsheet writes at most 8,192 characters
_QUOTED = re.compile(r'"[^"]*"')
_ELSEWHERE = re.compile(r"\[\d+\]", re.ASCII)
_LONGEST_NUMBER = 400  # characters; a spreadsheet writes at most 25
_MADE_OF = ("f", "v", "fv", "i")


@dataclass(slots=True)
class Budget:
    """How many elements may still be heard, in all sheets together."""

    left: int = field(default_factory=lambda: limits.ELEMENTS)


@dataclass(slots=True, kw_only=True)
class SheetScan(Heard):
    """What was heard of one sheet. `marks` says by place what stands there: an error, "%", zeros or no value."""

    shown: dict[str, str]  # by style
    budget: Budget
    _row: int = 0
    _row_hidden: bool = False
    _before: Place = (0, 0)  # the value before
    _said_at: str = ""  # where the last cell that says so stands, and how many have followed it
    _since: int = 0
    _attributes: dict[str, str] = field(default_factory=dict)
    _made_of: str = ""  # what the cell has had so far: f formula, v value, i text of its own
    _in: str = ""  # v, t or f while its text is heard
    _value: str = ""
    _formula: str = ""
    _heard: int = 0  # characters of the value, and where in the part it began
    _began: int = 0
    _sheet_data: int = 0
    _parser: XMLParserType | None = None

    def begin(self, parser: XMLParserType) -> None:
        """The part begins. What XML can hide in a value from one reader and not from another is refused."""
        self._parser = parser
        parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = self._hidden

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Refuses when there are too many of them."""
        self.budget.left -= 1
        if self.budget.left < 0:
            raise WorkbookTooLarge(f"its sheets have more than {limits.ELEMENTS:,} cells, values and formulas")
        local = name if ":" not in name else name.rpartition(":")[2]
        if self._in == "v":
            raise self._odd()
        if local == "c":
            self._begin_cell(attributes)
        elif local in ("v", "f", "t"):
            self._in = local
            self._made_of += local if local != "t" else ""
        elif local == "is":
            self._made_of += "i"
        elif local == "row":
            self._begin_row(attributes)
        elif local == "sheetData":
            self._sheet_data += 1

    def text(self, data: str) -> None:
        """Text of a value or of a formula. Of a value, as much is kept as the longest number has."""
        if self._in == "v" and self._parser is not None:
            if not self._heard:
                self._began = self._parser.CurrentByteIndex
            self._heard += len(data)
        if self._in in ("v", "t"):
            self._value += data[: _LONGEST_NUMBER - len(self._value)]
        elif self._in and len(self._formula) < _LONGEST_FORMULA:
            self._formula += data

    def end(self, name: str) -> None:
        """An element ends; a cell with a value or a formula is looked at now."""
        local = name if ":" not in name else name.rpartition(":")[2]
        if local == "v":
            self._check_plain()
        if local in ("v", "t", "f"):
            self._in = ""
        elif local == "c" and (self._value or "f" in self._made_of):
            self._look_at_cell()

    def _check_plain(self) -> None:
        """Refuse a number that is not written in plain characters: readers do not agree on what it is then."""
        written = self._parser.CurrentByteIndex - self._began if self._parser and self._heard else 0
        if written != self._heard and self._attributes.get("t") != "str":
            raise self._odd()
        if self._heard > _LONGEST_NUMBER and self._attributes.get("t", "n") == "n":
            raise self._odd()

    def _hidden(self, *_: object) -> None:
        """A comment or the like; between values it does no harm."""
        if self._in == "v":
            raise self._odd()

    def _odd(self) -> WorkbookBroken:
        where = self._said_at or f"a cell in row {self._row:,}"
        return WorkbookBroken(f"{where} of a sheet is written as no spreadsheet writes it")

    def _begin_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", str(self._row + 1))
        if not _ROW.fullmatch(said):
            raise WorkbookBroken(f"a row of a sheet is numbered {said[:20]!r}")
        self._row, self._row_hidden = int(said), attributes.get("hidden") in ("1", "true")
        self._said_at, self._since = "", 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes, self._value, self._formula, self._made_of, self._heard = attributes, "", "", "", 0
        said = attributes.get("r")
        if said:
            self._said_at, self._since = said, 0
        else:
            self._since += 1

    def _look_at_cell(self) -> None:
        if self._made_of not in _MADE_OF or self._sheet_data != 1:
            raise self._odd()
        place = self._place()
        if place <= self._before:
            raise WorkbookBroken(f"cell {cell_name(place)} of a sheet comes after a later one, or twice")
        self.hidden_rows += self._row_hidden and place[0] != self._before[0]
        self._before = place
        if "f" in self._made_of and not self.from_elsewhere and _ELSEWHERE.search(_QUOTED.sub("", self._formula)):
            self.from_elsewhere = place
        self.value_at(place, self._mark())

    def _place(self) -> Place:
        """Where the cell stands: as it says, or right of the one before."""
        if not self._said_at:
            return self._row, self._since
        match = _CELL.fullmatch(self._said_at)
        if match is None or int(match[2]) != self._row:
            raise WorkbookBroken(f"a cell in row {self._row:,} of a sheet says that it is {self._said_at[:20]!r}")
        column = _column(match[1]) + self._since
        if column > _LAST_COLUMN or self._row > _LAST_ROW:
            raise WorkbookBroken(f"{self._said_at!r} is outside any sheet")
        return self._row, column

    def _mark(self) -> str:
        kind = self._attributes.get("t", "n")
        if kind == "e":
            return ERROR + (self._value or "#VALUE!")[:40]
        if not self._value:
            return NO_VALUE if kind != "str" else ""
        return self._mark_of_number() if kind == "n" else ""

    def _mark_of_number(self) -> str:
        if not ORDINARY.fullmatch(self._value):
            if is_no_number(self._value):
                return NO_NUMBER + self._value
            if is_too_small(self._value):
                return TINY + self._value
        return self.shown.get(self._attributes.get("s", ""), "")


@lru_cache(maxsize=1_000)
def _column(letters: str) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
