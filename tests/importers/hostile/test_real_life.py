"""Files as councils really have them, with stray formats, titles, totals and signs: accepted, to the penny."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from section75.core.money import Money, Unit, sum_of
from section75.importers.finance_extract import read_extract
from section75.importers.source_mapping import DateOrder, SourceMapping, SpendIs

from . import making_ods as ods
from . import making_xls as xls
from .csv_files import HEADER

NAMES = HEADER.decode().strip()
SIGNS = (
    '14/06/2022,LD402,4110,Placement,"£1,250.37",A Home,1', "15/06/2022,LD402,4110,Refund,(250.37),A Home,2",
    "16/06/2022,LD402,4110,Refund,100.00-,A Home,3", "17/06/2022,LD402,4110,Placement,1\u00a0234.50,A Home,4",
    '18/06/2022,LD402,4110,Refund,"\u22121,000.00",A Home,5', "19/06/2022,LD402,4110,Income,20.00 CR,A Home,6",
    "20/06/2022,LD402,4110,Placement,30.00DR,A Home,7", "21-Jun-2022,LD402,4110,Placement,£ 5.00,Caf\u00e9 Ltd,8",
)  # fmt: skip
SUM = "1149.50"
LEDGER = SourceMapping(
    header=("Posted", "Cost Code", "Detail", "Amount"),
    columns=(("amount", 3), ("cost_centre", 1), ("date", 0), ("description", 2)),
    date_order=DateOrder.DAY_FIRST, unit=Unit.POUNDS, spend_is=SpendIs.NEGATIVE, reads_as="CSV", leaves_out_totals=True,
)  # fmt: skip
TWO_ROWS = SourceMapping(
    header=("Posting Date", "Posting Centre", "Value Debit", "Value Credit", "Paid Who"),
    columns=(("cost_centre", 1), ("credit", 3), ("date", 0), ("debit", 2), ("supplier", 4)),
    date_order=DateOrder.MONTH_FIRST, unit=Unit.THOUSANDS, spend_is=SpendIs.POSITIVE, reads_as="CSV", header_rows=2,
)  # fmt: skip


def signs() -> str:
    return "\r\n".join([NAMES, *SIGNS, ""])


def in_windows_letters() -> bytes:
    """As a spreadsheet in Britain saves "CSV": Windows-1252, which has no true minus."""
    return signs().replace("\u2212", "-").encode("cp1252")


def as_unicode_text() -> bytes:
    """As a spreadsheet saves "Unicode text": UTF-16 with tabs."""
    cells = [line.replace('"', "") for line in signs().replace("1,", "1\u2009").splitlines()]
    return "\r\n".join(line.replace(",", "\t") for line in cells).replace("\u2009", ",").encode("utf-16")


def with_semicolons() -> bytes:
    """With a first line that tells the spreadsheet the delimiter."""
    return ("sep=;\r\n" + signs().replace("1,", "1\u2009").replace(",", ";").replace("\u2009", ",")).encode()


def with_a_title() -> bytes:
    """A report with its title above the header."""
    return ("Invented County Council,,,,,,\nRun 4 July 2022,,,,,,\n,,,,,,\n" + signs()).encode()


def report_with_totals() -> bytes:
    """A report with subtotals, a grand total and an end line, spend below nothing."""
    return (
        b"AP REPORT\nPeriod 3\n\nPosted,Cost Code,Detail,Amount\n"
        b"14/06/2022,LD402,a,-1000.00\n15/06/2022,LD402,b,-200.50\n,,Subtotal,-1200.50\n"
        b"16/06/2022,LD403,c,51.00\n,,Total LD403,51.00\n,,Grand Total,-1149.50\n*** End of report ***\n"
    )


def two_header_rows() -> bytes:
    """A ledger with a heading over two columns, American days, and thousands of pounds."""
    rows = b"06/14/2022,LD402,1.25,,A Home\n6/2/22,LD402,,0.1005,A Home\n"
    return b"Posting,,Value,,Paid\nDate,Centre,Debit,Credit,Who\n" + rows


def edge_of_the_sheet() -> bytes:
    """An .xls workbook with a format in the last row, beyond the last column that is read."""
    blank = b"".join(
        xls.record(0x0201, bytes((row & 255, row >> 8, column, 0, 1, 0)))
        for row in (60_000, 65_535)
        for column in (0, 255)
    )
    return xls.workbook(xls.row(1, xls.PAYMENT), blank, xls.record(0x0200, b"\0\0\0\0\xff\xff\0\0\0\0\0\1\0\0"))


def formats_out_to_the_edge() -> bytes:
    """A spreadsheet whose last row and column carry on to the edge, as they do wherever a column was formatted."""
    return ods.spreadsheet(
        ods.payment(), ods.row(ods.cell(times=16_384)), ods.row(ods.cell(times=16_384), times=1_048_570)
    )


FILES: dict[str, tuple[Callable[[], bytes], SourceMapping | None, str]] = {
    "signs and spaces in UTF-8": (lambda: signs().encode(), None, SUM),
    "the same behind a mark": (lambda: signs().encode("utf-8-sig"), None, SUM),
    "in Windows-1252": (in_windows_letters, None, SUM),
    "Unicode text with tabs": (as_unicode_text, None, SUM),
    "UTF-16 without a mark": (lambda: signs().encode("utf-16-be"), None, SUM),
    "semicolons": (with_semicolons, None, SUM),
    "upright strokes": (
        lambda: signs().replace('"', "").replace("1,", "1\u2009").replace(",", "|").replace("\u2009", ",").encode(),
        None,
        SUM,
    ),
    "a title above the header": (with_a_title, None, SUM),
    "lone carriage returns and mixed line ends": (lambda: signs().replace("\r\n", "\r", 3).encode(), None, SUM),
    "a report with totals": (report_with_totals, LEDGER, "1149.50"),
    "two header rows": (two_header_rows, TWO_ROWS, "1149.50"),
    "an .xls workbook with formats to its edge": (edge_of_the_sheet, None, "1250.37"),
    "an .ods spreadsheet with formats to its edge": (formats_out_to_the_edge, None, "1250.37"),
    "residue of arithmetic": (lambda: xls.workbook(xls.row(1, ("L", "4", "d", 0.1 + 0.2, "s", "r"))), None, "0.30"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_of_real_life_is_read_to_the_penny(case: str) -> None:
    made, mapping, comes_to = FILES[case]
    found = read_extract(made(), file_name="", mapping=mapping)
    assert found.unreadable == ()
    assert sum_of(row.amount for row in found.rows) == Money.of(comes_to)
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("in Windows-1252", "it was read as Windows-1252. Look whether '\u00a31"),
        ("Unicode text with tabs", "It was read as UTF-16, low byte first"),
        ("UTF-16 without a mark", "It does not say its encoding; it was read as UTF-16, high byte first"),
        ("semicolons", "Its cells are separated by semicolons."),
        ("a title above the header", "The header is in row 4; what stands above it was passed over."),
        ("a report with totals", "left out, as was confirmed for this source: rows 7, 9, 10."),
        (
            "a report with totals",
            "Lines without day and amount were left out, as was confirmed for this source: row 11.",
        ),
    ],
)
def test_how_it_was_read_is_said(case: str, says: str) -> None:
    made, mapping, _ = FILES[case]
    assert says in " ".join(read_extract(made(), file_name="", mapping=mapping).notes)


def test_a_total_that_does_not_add_up_is_refused_and_not_left_out() -> None:
    content = report_with_totals().replace(b"Subtotal,-1200.50", b"Subtotal,-1200.49")
    found = read_extract(content, file_name="", mapping=LEDGER)
    assert [row.row for row in found.unreadable] == [7]
    assert "is not what the rows above come to" in found.unreadable[0].says
