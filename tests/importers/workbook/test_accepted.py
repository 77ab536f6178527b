"""Workbooks that real finance teams have, and that a guard could refuse by mistake: all are read."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from section75.core.money import Money
from section75.importers.finance_extract import ReadExtract, read_extract
from section75.importers.table import column_letters

from .making import COLUMNS, GOOD, header, packed, parts, payment, row, sheet, text, workbook

NOTED = "The workbook refers to other workbooks; no cell of the sheet takes its value from them."


def empty(at: int, columns: int) -> str:
    """A row of cells with a format and no value."""
    return row(at, (f'<c r="{column_letters(place)}{at}" s="4"/>' for place in range(columns)))


def formats_to_the_right_edge() -> bytes:
    return workbook(payment(2), empty(3, 16_384), empty(4, 16_384))


def formats_to_the_bottom() -> bytes:
    return workbook(payment(2), *(f'<row r="{at}" s="4" customFormat="1" ht="15"/>' for at in range(3, 1_048_577)))


def a_format_in_the_far_corner() -> bytes:
    return workbook(
        payment(2), row(1_048_576, ['<c r="XFD1048576" s="4"/>']), before='<dimension ref="A1:XFD1048576"/>'
    )


def a_million_empty_cells() -> bytes:
    return workbook(payment(2), *(empty(at, 1_000) for at in range(3, 1_003)))


def pictures_comments_and_stale_links() -> bytes:
    return packed(
        parts()
        | {
            "xl/media/image1.png": b"\x89PNG" + bytes(range(256)) * 200,
            "xl/drawings/vmlDrawing1.vml": "<xml><br></xml>",
            "xl/printerSettings/printerSettings1.bin": b"\0" * 4_000,
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "customXml/item1.xml": "<a/>",
        }
    )


def a_container_inside() -> bytes:
    """A container within: it is never opened, whatever is in it."""
    bomb = packed({"bomb": b"\0" * 5_000_000})
    return packed(parts() | {"xl/embeddings/inner.zip": packed({str(n): bomb for n in range(100)})})


def many_merged_cells() -> bytes:
    each = "".join(f'<mergeCell ref="J{at}:K{at}"/>' for at in range(2, 200_000))
    return workbook(payment(2), after=f"<mergeCells>{each}</mergeCells>")


def saved_by_another_program() -> bytes:
    """As openpyxl writes one: styles, widths, a frozen header, an autofilter."""
    book = openpyxl.Workbook()
    ledger = book.active
    assert ledger is not None
    ledger.append(COLUMNS)
    ledger.append(["14/06/2022", "LD402", "4411", "Invented placement", 1250.37, "Invented Care", "AP-1"])
    for cell in ledger[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")
    ledger.freeze_panes, ledger.auto_filter.ref = "A2", "A1:G2"
    ledger.column_dimensions["D"].width = 40
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "notes"),
    [
        (formats_to_the_right_edge, ()),
        (formats_to_the_bottom, ()),
        (a_format_in_the_far_corner, ()),
        (a_million_empty_cells, ()),
        (pictures_comments_and_stale_links, (NOTED,)),
        (a_container_inside, ()),
        (many_merged_cells, ()),
        (saved_by_another_program, ()),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
def test_a_workbook_as_finance_teams_have_it_is_read(made: Callable[[], bytes], notes: tuple[str, ...]) -> None:
    found = read_extract(made(), file_name="ledger.xlsx")
    assert found.rows == read_extract(packed(parts()), file_name="ledger.xlsx").rows
    assert [each.amount for each in found.rows] == [Money.of("1,250.37")]
    assert (found.unreadable, found.notes) == ((), notes)


def several(**states: str) -> ReadExtract:
    """June's ledger beside a sheet of notes and one of last year's payments."""
    last_year = sheet(header(), payment(2, "9.99"), payment(3, "9.99"))
    sheets = {"Notes": sheet(row(3, [text("A3", "Invented")])), "Ledger": GOOD, "Old": last_year, "Empty": sheet()}
    return read_extract(packed(parts(sheets, states=states)), file_name="ledger.xlsx")


def test_of_several_sheets_the_one_with_the_columns_is_read_and_hidden_ones_are_passed_over() -> None:
    found = several(Old="hidden")
    assert [each.amount for each in found.rows] == [Money.of("1,250.37")]
    assert found.notes == ("The sheet 'Ledger' was read.", "Hidden sheets were passed over: 'Old'.")
    assert several(Old="veryHidden", Notes="hidden").notes[1] == "Hidden sheets were passed over: 'Notes', 'Old'."


def test_a_sheet_may_have_any_name() -> None:
    for name in ("Sheet1", "Juin 2022 & après", "2022/23 M3", "'quoted'"):
        found = read_extract(packed(parts({name: GOOD})), file_name="ledger.xlsx")
        assert len(found.rows) == 1, name


def test_hidden_rows_are_read_and_said() -> None:
    found = read_extract(
        workbook(payment(2), payment(3, attributes=' hidden="1"'), row(4, [], ' hidden="1"')), file_name="a.xlsx"
    )
    assert [each.row for each in found.rows] == [2, 3]
    assert found.notes == ("Hidden rows were read as well: 1.",)


def test_a_value_far_out_on_a_hidden_sheet_does_not_matter() -> None:
    far = sheet(row(1_048_576, [text("XFD1048576", "x")]))
    found = read_extract(packed(parts({"A": GOOD, "B": far}, states={"B": "hidden"})), file_name="ledger.xlsx")
    assert len(found.rows) == 1


def test_a_file_is_known_by_its_bytes_and_a_name_that_misleads_is_said() -> None:
    named_csv = read_extract(packed(parts()), file_name="ledger.csv")
    assert (len(named_csv.rows), named_csv.notes) == (
        1, ("ledger.csv is named as CSV and is a workbook; it was read as a workbook.",),
    )  # fmt: skip
    as_csv = ",".join(COLUMNS).encode() + b"\n2022-06-14,a,b,c,1,d,e\n"
    named_workbook = read_extract(as_csv, file_name="Ledger.XLSX")
    assert named_workbook.notes == ("Ledger.XLSX is named as a workbook and is CSV; it was read as CSV.",)
