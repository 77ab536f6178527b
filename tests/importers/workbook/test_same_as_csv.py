"""A workbook and a CSV file of the same rows read the same, to the penny; whatever else is brought is refused."""

from __future__ import annotations

import csv
import io
import zlib
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import read_day
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal
from section75.importers.finance_extract import extract_as_printed, read_extract
from section75.importers.forecast_file import ForecastRowUnreadable, read_forecast

from .making import SHEET, header, packed, parts, payment, sheet, text, workbook

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2023"
EXTRACTS = sorted(FOLDER.glob("invented-extract-2022-*.csv"))


def as_workbook(content: bytes) -> bytes:
    """A CSV extract as a spreadsheet would save it: days as days, amounts as numbers, the rest as text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        ledger, day = book.add_worksheet("Ledger"), book.add_format({"num_format": "dd/mm/yyyy"})
        money = book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"})
        for at, line in enumerate(csv.reader(io.StringIO(content.decode("utf-8-sig")))):
            for place, words in enumerate(line):
                if at and place == 0:
                    ledger.write_datetime(at, place, datetime.fromisoformat(read_day(words).isoformat()), day)
                elif at and place == 4:
                    ledger.write_number(at, place, Money.of(words).pence / 100, money)
                else:
                    ledger.write_string(at, place, words)
    return out.getvalue()


@pytest.mark.parametrize("path", EXTRACTS, ids=lambda path: path.name)
def test_an_example_extract_saved_as_a_workbook_has_the_same_rows(path: Path) -> None:
    as_csv = read_extract(path.read_bytes(), file_name="extract.csv")
    as_xlsx = read_extract(as_workbook(path.read_bytes()), file_name="extract.xlsx")
    assert as_xlsx.rows == as_csv.rows
    assert len(as_xlsx.rows) > 300
    assert (as_xlsx.unreadable, as_xlsx.notes, as_xlsx.ignored_columns) == ((), (), ())
    assert as_xlsx.sha256 != as_csv.sha256


def test_there_are_example_extracts() -> None:
    assert len(EXTRACTS) == 4


def test_rows_with_errors_are_refused_alike_and_a_short_row_has_blank_cells() -> None:
    content = (FOLDER / "invented-extract-with-errors.csv").read_bytes()
    lines = list(csv.reader(io.StringIO(content.decode())))
    rows = [
        f'<row r="{at}">{"".join(text(f"{chr(65 + place)}{at}", words) for place, words in enumerate(line))}</row>'
        for at, line in enumerate(lines, start=1)
    ]
    as_csv = read_extract(content, file_name="a.csv")
    as_xlsx = read_extract(packed(parts({"A": sheet(*rows)})), file_name="a.xlsx")
    short = [row.row for row in as_csv.unreadable if "cells and the header has" in row.says]
    assert short == [8]
    assert as_xlsx.rows[:-1] == as_csv.rows
    assert (as_xlsx.rows[-1].row, as_xlsx.rows[-1].supplier, as_xlsx.rows[-1].reference) == (8, "", "")
    told = [(row.row, row.says, row.amount) for row in as_csv.unreadable if row.row not in short]
    assert [(row.row, row.says, row.amount) for row in as_xlsx.unreadable] == told
    assert len(told) == 4


def test_twenty_thousand_rows_are_those_that_another_reader_finds() -> None:
    lines = EXTRACTS[2].read_bytes().splitlines(keepends=True)
    content = as_workbook(lines[0] + b"".join(lines[1:] * 60))
    found = read_extract(content, file_name="large.xlsx")
    assert len(found.rows) == (len(lines) - 1) * 60 > 20_000
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    theirs = [round(float(row[4]) * 100) for row in book["Ledger"].iter_rows(min_row=2, values_only=True)]  # type: ignore[arg-type]
    assert [row.amount.pence for row in found.rows] == theirs
    assert sum_of(row.amount for row in found.rows).pence == sum(theirs)


def test_a_row_is_printed_as_the_file_has_it() -> None:
    content = workbook(payment(2), payment(5, "-20"))
    header, printed = extract_as_printed(content)
    assert header == printed[0]
    assert printed[0][:3] == ("date", "cost_centre", "subjective")
    assert printed[4] == ("2022-06-14", "LD402", "4411", "Invented placement", "-20", "Invented Care", "AP-1")
    assert (printed[2], len(printed)) == (("",) * 7, 5)
    as_csv = b'date,amount\r\n 2022-06-14 ,"1,250.37"\r\n'
    assert extract_as_printed(as_csv)[1] == (("date", "amount"), ("2022-06-14", "1,250.37"))


def forecast(*outturns: str) -> bytes:
    rows = (f'<row r="{at}">{text(f"A{at}", "day-services")}{cell}</row>' for at, cell in enumerate(outturns, start=2))
    return packed(parts({"Forecast": sheet(header("line", "forecast outturn"), *rows)}))


def test_a_forecast_may_be_a_workbook() -> None:
    (row,) = read_forecast(forecast('<c r="B2"><v>9105000.5</v></c>'))
    assert (row.line, row.outturn) == ("day-services", Money.of("9,105,000.50"))
    with pytest.raises(ForecastRowUnreadable, match="Row 2: Its forecast outturn, B2, is a formula without a value"):
        read_forecast(forecast('<c r="B2"><f>SUM(1,2)</f></c>'))
    with pytest.raises(ForecastRowUnreadable, match="B2, holds the error #N/A"):
        read_forecast(forecast('<c r="B2" t="e"><v>#N/A</v></c>'))


pence = st.integers(min_value=-(10**12), max_value=10**12)


@settings(deadline=None, max_examples=25)
@given(st.lists(pence, min_size=1, max_size=200))
def test_pence_come_back_exactly_from_a_workbook(amounts: list[int]) -> None:
    rows = [payment(at, repr(amount / 100)) for at, amount in enumerate(amounts, start=2)]
    found = read_extract(workbook(*rows), file_name="a.xlsx")
    assert [row.amount.pence for row in found.rows] == amounts


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(pence, pence), min_size=1, max_size=50))
def test_sums_of_two_amounts_come_back_to_the_penny_below_ten_million_pounds(pairs: list[tuple[int, int]]) -> None:
    small = [(a % 10**9, b % 10**9) for a, b in pairs]
    rows = [payment(at, repr(a / 100 + b / 100)) for at, (a, b) in enumerate(small, start=2)]
    found = read_extract(workbook(*rows), file_name="a.xlsx")
    assert [row.amount.pence for row in found.rows] == [a + b for a, b in small]


def test_what_one_spreadsheet_library_writes_is_read_to_the_penny() -> None:
    amounts = [1, -1, 99, 125_037, -7_213, 10**12, -(10**12), 10**11 + 1]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        ledger = book.add_worksheet()
        ledger.write_row(0, 0, ["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"])
        for at, amount in enumerate(amounts, start=1):
            ledger.write_row(at, 0, ["2022-06-14", "LD402", "4411", "Invented"])
            ledger.write_number(at, 4, amount / 100)
    found = read_extract(out.getvalue(), file_name="a.xlsx")
    assert [row.amount.pence for row in found.rows] == amounts


GOOD = packed(parts())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_workbook_is_refused_or_read_and_never_breaks(damage: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for at, byte in damage:
        content[at] = byte
    try:
        found = read_extract(bytes(content), file_name="a.xlsx")
    except Refusal:
        return
    assert found.rows or found.unreadable


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([
    "<row>", "</row>", '<row r="2">', '<row r="3" hidden="1">', "<c>", "</c>", '<c r="A2">', '<c r="E2" t="s">',
    '<c r="B2" t="e">', '<c r="C2" t="inlineStr">', '<c r="D2" t="zzz" s="99">', "<v>", "</v>", "<v>1</v>", "<v>x</v>",
    "<f>1</f>", "<is><t>x</t></is>", "&amp;", "&#0;", "<![CDATA[1]]>", "<!-- -->", "<?x y?>", "é",
]), max_size=25))  # fmt: skip
def test_any_sheet_is_refused_or_read_and_never_breaks(pieces: list[str]) -> None:
    content = packed(parts() | {SHEET: sheet(header(), "".join(pieces), payment(9))})
    try:
        found = read_extract(content, file_name="a.xlsx")
    except Refusal:
        return
    assert found.rows or found.unreadable


@given(st.binary(max_size=200))
def test_any_bytes_after_a_containers_beginning_are_refused(content: bytes) -> None:
    for start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06", zlib.compress(content)):
        with pytest.raises(Refusal):
            read_extract(start + content, file_name="a.xlsx")
