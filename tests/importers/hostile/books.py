"""Workbooks of Excel 97 and OpenDocument spreadsheets that mean harm, or are broken: each with its refusal."""

from __future__ import annotations

import struct

from section75.importers.csv_refusals import ColumnGivenTwice, MissingColumns, NothingInTheFile
from section75.importers.workbook.refusals import (
    CellTooFarOut,
    NotAWorkbook,
    OldWorkbook,
    UnsafePart,
    ValuesFromAnotherWorkbook,
    WhichSheet,
    WorkbookBroken,
    WorkbookLocked,
    WorkbookReaderStopped,
    WorkbookTooLarge,
    WorkbookWithMacros,
)

from . import making_ods as ods
from . import making_xls as xls
from .csv_files import Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD_XLS = xls.workbook(xls.row(1, xls.PAYMENT))
GOOD_ODS = ods.spreadsheet(ods.payment())
ANOTHER_BOOK = xls.record(0x01AE, struct.pack("<HH", 1, 3) + b"\0a.x") + xls.record(
    0x0017, struct.pack("<HHHH", 1, 0, 0, 0)
)
POINTS_THERE = b"\x3a" + struct.pack("<HHH", 0, 0, 0)


def changed(content: bytes, at: int, to: bytes) -> bytes:
    """A file with some bytes changed."""
    return content[:at] + to + content[at + len(to) :]


def with_content(content: str, **more: str) -> bytes:
    """A spreadsheet with that as its content."""
    return ods.packed({"content.xml": content, "META-INF/manifest.xml": ods.MANIFEST} | more)


def laughing() -> bytes:
    """A spreadsheet that declares entities of entities."""
    each = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_content(ods.content(ods.table(), before=f'<!DOCTYPE x [<!ENTITY l0 "ha">{each}]>'))


