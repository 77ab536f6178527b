"""A table in a workbook: the guard looks it over, a process of its own reads it, and one sheet is meant.

The sheet is the only visible one that holds values, or, of several, the only one with the header that is wanted. Hidden
sheets are passed over, hidden rows are read, and both are said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from section75.importers.csv_refusals import CellTooLong, NothingInTheFile
from section75.importers.csv_table import CELL_LIMIT
from section75.importers.table import Grid, Kind, TableRow
from section75.importers.wanted import LOOKED_THROUGH, Wanted
from section75.importers.workbook import limits
from section75.importers.workbook.ask import ask
from section75.importers.workbook.forms import Form, form_of
from section75.importers.workbook.heard import ERROR, NO_NUMBER, NO_VALUE, TINY, Heard, Survey, Surveyed, cell_name
from section75.importers.workbook.numbers import as_shown
from section75.importers.workbook.refusals import (
    CellTooFarOut,
    ValuesFromAnotherWorkbook,
    WhichSheet,
    WorkbookBroken,
    WorkbookTooLarge,
)
from section75.importers.workbook.survey import survey
from section75.importers.workbook.survey_ods import survey_ods
from section75.importers.workbook.survey_xls import survey_xls

_SURVEYS: Mapping[Form | None, Callable[[bytes], Survey]] = {
    Form.XLSX: survey,
    Form.XLS: survey_xls,
    Form.ODS: survey_ods,
}
_KINDS = {"": Kind.TEXT, "t": Kind.TEXT, "n": Kind.NUMBER, "b": Kind.TRUTH, "d": Kind.DATE}
_MARKED = {ERROR: Kind.FAULT, TINY: Kind.TINY_NUMBER, NO_NUMBER: Kind.NO_NUMBER}
_FIRST_SURE_DAY = "1900-03-01"  # spreadsheets count a 29 February 1900, which never was


def read_sheet(content: bytes, *, wanted: Wanted, says: str) -> Grid:
    """Read every row of the sheet that is meant.

    Refuses what the guard refuses, several sheets that could be meant, an empty one, and a cell that is too long.
    """
    surveyed = _SURVEYS[form_of(content)](content)
    sheet = _meant(content, surveyed, wanted)
    _refuse_what_cannot_be_read(sheet)
    (told,) = ask(content, sheets=[sheet.name])
    rows = _rows(told, sheet.scan)
    for row in rows:
        if any(len(cell) > CELL_LIMIT for cell in row.cells):
            raise CellTooLong(row.number, CELL_LIMIT)
    return Grid(rows, says, tuple(_notes(surveyed, sheet)))


def _meant(content: bytes, surveyed: Survey, wanted: Wanted) -> Surveyed:
    """The only visible sheet with values, or the only one of them in which the header that is wanted stands."""
    filled = [sheet for sheet in surveyed.sheets if sheet.scan.values and not sheet.hidden]
    if not filled:
        hidden = any(sheet.scan.values for sheet in surveyed.sheets)
        raise NothingInTheFile("Its values are on hidden sheets only." if hidden else "It is empty.")
    if len(filled) == 1:
        return filled[0]
    tried = [sheet for sheet in filled if not _too_far(sheet.scan)][: limits.SHEETS_TRIED]
    firsts = ask(content, sheets=[sheet.name for sheet in tried], rows=LOOKED_THROUGH) if tried else []
    fitting = [
        sheet
        for sheet, rows in zip(tried, firsts, strict=True)
        if wanted.found([[cell[1:].strip() for cell in row] for row in rows])
    ]
    if len(fitting) != 1:
        raise WhichSheet([sheet.name for sheet in filled], len(fitting))
    return fitting[0]


def _refuse_what_cannot_be_read(sheet: Surveyed) -> None:
    scan = sheet.scan
    far = _too_far(scan)
    if far:
        raise CellTooFarOut(sheet.name, *far)
    if scan.from_elsewhere:
        raise ValuesFromAnotherWorkbook(sheet.name, cell_name(scan.from_elsewhere))
    if scan.too_many_marks:
        raise WorkbookTooLarge(
            f"more than {limits.MARKS:,} cells of the sheet {sheet.name!r} are errors, percentages and the like"
        )


def _too_far(scan: Heard) -> tuple[str, str] | None:
    """The cell that is too far out, and the limit it is beyond; or nothing."""
    if scan.last_column > limits.COLUMNS:
        return cell_name(scan.farthest), f"at most {limits.COLUMNS:,} columns are looked through"
    last = cell_name((scan.last_row, scan.last_column))
    if scan.last_row > limits.ROWS:
        return last, f"at most {limits.ROWS:,} rows are read"
    area = scan.last_row * scan.last_column
    return (last, f"of the {area:,} cells up to it at most {limits.AREA:,} are read") if area > limits.AREA else None


def _rows(told: list[list[str]], scan: Heard) -> tuple[TableRow, ...]:
    """The rows as text with their kinds. What the reader tells lies within what the guard saw, or is not believed."""
    if len(told) > scan.last_row or any(len(row) > scan.last_column for row in told):
        raise WorkbookBroken("its cells stand elsewhere than they say")
    marks: dict[int, dict[int, str]] = {}
    for (row, column), mark in scan.marks.items():
        marks.setdefault(row, {})[column - 1] = mark
    missing: list[list[str]] = [[]] * (scan.last_row - len(told))
    return tuple(
        _row(number, cells, marks.get(number, {}), scan.last_column)
        for number, cells in enumerate([*told, *missing], start=1)
    )


def _row(number: int, told: list[str], marks: Mapping[int, str], width: int) -> TableRow:
    told = told + [""] * (width - len(told))
    read = [_cell(cell, marks.get(place, "")) for place, cell in enumerate(told)]
    return TableRow(number, tuple(text for text, _ in read), tuple(kind for _, kind in read))


def _cell(told: str, mark: str) -> tuple[str, Kind]:
    """One cell as text, and its kind."""
    kind, text = _KINDS[told[:1]], told[1:].strip()
    if mark == NO_VALUE:
        return "", Kind.NO_VALUE
    for begins, marked in _MARKED.items():
        if mark.startswith(begins):
            return mark.removeprefix(begins), marked
    if kind is Kind.NUMBER:
        return _number(text, mark)
    if kind is Kind.TRUTH:
        return ("TRUE" if text == "1" else "FALSE"), kind
    if kind is Kind.DATE and "-" in text and text < _FIRST_SURE_DAY:
        return text, Kind.EARLY_DATE
    return text, kind


def _number(printed: str, mark: str) -> tuple[str, Kind]:
    """A number in the digits the spreadsheet shows; a code with the zeros in front that it shows."""
    text, is_all = as_shown(printed)
    if not is_all:
        return text, Kind.LONG_NUMBER
    if mark == "%":
        return text, Kind.PERCENTAGE
    return (text.zfill(len(mark)) if text.isdecimal() else text), Kind.NUMBER


def _notes(surveyed: Survey, sheet: Surveyed) -> list[str]:
    """What should be said of how the workbook was read."""
    notes = []
    passed = [other.name for other in surveyed.sheets if other.hidden and other.scan.values]
    if len(surveyed.sheets) > 1:
        notes.append(f"The sheet {sheet.name!r} was read.")
    if passed:
        notes.append(f"Hidden sheets were passed over: {', '.join(repr(name[:40]) for name in passed[:20])}.")
    if sheet.scan.hidden_rows:
        notes.append(f"Hidden rows were read as well: {sheet.scan.hidden_rows:,}.")
    return [*notes, *surveyed.notes]
