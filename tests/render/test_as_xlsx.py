"""The workbook: exact to the penny, no formula whatever the words, the same bytes twice, and after the checklist."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from section75.core.money import Money
from section75.render.as_xlsx import CELL_LIMIT, FORMAT, TooLongForACell, as_xlsx
from section75.render.return_tables import document
from section75.render.table import Cell, Column, Document, Kind, Row, Table
from section75.returns import ReturnValue

NOT_CHARACTERS = "\ufffe\uffff"  # XML cannot carry these two; they are shown as their number
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=NOT_CHARACTERS))
TEN_TO_THE_TWELVE_POUNDS = 10**14


def book_of(cells: list[Cell], kind: Kind = Kind.WORDS) -> bytes:
    """A workbook with one column of such cells."""
    rows = tuple(Row(("row", cell)) for cell in cells)
    return as_xlsx(Document("Document", (), (Table("T", "Table", (Column("Row"), Column("Cell", kind)), rows),)))


def column(content: bytes) -> list[Any]:
    """The cells of that column as a spreadsheet reads them."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("T")
    return [row[1] for row in sheet.to_python()[3:]]


def opened(content: bytes) -> Any:
    """The workbook as openpyxl, which did not write it, reads it."""
    return load_workbook(io.BytesIO(content))


def parts(content: bytes, name: str) -> list[str]:
    """The parts of the file whose names begin so, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return [file.read(part).decode() for part in sorted(file.namelist()) if part.startswith(name)]


@settings(deadline=None)
@given(st.lists(st.integers(-TEN_TO_THE_TWELVE_POUNDS, TEN_TO_THE_TWELVE_POUNDS), min_size=1))
def test_every_amount_comes_back_to_the_penny(pence: list[int]) -> None:
    found = column(book_of([Money(each) for each in pence], Kind.MONEY))
    assert [Decimal(repr(each)) * 100 for each in found] == pence


@pytest.mark.parametrize(
    "pence", [1, -1, 29, 57_01, 858_993_459_337, 99_999_999_999_999, 9_007_199_254_740_99, 10**14, 10**15]
)
def test_amounts_that_are_hard_for_a_float_come_back_too(pence: int) -> None:
    assert [Decimal(repr(each)) * 100 for each in column(book_of([Money(pence)], Kind.MONEY))] == [pence]


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1))
def test_any_words_come_back_and_none_is_a_formula_or_a_link(words: list[str]) -> None:
    content = book_of(list(words))
    assert column(content) == words
    for sheet in parts(content, "xl/worksheets/sheet"):
        assert "<f" not in sheet
        assert "<hyperlink" not in sheet


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=1}",
        "@x",
        "http://a.b",
        "mailto:a",
        "<r>x</r>",
        "<r></r>",
        "<r><t>=1</t></r>",
        "_x000D_",
        "a\rb",
        "1e5",
    ],
)
def test_words_that_look_like_something_else_are_words(text: str) -> None:
    assert column(book_of([text])) == [text]
    sheet = opened(book_of([text]))["T"]
    assert sheet["B4"].data_type == "s"


def test_a_text_too_long_for_a_cell_is_refused_and_never_cut() -> None:
    assert column(book_of(["x" * CELL_LIMIT])) == ["x" * CELL_LIMIT]
    with pytest.raises(TooLongForACell, match="Take the CSV"):
        book_of(["x" * (CELL_LIMIT + 1)])
    with pytest.raises(TooLongForACell):
        book_of(["\U0001d7d8" * (CELL_LIMIT // 2 + 1)])  # each counts twice in Excel


def test_the_same_value_gives_the_same_file_twice_and_no_day_is_in_it(value: ReturnValue) -> None:
    first, second = FORMAT.of_return(value), FORMAT.of_return(value)
    assert first == second
    (core,) = parts(first, "docProps/core.xml")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_follows_the_checklist_for_published_spreadsheets(value: ReturnValue) -> None:
    content = FORMAT.of_return(value)
    book = opened(content)
    assert book.sheetnames[0] == "Notes"
    names = []
    for sheet in book.worksheets:
        assert sheet["A1"].value
        (table,) = sheet.tables.values()
        names.append(table.name)
        assert table.autoFilter is None
        assert table.ref.startswith("A3:")
        headings = [cell.value for cell in sheet[3]]
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert len(sheet.title) <= 31
        assert sheet["A4"].alignment.wrap_text
        assert sheet["A4"].font.name == "Arial"
        assert not any(hidden.hidden for hidden in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    assert len(set(names)) == len(names)


def test_the_notes_come_first_with_what_is_said_once(value: ReturnValue) -> None:
    notes = opened(FORMAT.of_return(value))["Notes"]
    said = {row[0].value: row[1].value for row in notes.iter_rows(min_row=4)}
    assert notes["A1"].value.startswith("Quarterly report on a pooled fund: Learning disability pooled fund")
    assert "nothing here is evidence" in notes["A2"].value
    assert value["terms"] in said["Terms"]
    assert said["Period"] == "quarter 1 of 2022/23 (April 2022 to June 2022)"
    assert {"Contact", "Fingerprint", "Due", "Authority", "Sheet: Position"} <= said.keys()


def test_amounts_of_a_return_are_numbers_with_two_decimals(value: ReturnValue) -> None:
    sheet = opened(FORMAT.of_return(value))["Position"]
    variance = sheet["E12"]
    assert (variance.value, variance.data_type) == (412000, "n")
    assert variance.number_format == "#,##0.00;\u2212#,##0.00;0.00"
    assert sheet["F12"].value == "Overspend"


def test_every_table_of_the_document_has_its_sheet(value: ReturnValue) -> None:
    book = opened(FORMAT.of_return(value))
    assert book.sheetnames == ["Notes", *(table.name for table in document(value).tables)]
