"""Workbooks that mean harm, or are broken: each with the refusal it gets. All made here, all invented."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from section75.core.refusals import Refusal
from section75.importers.csv_refusals import CellTooLong, ColumnGivenTwice, MissingColumns, NothingInTheFile
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

from .making import (
    GOOD,
    SHEET,
    TOP,
    Part,
    header,
    number,
    packed,
    parts,
    payment,
    relations,
    row,
    sheet,
    text,
    workbook,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{LAUGHS}]>'


def with_sheet(content: str | bytes) -> bytes:
    """The usual workbook with that as its sheet's part."""
    return packed(parts() | {SHEET: content})


def declared(document_type: str, cell: str = "&l9;") -> bytes:
    """A sheet that declares a document type and uses an entity."""
    return with_sheet(GOOD.replace(TOP, TOP + document_type).replace("Invented placement", cell))


def written(value: str) -> bytes:
    """A workbook whose amount is written in another way."""
    return workbook(payment(2, value))


def twice(name: str) -> bytes:
    """A workbook with a part once more, under a name of its own."""
    return packed([*parts().items(), (name, sheet(header(), payment(2, "9.99")))])


def lying(size: int) -> bytes:
    """A workbook whose directory says that its sheet expands to so many bytes."""
    content = bytearray(packed(parts()))
    at = content.rindex(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(content)


def locked() -> bytes:
    """A container whose parts are said to be encrypted."""
    content = bytearray(packed(parts()))
    at = content.rindex(SHEET.encode()) - 46
    content[at + 8] |= 1
    return bytes(content)


def other_packing() -> bytes:
    """A container with a part packed as no spreadsheet packs."""
    out = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/more.xml", "<a/>", zipfile.ZIP_LZMA)
    return out.getvalue()


def commented() -> bytes:
    """A container with something after its parts."""
    out = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"PK\x05\x06" + b"\0" * 18
    return out.getvalue()


def amplified() -> bytes:
    """A short file in which every cell is the same long text."""
    strings = f"{TOP}<sst><si><t>{'x' * 32_000}</t></si></sst>"
    cells = (row(at, (f'<c r="{letter}{at}" t="s"><v>0</v></c>' for letter in "ABCDEFG")) for at in range(2, 8_000))
    return packed(parts({"Ledger": sheet(header(), *cells)}) | {"xl/sharedStrings.xml": strings} | _strings())


def _strings() -> dict[str, Part]:
    book = relations(1)
    relation = '<Relationship Id="rId9" Type="x/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    return {"xl/_rels/workbook.xml.rels": book.replace("</Relationships>", f"{relation}</Relationships>")}


def far(*cells: str) -> bytes:
    """The usual workbook with cells in a row of their own, below."""
    at = "".join(letter for letter in cells[0].split('"')[1] if letter.isdigit())
    return workbook(payment(2), row(int(at), cells))


def foreign(name: str) -> bytes:
    """A container that holds something else."""
    return packed({name: "x"})


Case = tuple[Callable[[], bytes], type[Refusal], str]
HOSTILE: dict[str, Case] = {
    "ratio bomb": (lambda: with_sheet(GOOD + " " * 60_000_000), WorkbookTooLarge, "expands more than 200 times"),
    "ten thousand parts": (
        lambda: packed(parts() | {f"xl/media/{n}.png": "x" for n in range(9_990)}),
        WorkbookTooLarge,
        r"at most 1,000 are looked at",
    ),
    "a hundred thousand parts": (lambda: packed(parts()) + b"PK\x01\x02" * 100_000, WorkbookTooLarge, "more than"),
    "size said too small": (lambda: lying(10), WorkbookBroken, "not of the size"),
    "size said too large": (lambda: lying(4_000_000_000), WorkbookBroken, "not of the size"),
    "far corner": (lambda: far(number("XFD1048576", "1")), CellTooFarOut, "Cell XFD1048576 .* at most 500 columns"),
    "far down and right": (lambda: far(number("AAA300000", "1")), CellTooFarOut, "AAA300000"),
    "far down": (lambda: far(number("G900000", "1")), CellTooFarOut, "G900000 .*6,300,000 cells .*at most 3,000,000"),
    "last row": (lambda: far(number("A1048576", "1")), CellTooFarOut, "1048576 .*at most 1,000,001 rows"),
    "far formula": (lambda: far('<c r="XFD9"><f>1</f></c>'), CellTooFarOut, "XFD9"),
    "billion laughs": (lambda: declared(BILLION), UnsafePart, "declares a document type"),
    "external document type": (
        lambda: declared('<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">', "x"), UnsafePart, "a document type",
    ),
    "external entity": (
        lambda: declared('<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'), UnsafePart, "a document type",
    ),
    "document type in UTF-16": (
        lambda: with_sheet(GOOD.replace('"UTF-8"', '"UTF-16"').replace("?>", "?>" + BILLION, 1).encode("utf-16")),
        UnsafePart, "not written in UTF-8",
    ),
    "another encoding": (lambda: with_sheet(GOOD.replace("UTF-8", "cp037")), UnsafePart, "not written in UTF-8"),
    "document type in another part": (
        lambda: packed(parts() | {"docProps/app.xml": "<!DOCTYPE a><a/>"}), UnsafePart, "docProps/app.xml",
    ),
    "endless tag": (
        lambda: with_sheet(GOOD.replace("<sheetData>", f'<x y="{"".join(map(str, range(700_000)))}"/><sheetData>')),
        UnsafePart, "a tag or comment of more than 1,000,000 bytes",
    ),
    "value from another workbook": (
        lambda: workbook(payment(2, E='<c r="E2"><f>[1]Sheet1!$A$1</f><v>5</v></c>')),
        ValuesFromAnotherWorkbook, "Cell E2 of the sheet 'Ledger'",
    ),
    "sheet that is a program": (
        lambda: packed(parts() | {"xl/macrosheets/sheet1.xml": "<a/>"}), WorkbookWithMacros, "xl/macrosheets/sheet1",
    ),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), WorkbookLocked, "Take the password off"),
    "encrypted parts": (locked, WorkbookLocked, "protected by a password"),
    "binary workbook": (lambda: packed(parts() | {"xl/workbook.bin": b"x"}), OldWorkbook, ".xlsb"),
    "another document": (lambda: foreign("mimetype"), NotAWorkbook, "another kind of document"),
    "another container": (lambda: foreign("ledger.csv"), NotAWorkbook, "no xl/workbook.xml"),
    "workbook in a container": (lambda: packed({"a.xlsx": packed(parts())}), NotAWorkbook, "no xl/workbook.xml"),
    "empty container": (lambda: b"PK\x05\x06" + b"\0" * 18, WorkbookBroken, "before or after its parts"),
    "truncated": (lambda: packed(parts())[:-200], WorkbookBroken, "not copied to its end"),
    "only its beginning": (lambda: b"PK\x03\x04", WorkbookBroken, "not copied to its end"),
    "something before": (lambda: b"PK\x03\x04" + packed(parts()), WorkbookBroken, "before or after its parts"),
    "something after": (commented, WorkbookBroken, "before or after its parts"),
    "name pointing outside": (lambda: twice("xl/../../evil.xml"), UnsafePart, "points outside"),
    "name from the root": (lambda: twice("/etc/evil.xml"), UnsafePart, "points outside"),
    "name with a drive": (lambda: twice("C:\\evil.xml"), UnsafePart, "points outside"),
    "part twice": (lambda: twice(SHEET), UnsafePart, "is there twice"),
    "part twice but for capitals": (lambda: twice("XL/worksheets/SHEET1.xml"), UnsafePart, "is there twice"),
    "unusual packing": (other_packing, UnsafePart, "packed in an unusual way"),
    "no such shared string": (
        lambda: workbook(payment(2, B='<c r="B2" t="s"><v>99</v></c>')), WorkbookBroken, "missing or damaged",
    ),
    "long text in every cell": (amplified, WorkbookReaderStopped, "more memory or time"),
    "XML that breaks off": (lambda: with_sheet(GOOD[:-40]), WorkbookBroken, "is not whole"),
    "cells out of order": (
        lambda: workbook(payment(3), payment(2)), WorkbookBroken, "A2 of a sheet comes after a later one",
    ),
    "cell twice": (lambda: workbook(row(2, [text("A2", "a"), text("A2", "b")])), WorkbookBroken, "A2 .* or twice"),
    "cell in another row": (lambda: workbook(row(2, [text("A7", "a")])), WorkbookBroken, "row 2 .*'A7'"),
    "cell nowhere": (lambda: workbook(row(2, [text("ZZZ2", "a")])), WorkbookBroken, "outside any sheet"),
    "row without a number": (lambda: workbook(row(0, [text("A0", "a")])), WorkbookBroken, "numbered '0'"),
    "sheet without cells": (
        lambda: packed(parts() | {"xl/_rels/workbook.xml.rels": "<Relationships/>"}), WorkbookBroken, "'Ledger'",
    ),
    "comment in a number": (lambda: written("12<!-- -->50.37"), WorkbookBroken, "E2 of a sheet is written as no"),
    "instruction in a number": (lambda: written("12<?x y?>50.37"), WorkbookBroken, "E2 of a sheet is written as no"),
    "number in a quoted section": (lambda: written("<![CDATA[1250.37]]>"), WorkbookBroken, "E2 of a sheet is written"),
    "number with a character by its number": (lambda: written("12&#53;0.37"), WorkbookBroken, "E2 of a sheet is writ"),
    "element in a number": (lambda: written("12<b/>50.37"), WorkbookBroken, "E2 of a sheet is written as no"),
    "two values in a cell": (lambda: written("1</v><v>2"), WorkbookBroken, "E2 of a sheet is written as no"),
    "value and text in a cell": (
        lambda: written("1</v><is><t>2</t></is><v>"), WorkbookBroken, "E2 of a sheet is written as no",
    ),
    "formula after its value": (lambda: written("1</v><f>2</f><v>"), WorkbookBroken, "E2 of a sheet is written as no"),
    "rows in two places": (
        lambda: with_sheet(GOOD.replace("</sheetData>", f"</sheetData><sheetData>{payment(3)}</sheetData>")),
        WorkbookBroken, "A3 of a sheet is written as no spreadsheet writes it",
    ),
    "another workbook beside it": (
        lambda: packed(parts() | {"_rels/.rels": str(parts()["_rels/.rels"]).replace("workbook.xml", "workbook2.xml"),
                                  "xl/workbook2.xml": parts()["xl/workbook.xml"]}),
        WorkbookBroken, "not where they belong",
    ),
    "too many elements": (
        lambda: with_sheet(sheet(header(), *["<row>" + "<c/>" * 1_000 + "</row>"] * 3_100)),
        WorkbookTooLarge, "expands more than 200 times|more than 500,000 cells",
    ),
    "cell too long": (
        lambda: workbook(payment(2, D=text("D2", "".join(map(str, range(9_000)))))), CellTooLong, "Row 2 has a cell",
    ),
    # what is whole, and not to be guessed at
    "blank header": (lambda: packed(parts({"A": sheet(payment(2))})), MissingColumns, "no name at all"),
    "merged header": (
        lambda: packed(parts({"A": sheet(header("date", "cost_centre", "", "", "amount", "supplier", "reference"),
                                         payment(2), after='<mergeCells><mergeCell ref="B1:D1"/></mergeCells>')})),
        MissingColumns, "subjective, description",
    ),
    "duplicate columns": (
        lambda: packed(parts({"A": sheet(header("date", "cost_centre", "subjective", "description", "amount",
                                                "net amount", "supplier", "reference"), payment(2))})),
        ColumnGivenTwice, "amount 2 times",
    ),
    "header only": (lambda: workbook(), NothingInTheFile, "no row under it"),
    "empty sheet": (lambda: packed(parts({"A": sheet()})), NothingInTheFile, "It is empty"),
    "hidden sheets only": (
        lambda: packed(parts({"A": GOOD}, states={"A": "veryHidden"})), NothingInTheFile, "hidden sheets only",
    ),
    "two sheets with the columns": (
        lambda: packed(parts({"June": GOOD, "July": GOOD})), WhichSheet, "2 sheets .*'June', 'July', and 2 of them",
    ),
    "two sheets without the columns": (
        lambda: packed(parts({"Notes": sheet(row(1, [text("A1", "x")])), "More": sheet(row(1, [text("A1", "y")]))})),
        WhichSheet, "none of them has the columns",
    ),
}  # fmt: skip