XLS: dict[str, Case] = {
    "first bytes only": (lambda: OLE, WorkbookBroken, "not copied to its end"),
    "nothing behind them": (lambda: OLE + b"\0" * 504, WorkbookBroken, "directory is missing"),
    "cut in half": (lambda: GOOD_XLS[: len(GOOD_XLS) // 2], WorkbookBroken, "not copied|breaks? off|not whole"),
    "chain in a circle": (lambda: changed(GOOD_XLS, 512 + 8, struct.pack("<L", 2)), WorkbookBroken, "directory"),
    "chain that leaves the file": (
        lambda: changed(GOOD_XLS, 512 + 8, struct.pack("<L", 99)),
        WorkbookBroken,
        "directory",
    ),
    "sectors of a size there is not": (lambda: changed(GOOD_XLS, 30, b"\x14\0"), WorkbookBroken, "directory"),
    "stream longer than the file": (
        lambda: changed(GOOD_XLS, 1_024 + 128 + 120, struct.pack("<L", 2**31)),
        WorkbookBroken,
        "directory",
    ),
    "password": (lambda: xls.workbook(more=xls.record(0x002F, b"\1\0")), WorkbookLocked, "Take the password off"),
    "password of a later workbook": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        WorkbookLocked,
        "Take the password off",
    ),
    "another document": (lambda: xls.compound(b"\0" * 5_000, "WordDocument"), NotAWorkbook, "another kind"),
    "Excel 95": (lambda: xls.compound(b"\0" * 5_000, "Book"), OldWorkbook, "of Excel 95"),
    "Excel 95 within": (lambda: xls.compound(xls.begin(5, 0x0500)), OldWorkbook, "of Excel 95"),
    "Excel 4": (lambda: xls.compound(xls.record(0x0409, b"\0" * 6)), OldWorkbook, "of Excel 4"),
    "sheet that is a program": (
        lambda: xls.compound(xls.stream({"Macro1": xls.sheet()}, kind=1)),
        WorkbookWithMacros,
        "'Macro1'",
    ),
    "record longer than the stream": (
        lambda: xls.compound(xls.begin(5) + struct.pack("<HH", 0x41E, 8_000)),
        WorkbookBroken,
        "record of it is not whole",
    ),
    "no record at all": (lambda: xls.compound(b"\0" * 4_096), WorkbookBroken, "record of it is not whole"),
    "cell cut short": (lambda: xls.workbook(xls.record(0x0203, b"\1\0")), WorkbookBroken, "record of it is not whole"),
    "sheet somewhere else": (
        lambda: xls.compound(
            xls.begin(5) + xls.record(0x0085, struct.pack("<LBB", 9**9, 0, 0) + b"\1\0A") + xls.END_RECORD
        ),
        WorkbookBroken,
        "break off",
    ),
    "two sheets of one name": (
        lambda: xls.compound(xls.stream({"A": xls.sheet(), "a": xls.sheet()})),
        WorkbookBroken,
        "'a' is there twice",
    ),
    "hidden sheets only": (
        lambda: xls.compound(xls.stream({"A": xls.sheet(xls.headings())}, state=1)),
        NothingInTheFile,
        "hidden sheets",
    ),
    "empty sheet": (lambda: xls.compound(xls.stream({"A": xls.sheet()})), NothingInTheFile, "It is empty"),
    "far corner": (lambda: xls.workbook(xls.number(65_535, 600, 1.0)), CellTooFarOut, "at most 500 columns"),
    "value from another workbook": (
        lambda: xls.workbook(xls.row(1, ("a", "b", "c", xls.formula(1, 4, 5.0, POINTS_THERE))), more=ANOTHER_BOOK),
        ValuesFromAnotherWorkbook,
        "Cell E2",
    ),
    "two sheets with the columns": (
        lambda: xls.compound(xls.stream({"A": xls.sheet(xls.headings()), "B": xls.sheet(xls.headings())})),
        WhichSheet,
        "2 of them have",
    ),
    "header in another place": (
        lambda: xls.compound(xls.stream({"A": xls.sheet(xls.headings(("a", "b")), xls.row(1, xls.PAYMENT))})),
        MissingColumns,
        "lacks 7 columns",
    ),
}
ODS: dict[str, Case] = {
    "cut in half": (lambda: GOOD_ODS[: len(GOOD_ODS) // 2], WorkbookBroken, "not copied to its end"),
    "no content": (lambda: ods.packed({"other.xml": "<a/>"}), NotAWorkbook, r"no content\.xml"),
    "XML that breaks off": (lambda: with_content(ods.content(ods.table())[:-30]), WorkbookBroken, "is not whole"),
    "billion laughs": (laughing, UnsafePart, "declares a document type"),
    "external entity": (
        lambda: with_content(ods.content(before='<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">')),
        UnsafePart,
        "declares a document type",
    ),
    "password": (
        lambda: with_content(
            "\0\1",
            **{
                "META-INF/manifest.xml": ods.MANIFEST.replace(
                    "</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>"
                )
            },
        ),
        WorkbookLocked,
        "Take the password off",
    ),
    "ratio bomb": (
        lambda: with_content(ods.content(ods.table()) + " " * 60_000_000),
        WorkbookTooLarge,
        "expands more than 200 times",
    ),
    "name pointing outside": (lambda: with_content(ods.content(), **{"../x": "x"}), UnsafePart, "points outside"),
    "far corner": (
        lambda: ods.spreadsheet(ods.row(ods.cell(times=16_383), ods.cell("float", "1"))),
        CellTooFarOut,
        "500 columns",
    ),
    "far down": (
        lambda: ods.spreadsheet(ods.row(ods.cell(), times=1_048_000), ods.payment()),
        CellTooFarOut,
        "1,000,001 rows",
    ),
    "a value in every cell": (
        lambda: ods.spreadsheet(ods.row(ods.cell("float", "1", times=400), times=900_000)),
        CellTooFarOut,
        "at most",
    ),
    "beyond the sheet": (
        lambda: ods.spreadsheet(ods.row(ods.cell("float", "1", times=20_000))),
        WorkbookBroken,
        "outside any sheet",
    ),
    "repeated endlessly": (
        lambda: ods.spreadsheet(ods.row(ods.cell("float", "1"), times=99_999_999)),
        WorkbookBroken,
        "stands '99999999'",
    ),
    "percentages everywhere": (
        lambda: ods.spreadsheet(ods.row(ods.cell("percentage", "1", times=400), times=5_000)),
        WorkbookTooLarge,
        "errors",
    ),
    "two sheets of one name": (
        lambda: with_content(ods.content(ods.table(), ods.table())),
        WorkbookBroken,
        "'ledger' is there twice",
    ),
    "hidden sheets only": (
        lambda: with_content(ods.content(ods.table(ods.headings(), style="away"))),
        NothingInTheFile,
        "hidden sheets",
    ),
    "empty": (lambda: with_content(ods.content(ods.table())), NothingInTheFile, "It is empty"),
    "no sheet": (lambda: with_content(ods.content()), NothingInTheFile, "It is empty"),
    "duplicate columns": (
        lambda: with_content(ods.content(ods.table(ods.headings(*ods.HEADER, "net amount"), ods.payment()))),
        ColumnGivenTwice,
        "amount 2 times",
    ),
    "value from another spreadsheet": (
        lambda: ods.spreadsheet(ods.payment(words=ods.cell("float", "5", formula="of:='file:///a.ods'#$A.A1"))),
        ValuesFromAnotherWorkbook,
        "Cell D2",
    ),
    "long text many times": (
        lambda: ods.spreadsheet(ods.row(ods.cell("string", words="x" * 30_000, times=400), times=7_000)),
        WorkbookReaderStopped,
        "more memory or time",
    ),
}
