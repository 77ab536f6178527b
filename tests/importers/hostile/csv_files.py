"""Text files that mean harm, or are broken: each with the refusal it gets. All made here, all invented."""

from __future__ import annotations

from collections.abc import Callable

from section75.core.refusals import Refusal
from section75.importers.csv_refusals import (
    BrokenTable,
    CellTooLong,
    ColumnGivenTwice,
    FileTooLarge,
    MissingColumns,
    NothingInTheFile,
    NulBytes,
    TooManyColumns,
    TooManyRows,
    WrongEncoding,
)

HEADER = b"date,cost_centre,subjective,description,amount,supplier,reference\n"
ROW = b"14/06/2022,LD402,4110,Invented,1.00,Invented Care,AP-1\n"
GOOD = HEADER + ROW

Case = tuple[Callable[[], bytes], type[Refusal], str]
REFUSED: dict[str, Case] = {
    "empty": (lambda: b"", NothingInTheFile, "It is empty"),
    "a mark and nothing": (lambda: b"\xff\xfe", NothingInTheFile, "It is empty"),
    "delimiters only": (lambda: b",,,,,\n" * 10, NothingInTheFile, "It is empty"),
    "header only": (lambda: HEADER, NothingInTheFile, "no row under it"),
    "NUL bytes": (lambda: GOOD + b"\0\0\0", NulBytes, "NUL byte in line 3"),
    "NUL on both sides": (lambda: b"d\0\0a" * 100, NulBytes, "NUL byte in line 1"),
    "UTF-16 in which a letter is cut": (
        lambda: b"\xff\xfe" + GOOD.decode().encode("utf-16-le")[:-1],
        WrongEncoding,
        "UTF-16",
    ),
    "UTF-16 with half a pair": (lambda: b"\xfe\xff\xd8\x00\x00a", WrongEncoding, "UTF-16"),
    "UTF-16 with NUL": (lambda: (GOOD.decode() + "\0").encode("utf-16"), NulBytes, "NUL"),
    "UTF-32": (lambda: GOOD.decode().encode("utf-32"), WrongEncoding, "UTF-32"),
    "mark of UTF-8 before other bytes": (lambda: b"\xef\xbb\xbf" + GOOD + b"\xa3", WrongEncoding, "begins as UTF-8"),
    "two encodings": (lambda: GOOD + "\u00a3".encode() + b" \xa3", WrongEncoding, "two encodings are mixed"),
    "a byte of no encoding": (lambda: GOOD + b"\x8d\xa3", WrongEncoding, "not Windows-1252"),
    "open quotation": (lambda: GOOD + b'"14/06/2022,LD402\n' + ROW * 3, BrokenTable, "row 3"),
    "quotation within": (lambda: HEADER + b'14/06/2022,"a"b,4110,x,1.00,s,r\n', BrokenTable, "row 2"),
    "field of 10 MB": (lambda: GOOD + b'"' + b"x" * 10_000_000 + b'"\n', CellTooLong, "Row 3"),
    "a million columns": (lambda: b"a," * 1_000_000 + b"\n" + ROW, TooManyColumns, "1,000,001 columns"),
    "more than 50 MB": (lambda: b"x" * 50_000_001, FileTooLarge, "50,000,001 bytes"),
    "more than a million rows": (lambda: HEADER + b"\n" * 1_000_002, TooManyRows, "1,000,000 rows"),
    "no table": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 not a table", MissingColumns, "lacks 7 columns"),
    "a page": (lambda: b"<html><table><tr><td>date</td></tr></table>", MissingColumns, "lacks 7 columns"),
    "JSON": (lambda: b'{"date": "2022-06-14", "amount": 1}', MissingColumns, "lacks 7 columns"),
    "every byte there is": (lambda: bytes(range(1, 256)) * 4, WrongEncoding, "not Windows-1252|two encodings"),
    "duplicate columns": (
        lambda: HEADER.replace(b"reference", b"reference,net amount") + ROW,
        ColumnGivenTwice,
        "amount 2 times",
    ),
    "blank header": (lambda: b",,,,,,\n" + ROW, MissingColumns, "lacks 7 columns"),
    "two header rows": (
        lambda: b"date,cost,cost,x,net,who,which\n,centre,code,,amount,,\n" + ROW,
        MissingColumns,
        "lacks",
    ),
}
UNREADABLE: dict[str, tuple[str, str]] = {
    "ragged row": ("14/06/2022,LD402,4110,x,1.00", "It has 5 cells and the header has 7"),
    "formula": ("14/06/2022,LD402,4110,x,=1+1,s,r", "'=1+1' is not an amount"),
    "command": ("14/06/2022,LD402,4110,x,\"=cmd|' /C calc'!A0\",s,r", "is not an amount"),
    "NaN": ("14/06/2022,LD402,4110,x,NaN,s,r", "'NaN' is not an amount"),
    "Infinity": ("14/06/2022,LD402,4110,x,-Infinity,s,r", "'-Infinity' is not an amount"),
    "1e400": ("14/06/2022,LD402,4110,x,1e400,s,r", "'1e400' is not an amount"),
    "exponent": ("14/06/2022,LD402,4110,x,1.5E+3,s,r", "'1.5E+3' is not an amount"),
    "three decimals": ("14/06/2022,LD402,4110,x,1.005,s,r", "finer than a penny"),
    "eighteen figures": ("14/06/2022,LD402,4110,x,999999999999999999,s,r", "larger than any partnership's money"),
    "groups of two": ('14/06/2022,LD402,4110,x,"1,25",s,r', "'1,25' is not an amount"),
    "groups of four": ("14/06/2022,LD402,4110,x,1 2504.00,s,r", "is not an amount"),
    "decimal comma": ('14/06/2022,LD402,4110,x,"1.250,37",s,r', "'1.250,37' is not an amount"),
    "two signs": ("14/06/2022,LD402,4110,x,-5.00 CR,s,r", "'-5.00 CR' is not an amount"),
    "brackets and minus": ("14/06/2022,LD402,4110,x,(-5.00),s,r", "'(-5.00)' is not an amount"),
    "figures of another script": ("14/06/2022,LD402,4110,x,\u0661\u0662,s,r", "is not an amount"),
    "a thirteenth month": ("06/14/2022,LD402,4110,x,1.00,s,r", "'06/14/2022' is not a day"),
    "a year of two figures": ("14/06/22,LD402,4110,x,1.00,s,r", "'14/06/22' is not a day"),
    "a header once more": (HEADER.decode().strip(), "'date' is not a day"),
    "total": (",,,Grand total,1.00,,", "It looks like a total, 'Grand total'"),
    "subtotal in the cost centre": (",Subtotal LD402,,,1.00,,", "It looks like a total, 'Subtotal LD402'"),
    "total for": (",,,LD402 total:,1.00,,", "It looks like a total"),
}
